using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>People that no text names: one officer and one head for each unit, appraisers and leads for agencies.</summary>
public static class Staff
{
    /// <param name="login">Accounts are «{login}.daumoi» and «{login}.thutruong»; without it the two have none.</param>
    public static IEnumerable<DemoPerson> OfUnit(string unit, string headPost, string? login = null) =>
    [
        new(InventedNames.Of(unit + "/head"), unit, headPost, headPost, login is null ? null : login + ".thutruong", [new(Role.UnitHead, unit)]),
        new(InventedNames.Of(unit + "/officer"), unit, "Công chức đầu mối", null, login is null ? null : login + ".daumoi", [new(Role.UnitOfficer, unit)]),
    ];

    /// <param name="login">Accounts are «{login}.thamdinh» and «{login}.lanhdao».</param>
    public static IEnumerable<DemoPerson> OfAgency(string unit, string leadPost, string? login = null) =>
    [
        new(InventedNames.Of(unit + "/appraiser"), unit, "Chuyên viên thẩm định", null, login is null ? null : login + ".thamdinh", [new(Role.Appraiser, unit)]),
        new(InventedNames.Of(unit + "/lead"), unit, leadPost, null, login is null ? null : login + ".lanhdao", [new(Role.AgencyLead, unit)]),
    ];

    public static DemoEntrant Collective(DemoUnit unit) => new(unit.WithoutLogin ? ParticipantKind.External : ParticipantKind.Collective, unit.Name, unit.Key);

    /// <summary>Somebody of the unit who takes part in the own name.</summary>
    public static DemoEntrant Individual(string unit, string title) => new(ParticipantKind.Individual, InventedNames.Of(unit + "/individual"), unit, title);
}
