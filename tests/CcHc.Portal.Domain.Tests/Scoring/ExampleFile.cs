using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>Tables of cases beside the tests: cells cut by tabs, a line of headers, lines with «#» for the reader.</summary>
internal static class ExampleFile
{
    internal static IReadOnlyList<string[]> Rows(string name, int columns)
    {
        using var stream = typeof(ExampleFile).Assembly.GetManifestResourceStream($"{typeof(ExampleFile).Namespace}.{name}")
            ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#');
        var rows = lines.Skip(1).Select(l => l.Split('\t')).ToList();
        Assert.All(rows, r => Assert.Equal(columns, r.Length));
        return rows;
    }
}
