using System.Security.Cryptography;
using System.Text;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>One line of a section as «Kiểm tra lại» shows it.</summary>
public sealed record SectionLine(string Label, string Text);

/// <summary>A line that somebody else changed while this person had the form open.</summary>
public sealed record ChangedLine(string Label, string Theirs, string Mine);

/// <summary>
/// What a section says, in words. Two forms of one section that were opened at the same time are told apart by it: a form
/// carries the version it was filled from, and people at different sections of a campaign do not get into each other's way.
/// </summary>
public sealed record SectionState(IReadOnlyList<SectionLine> Lines)
{
    private const int VersionLength = 22;

    /// <summary>Same words, same version.</summary>
    public string Version
    {
        get
        {
            var text = string.Join('\u001e', Lines.Select(l => l.Label + '\u001f' + l.Text));
            return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..VersionLength];
        }
    }

    /// <summary>Where this, which was saved meanwhile, differs from what somebody wants to save.</summary>
    public IReadOnlyList<ChangedLine> Against(SectionState mine)
    {
        var labels = Lines.Select(l => l.Label).Concat(mine.Lines.Select(l => l.Label)).Distinct(StringComparer.Ordinal);
        return [.. labels
            .Select(label => new ChangedLine(label, TextOf(label), mine.TextOf(label)))
            .Where(c => c.Theirs != c.Mine)];
    }

    private string TextOf(string label) => string.Join('\n', Lines.Where(l => l.Label == label).Select(l => l.Text));
}
