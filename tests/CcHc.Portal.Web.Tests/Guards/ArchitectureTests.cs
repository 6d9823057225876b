using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Tests.Guards;

public sealed partial class ArchitectureTests
{
    private const string Root = "CcHc.Portal.";

    [Fact]
    public void Domain_ReferencesNothingButTheBaseLibrary()
    {
        // The base library is what the runtime itself brings, without ASP.NET Core.
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        var foreign = typeof(Entity).Assembly.GetReferencedAssemblies()
            .Where(a => !File.Exists(Path.Combine(runtime, a.Name + ".dll")))
            .Select(a => a.Name)
            .ToList();

        Assert.Equal([], foreign);
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Data", "Domain")]
    [InlineData("Documents", "Domain")]
    [InlineData("Web", "Domain", "Data", "Documents")]
    public void Projects_PointOnlyDownwards(string project, params string[] allowed)
    {
        var references = Assembly.Load(Root + project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith(Root, StringComparison.Ordinal));

        Assert.Equal([], references.Except(allowed.Select(a => Root + a)));
    }

    [Fact]
    public void NoProject_UsesQuestPdf()
    {
        var users = new[] { "Domain", "Data", "Documents", "Web" }
            .Where(p => Assembly.Load(Root + p).GetReferencedAssemblies().Any(a => a.Name!.Contains("QuestPDF", StringComparison.OrdinalIgnoreCase)));

        Assert.Equal([], users);
    }

    [Fact]
    public void OnlyRendering_KnowsTheEnginesOfDocuments()
    {
        var users = NamespacesUsing(Assembly.Load(Root + "Documents"), "Microsoft.Playwright", "DocumentFormat.OpenXml")
            .Concat(NamespacesUsing(typeof(PortalController).Assembly, "Microsoft.Playwright", "DocumentFormat.OpenXml"))
            .Concat(NamespacesUsing(typeof(PortalDbContext).Assembly, "Microsoft.Playwright", "DocumentFormat.OpenXml"))
            .Where(n => !n.StartsWith(Root + "Documents.Rendering", StringComparison.Ordinal));

        Assert.Equal([], users);
    }

    // Read from the source: what the compiler inlines (constants, nameof) leaves no trace in the assembly.
    [Fact]
    public void Features_DoNotUseEachOther()
    {
        var features = Path.Combine(RepositoryFolder(), "src", Root + "Web", "Features");
        var crossings = from file in Directory.EnumerateFiles(features, "*.*", SearchOption.AllDirectories)
                        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
                        let topic = Path.GetRelativePath(features, file).Split(Path.DirectorySeparatorChar)[0]
                        where !topic.StartsWith('_')
                        from used in FeatureNames().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Distinct()
                        where used != topic && used is not ("Shared" or "Errors")
                        select $"{Path.GetRelativePath(features, file)} uses Features.{used}";

        Assert.Equal([], crossings);
    }

    // A browser ends a paragraph where a form begins, so that what stands beside the button falls out of its row.
    [Fact]
    public void Acts_StandInNoParagraph()
    {
        var web = Path.Combine(RepositoryFolder(), "src", Root + "Web", "Features");
        var within = from file in Directory.EnumerateFiles(web, "*.cshtml", SearchOption.AllDirectories)
                     from paragraph in Paragraphs().Matches(File.ReadAllText(file))
                     where FormStarts().IsMatch(paragraph.Value)
                     select $"{Path.GetRelativePath(web, file)}: {paragraph.Value}";

        Assert.Equal([], within);
    }

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcHc.Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    // The namespaces whose methods or fields name a type of the given namespaces, as far as the metadata tells: an assembly
    // that refers to none has none; otherwise each type's members, bases and custom signatures are looked through.
    private static IEnumerable<string> NamespacesUsing(Assembly assembly, params string[] namespaces)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var refersAny = metadata.TypeReferences.Select(metadata.GetTypeReference).Any(t => namespaces.Any(n => metadata.GetString(t.Namespace).StartsWith(n, StringComparison.Ordinal)));
        if (!refersAny)
        {
            return [];
        }

        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return assembly.GetTypes()
            .Where(t => t.GetMembers(All).SelectMany(TypesOf).Append(t.BaseType!).Where(x => x is not null)
                .Any(x => namespaces.Any(n => x.Namespace?.StartsWith(n, StringComparison.Ordinal) == true)))
            .Select(t => (t.DeclaringType ?? t).Namespace ?? "")
            .Distinct();
    }

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodBase method => method.GetParameters().Select(p => p.ParameterType)
            .Concat(method is MethodInfo m ? [m.ReturnType] : [])
            .Concat(method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? []),
        _ => [],
    };

    [GeneratedRegex(@"CcHc\.Portal\.Web\.Features\.([A-Za-z]+)")]
    private static partial Regex FeatureNames();

    [GeneratedRegex("<p[ >].*?</p>", RegexOptions.Singleline)]
    private static partial Regex Paragraphs();

    [GeneratedRegex("<(act|form)[ >]")]
    private static partial Regex FormStarts();
}
