using CcHc.Portal.Web.Features.EvidenceStores;
using CcHc.Portal.Web.Features.Pledges;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Features.Shared.Store;

namespace CcHc.Portal.Web.Features.Sheets;

public static class UnitSideSetup
{
    /// <summary>What registration, evidence and self-scoring need.</summary>
    public static IServiceCollection AddUnitSide(this IServiceCollection services)
    {
        services.AddScoped<KeepEvidenceFiles>();
        services.AddScoped<PlanReferences>();
        services.AddScoped<ReadStore>();
        services.AddScoped<LockSheet>();
        services.AddScoped<ApprovePledge>();
        services.AddScoped<ReadPledge>();
        services.AddScoped<ReadSheet>();
        services.AddScoped<BuildWorkspace>();
        return services;
    }
}
