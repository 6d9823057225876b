namespace CcHc.Portal.Data.Tests.Criteria;

/// <summary>Tables that lie beside the tests.</summary>
internal static class TestFiles
{
    internal static Stream Open(string name) =>
        typeof(TestFiles).Assembly.GetManifestResourceStream($"{typeof(TestFiles).Namespace}.{name}") ?? throw new InvalidOperationException(name);

    /// <summary>Cells cut by tabs, without the line of headers and those that begin with «#».</summary>
    internal static IReadOnlyList<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split('\t'))];
    }
}
