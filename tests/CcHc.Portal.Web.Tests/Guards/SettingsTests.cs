using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>README names every setting that there is, and none that there is not.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public void EverySettingOfAClass_IsInTheReadme()
    {
        var settings = Known()
            // Heeded in tests only.
            .Except(["Portal:HasQuickPasswords"]);

        Assert.Equal([], settings.Except(Readme()));
    }

    [Fact]
    public void EverySettingInTheReadme_IsReadByTheCode()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(ArchitectureTests.RepositoryFolder(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var known = Known().ToHashSet();

        Assert.Equal([], Readme().Where(s => !known.Contains(s) && !source.Contains($"\"{s}\"", StringComparison.Ordinal) && !IsConnection(s, source)));
    }

    private static IEnumerable<string> Known() =>
    [
        .. Names(typeof(PortalSettings), PortalSettings.Section),
        .. Names(typeof(LimitSettings), LimitSettings.Section),
        .. Names(typeof(PaperRenderingOptions), PaperRenderingOptions.Section),
        .. Names(typeof(EvidenceSettings), EvidenceSettings.Section),
        .. Names(typeof(LocalPractice), LocalPractice.Section),
    ];

    // Read by the framework's own accessor, under the name after the colon.
    private static bool IsConnection(string setting, string source) =>
        setting.StartsWith("ConnectionStrings:", StringComparison.Ordinal) && source.Contains($"\"{setting.Split(':')[1]}\"", StringComparison.Ordinal);

    private static IEnumerable<string> Names(Type type, string section) =>
        type.GetProperties().Where(p => p.SetMethod is not null).Select(p => $"{section}:{p.Name}");

    private static List<string> Readme() =>
        [.. Setting().Matches(File.ReadAllText(Path.Combine(ArchitectureTests.RepositoryFolder(), "README.md"))).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex("`((?:Portal|Documents|Database|ConnectionStrings|Evidence|Files|Jobs|Layout|Limits):[A-Za-z]+)`")]
    private static partial Regex Setting();
}
