using System.Text.RegularExpressions;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>
/// An end that somebody has to keep is shown by the tag «deadline», so that every page says it in the same words and in the
/// time of the country. What is only listed (the plan's own days, what has been recorded) is named here.
/// </summary>
public sealed partial class DeadlineTests
{
    private static readonly HashSet<string> Listed = new(StringComparer.Ordinal)
    {
        // The plan as it is written, before it runs.
        "Preparation/TaskList.cshtml",
        // Both days of a bar, followed by what is left in words.
        "Shared/_PhaseStrip.cshtml",
        // A column of days beside «quá hạn n ngày».
        "Tasks/Tasks.cshtml",
        // Units and posts end; nobody has to do anything by then.
        "Units/Show.cshtml",
    };

    [Fact]
    public void Views_ShowNoRawEnd()
    {
        var root = Path.Combine(SourceFolder(), "src", "CcHc.Portal.Web", "Features");
        var raw = Directory.EnumerateFiles(root, "*.cshtml", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(root, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !Listed.Contains(f.Name))
            .SelectMany(f => RawEnd().Matches(f.Text).Select(m => $"{f.Name}: {m.Value}"))
            .ToList();

        Assert.True(raw.Count == 0, "Use <deadline end=\"…\" />:\n" + string.Join('\n', raw));
    }

    [Fact]
    public void ListedViews_AreThere()
    {
        var root = Path.Combine(SourceFolder(), "src", "CcHc.Portal.Web", "Features");

        Assert.All(Listed, name => Assert.True(File.Exists(Path.Combine(root, name)), name));
    }

    [GeneratedRegex(@"VietnamTime\.(Deadline\(|(Day|Minute|WithWeekday)\([^)]*(\bEnd\b|\bend\b|LastDay|[Dd]ue\b|Deadline|LateUntil))")]
    private static partial Regex RawEnd();

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcHc.Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
