namespace CcHc.Portal.Documents.Rendering;

/// <summary>Section «Documents» of the configuration.</summary>
public sealed class PaperRenderingOptions
{
    public const string Section = "Documents";

    /// <summary>Full path of Chromium, Chrome or Edge; empty looks in the usual places.</summary>
    public string? Browser { get; set; }

    /// <summary>Seconds one PDF may take, above 0.</summary>
    public int TimeLimitSeconds { get; set; } = 60;

    /// <summary>How many PDFs are set at once, from 1.</summary>
    public int Parallel { get; set; } = 2;
}
