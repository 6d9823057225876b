using System.Text.RegularExpressions;

namespace CcHc.Portal.Data.Tests.Deployment;

/// <summary>The Dockerfile as its instructions, continued lines joined and comments left out.</summary>
internal static partial class Dockerfile
{
    public sealed record Instruction(string Name, string Arguments);

    public sealed record Copy(string? FromStage, IReadOnlyList<string> Sources);

    public static IReadOnlyList<Instruction> Instructions { get; } = Read();

    public static IReadOnlyList<string> Stages { get; } =
        [.. Instructions.Where(i => i.Name == "FROM").Select(i => StageName().Match(i.Arguments).Groups[1].Value)];

    public static IReadOnlyList<Copy> Copies { get; } = [.. Instructions.Where(i => i.Name == "COPY").Select(AsCopy)];

    private static Instruction[] Read()
    {
        var lines = Repository.Lines("Dockerfile").Where(line => !line.TrimStart().StartsWith('#'));
        var joined = string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal);
        return [.. joined
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => new Instruction(parts[0], parts[1]))];
    }

    private static Copy AsCopy(Instruction instruction)
    {
        var words = instruction.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words.FirstOrDefault(word => word.StartsWith("--from=", StringComparison.Ordinal))?["--from=".Length..];
        string[] paths = [.. words.Where(word => !word.StartsWith("--", StringComparison.Ordinal))];
        return new Copy(from, paths[..^1]);
    }

    [GeneratedRegex(@"\sAS\s+(\S+)$")]
    private static partial Regex StageName();
}
