using System.Reflection;
using System.Text.RegularExpressions;
using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Data.Tests.Deployment;
using CcHc.Portal.Domain;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

/// <summary>docs/glossary.md names what is in code, and everything kept in the database is named there.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public void EveryNameInTheGlossary_IsInCode()
    {
        var known = new[] { typeof(Entity).Assembly, typeof(PortalDbContext).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).Select(m => m.Name).Append(t.Name.Split('`')[0]))
            .Concat(AwardFormCatalogue.All().Select(f => f.Code))
            .Concat(TypesIn("src/CcHc.Portal.Documents"))
            .Concat(TypesIn("src/CcHc.Portal.Web"))
            .ToHashSet();

        var unknown = Names().SelectMany(n => n.Split('.')).Where(n => !known.Contains(n));

        Assert.Empty(unknown);
    }

    [Fact]
    public void EveryEntity_IsInTheGlossary()
    {
        var named = Names().SelectMany(n => n.Split('.')).ToHashSet();

        Assert.Empty(typeof(Entity).Assembly.GetExportedTypes().Where(t => typeof(Entity).IsAssignableFrom(t) && !t.IsAbstract).Select(t => t.Name).Except(named));
    }

    /// <summary>Projects that these tests do without: their types are read from their text.</summary>
    private static IEnumerable<string> TypesIn(string project) =>
        Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Declared().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value));

    private static IEnumerable<string> Names() =>
        Repository.Lines("docs/glossary.md")
            .Where(l => l.StartsWith('|') && l.Split('|').Length > 3)
            .SelectMany(l => Quoted().Matches(l.Split('|')[2]).Select(m => m.Groups[1].Value));

    [GeneratedRegex(@"^public .*?\b(?:class|record|enum|interface|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("`([A-Za-z_.]+)`")]
    private static partial Regex Quoted();
}
