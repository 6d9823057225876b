using System.Text.RegularExpressions;
using Xunit;

namespace CcHc.Portal.Data.Tests.Deployment;

/// <summary>What can be said of the image without an engine to build it: that it names only what is there.</summary>
public sealed partial class DockerfileTests
{
    [Fact]
    public void Copies_FromTheRepository_NameFilesThatAreThereAndReachTheEngine()
    {
        string[] sources = [.. Dockerfile.Copies.Where(copy => copy.FromStage is null).SelectMany(copy => copy.Sources)];
        string[] ignored = [.. Repository.Lines(".dockerignore").Where(line => line.Length > 0)];

        Assert.Contains("src/", sources);
        Assert.DoesNotContain(sources, source => !Repository.Has(source));
        Assert.DoesNotContain(sources, source => ignored.Contains(source.TrimEnd('/').Split('/')[0]));
    }

    [Fact]
    public void Copies_FromAnotherStage_NameAStageThatIsThere()
    {
        string[] stages = [.. Dockerfile.Copies.Select(copy => copy.FromStage).OfType<string>()];

        Assert.NotEmpty(stages);
        Assert.Empty(stages.Except(Dockerfile.Stages));
    }

    [Fact]
    public void Restore_ProjectByProject_ListsWhatStandsInSrc()
    {
        var listed = Dockerfile.Copies
            .SelectMany(copy => copy.Sources)
            .Where(source => source.StartsWith("src/", StringComparison.Ordinal) && source != "src/")
            .Order(StringComparer.Ordinal);

        var there = Directory.GetDirectories(Repository.PathOf("src"))
            .Select(folder => Path.GetFileName(folder))
            .SelectMany(name => new[] { $"src/{name}/{name}.csproj", $"src/{name}/packages.lock.json" })
            .Order(StringComparer.Ordinal);

        Assert.Equal(there, listed);
    }

    [Fact]
    public void Packages_ThatRunInstalls_AreInTheImageToo()
    {
        var wanted = InstalledByRun().Match(Repository.Text("scripts/run")).Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var installing = Dockerfile.Instructions.Single(i => i.Arguments.Contains("apt-get install", StringComparison.Ordinal)).Arguments;

        Assert.Contains("chromium", wanted);
        Assert.Empty(wanted.Except(installing.Split(' ')));
    }

    [Fact]
    public void Image_RunsAsAnAccountOfItsOwn_AndIsAskedWhetherItLives()
    {
        var lastStage = Dockerfile.Instructions.Reverse().TakeWhile(i => i.Name != "FROM").ToList();

        Assert.Equal(["portal"], lastStage.Where(i => i.Name == "USER").Select(i => i.Arguments));
        Assert.EndsWith("""CMD ["is-healthy", "/health/live"]""", Assert.Single(lastStage, i => i.Name == "HEALTHCHECK").Arguments, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^install_packages ""\$log"" (.+)$", RegexOptions.Multiline)]
    private static partial Regex InstalledByRun();
}
