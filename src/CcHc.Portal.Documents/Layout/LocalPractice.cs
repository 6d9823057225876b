namespace CcHc.Portal.Documents.Layout;

/// <summary>What the decree leaves to the agency, or agencies do in spite of it: settings, never errors.</summary>
public sealed class LocalPractice
{
    public const string Section = "Layout";

    /// <summary>The sign of the body in a decision of the Chủ tịch: «UBND» or «CT».</summary>
    public string DecisionBody { get; set; } = "UBND";

    /// <summary>Whether laws are cited with number and body, as some offices still do.</summary>
    public bool LawsWithNumber { get; set; }

    /// <summary>Whether the place line names the kind of territory: «Xã Hòa An, ngày …».</summary>
    public bool PlaceWithKind { get; set; }
}
