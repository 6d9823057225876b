using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Shared.Acts;

public static class ActsSetup
{
    /// <summary>What several features and the demo do the same way.</summary>
    public static IServiceCollection AddPortalActs(this IServiceCollection services)
    {
        services.AddScoped<CampaignTrees>();
        services.AddScoped<SaveMarks>();
        services.AddScoped<OwnSheets>();
        services.AddScoped<RecordFigures>();
        services.AddScoped<FillSystemFigures>();
        services.AddScoped<ReadReadiness>();
        services.AddScoped<OpenCampaign>();
        services.AddScoped<ChangeCalendar>();
        services.AddScoped<ReadContestants>();
        services.AddScoped<CompareStandings>();
        services.AddScoped<SettleScores>();
        services.AddScoped<AppraiseCriterion>();
        services.AddScoped<DecideClaims>();
        services.AddScoped<AmendCriteria>();
        services.AddScoped<AwardProposals>();
        services.AddScoped<AgencyCustoms>();
        services.AddScoped<OrderCertificates>();
        services.AddScoped<AgencyFrames>();
        services.AddScoped<CopyCampaign>();
        services.AddMemoryCache();
        services.AddOptions<EvidenceSettings>().BindConfiguration(EvidenceSettings.Section);
        services.AddScoped<ReadEvidenceRoom>();
        services.AddScoped<KeepEvidenceFiles>();
        services.AddScoped<KeepTable>();
        services.AddScoped<KeepSignedFile>();
        services.AddScoped<PlanReferences>();
        services.AddScoped<LockSheet>();
        services.AddScoped<ApprovePledge>();
        services.AddFeatures();
        services.AddAll<IPaperComposer>();
        services.AddAll<ISigningSummary>();
        services.AddScoped<PaperFiles>();
        services.AddScoped<CompareSignedCopy>();
        services.AddScoped<AcceptDifference>();
        services.AddScoped<ReadSignatures>();
        services.AddScoped<CheckDraftLayout>();
        services.AddAll<ICampaignLinks>();
        return services;
    }
}
