using System.Globalization;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Measuring;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>The profile says what the layout table says that the portal was specified with.</summary>
public sealed class ProfileTests
{
    private static readonly LayoutProfile Profile = LayoutProfiles.Latest;

    [Fact]
    public void EveryComponent_HasTheSizesLettersAndCaseOfTheTable()
    {
        var table = Table();

        Assert.All(Profile.Components.Values, rule =>
        {
            var row = table[rule.Id];
            // «13-14», «13», «= body (13-14)».
            var sizes = row[3].Trim('=', ' ').Replace("body", "", StringComparison.Ordinal).Trim(' ', '(', ')').Split('-').Select(s => s.Trim()).ToList();
            if (sizes[0].Length > 0)
            {
                Assert.Equal((sizes[0], sizes[^1]), (Text(rule.MinPt), Text(rule.MaxPt)));
            }

            if (rule.Bold is { } bold)
            {
                Assert.Equal(row[4], bold ? "Y" : "N");
            }

            if (rule.Italic is { } italic)
            {
                Assert.Equal(row[5], italic ? "Y" : "N");
            }

            if (rule.Case != LetterCase.Any)
            {
                Assert.Equal(row[2].StartsWith("UPPER", StringComparison.Ordinal), rule.Case == LetterCase.Upper);
            }

            if (rule.Alignment == TextAlignment.Centre)
            {
                Assert.Contains("centre", row[6], StringComparison.Ordinal);
            }
        });
    }

    /// <summary>Codes under which the departures of a row of the table are reported, where they are not its own id.</summary>
    private static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["paper"] = "page.size",
        ["margins"] = "page.margin.left",
        ["font"] = "font.name",
        ["chuc_vu"] = "quyen_han",
        ["chuc_vu_khac"] = "quyen_han",
    };

    /// <summary>Every row of the table is judged by a rule that a planted fault makes speak, or is said not to be told from a DOCX.</summary>
    [Fact]
    public void EveryRowOfTheTable_IsJudged_OrSaidNotToBeTold()
    {
        var planted = PlantedFaults.All.Values.Select(f => f.Code).Concat(CopyAndStampTests.Codes).ToHashSet();
        var untold = Profile.Unchecked.ToDictionary(u => u.Id, u => u.Why);

        var silent = Table().Keys.Where(id => !untold.ContainsKey(id) && !planted.Any(c => c == Codes.GetValueOrDefault(id, id) || c.StartsWith(Codes.GetValueOrDefault(id, id) + ".", StringComparison.Ordinal)));

        Assert.Equal([], silent);
        Assert.All(untold, u => Assert.True(Table().ContainsKey(u.Key) && u.Value.Length > 20, u.Key));
    }

    [Fact]
    public void Page_HasTheMarginsOfTheTable()
    {
        var margins = Table()["margins"][7];

        Assert.StartsWith($"top {Profile.Top.From}-{Profile.Top.To} mm, bottom {Profile.Bottom.From}-{Profile.Bottom.To} mm, left {Profile.Left.From}-{Profile.Left.To} mm, right {Profile.Right.From}-{Profile.Right.To} mm", margins, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(19.8, false)]
    [InlineData(19.9, true)]
    [InlineData(25.1, true)]
    [InlineData(25.3, false)]
    public void Margin_MayDriftByATenthOfAMillimetre(double found, bool isLawful) => Assert.Equal(isLawful, Profile.Top.Holds(found));

    [Theory]
    [InlineData(2020, 3, 4, false)]
    [InlineData(2020, 3, 5, true)]
    [InlineData(2030, 1, 1, true)]
    public void Profile_IsInForceFromTheDayOfTheDecree(int year, int month, int day, bool isKnown) =>
        Assert.Equal(isKnown, LayoutProfiles.On(new DateOnly(year, month, day)) is not null);

    private static string Text(double pt) => pt.ToString("0.#", CultureInfo.InvariantCulture);

    private static Dictionary<string, List<string>> Table()
    {
        var folder = Environment.GetEnvironmentVariable("CCHC_SHARED");
        var file = folder is null ? null : Path.Combine(folder, "nd30-layout.csv");
        Assert.SkipUnless(File.Exists(file), "nd30-layout.csv is not here (CCHC_SHARED).");
        return File.ReadLines(file!).Skip(1).Select(Fields).ToDictionary(f => f[0], StringComparer.Ordinal);
    }

    private static List<string> Fields(string line)
    {
        List<string> fields = [""];
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += c;
            }
        }

        return fields;
    }
}
