namespace CcHc.Portal.Web.Demo;

/// <summary>
/// How far a demo campaign has come, in the order of the chain: results are published before awards are proposed, because the
/// proposal rests on them.
/// </summary>
public enum DemoStage
{
    Draft,
    Registration,
    CarryingOut,
    SelfAssessment,
    Appraisal,
    Explanation,
    Published,
    Proposal,
    Awarded,
    Closed,
}

public static class DemoStages
{
    private static readonly Dictionary<string, DemoStage> ByName = new(StringComparer.Ordinal)
    {
        ["draft"] = DemoStage.Draft,
        ["registration"] = DemoStage.Registration,
        ["carrying-out"] = DemoStage.CarryingOut,
        ["self-assessment"] = DemoStage.SelfAssessment,
        ["appraisal"] = DemoStage.Appraisal,
        ["explanation"] = DemoStage.Explanation,
        ["proposal"] = DemoStage.Proposal,
        ["published"] = DemoStage.Published,
        ["awarded"] = DemoStage.Awarded,
        ["closed"] = DemoStage.Closed,
    };

    /// <summary>As the command line writes them.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static DemoStage Of(string name) => ByName[name];

    public static string NameOf(DemoStage stage) => ByName.First(s => s.Value == stage).Key;
}
