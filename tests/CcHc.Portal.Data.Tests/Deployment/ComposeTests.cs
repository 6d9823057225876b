using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace CcHc.Portal.Data.Tests.Deployment;

/// <summary>What can be said of the compose file without an engine to start it: that every name in it leads somewhere.</summary>
public sealed partial class ComposeTests
{
    private const string SecretFolder = "./secrets/";

    private static readonly string Source = Repository.Text("docker-compose.yml");
    private static readonly YamlMappingNode Root = Parse();
    private static readonly Dictionary<string, YamlMappingNode> Services = Children(Root, "services");

    [Fact]
    public void Build_OfEveryService_NamesAContextAFileAndAStageThatAreThere()
    {
        List<YamlMappingNode> builds = [.. Services.Values.Select(service => Child(service, "build")).OfType<YamlMappingNode>()];

        Assert.NotEmpty(builds);
        Assert.All(builds, build =>
        {
            Assert.True(Repository.Has(Text(build, "context")), Text(build, "context"));
            Assert.Equal("Dockerfile", Text(build, "dockerfile"));
            Assert.Contains(Text(build, "target"), Dockerfile.Stages);
        });
    }

    [Fact]
    public void Volumes_OfEveryService_AreDeclaredOrFilesThatAreThere()
    {
        var mounted = Services.Values.SelectMany(service => Items(service, "volumes")).Select(volume => volume.Split(':')[0]).ToHashSet();
        var files = mounted.Where(source => source.StartsWith('.')).ToList();
        var declared = Children(Root, "volumes").Keys;

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => !Repository.Has(file));
        Assert.Equal(declared.Order(StringComparer.Ordinal), mounted.Except(files).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FilesInTheDatabaseContainer_ThatItIsToldToRun_AreMountedThere()
    {
        foreach (var (name, service) in Services.Where(service => Items(service.Value, "entrypoint").Count > 0))
        {
            var mounted = Items(service, "volumes").Select(volume => volume.Split(':')[1]);
            var run = Items(service, "entrypoint")
                .Concat(Child(service, "healthcheck") is YamlMappingNode check ? Items(check, "test") : [])
                .Where(word => word.StartsWith('/'))
                .ToList();

            Assert.NotEmpty(run);
            Assert.True(run.All(mounted.Contains), $"{name}: {string.Join(", ", run.Except(mounted))}");
        }
    }

    [Fact]
    public void SecurityProfile_OfThePortal_IsThereAndLeavesNamespacesToTheBrowser()
    {
        var profile = Assert.Single(Items(Services["portal"], "security_opt"), option => option.StartsWith("seccomp:", StringComparison.Ordinal));

        var text = Repository.Text(profile["seccomp:".Length..]);

        Assert.Contains("\"mount\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"unshare\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"clone\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_UsedByServices_AreDeclaredInAFolderThatIsNeverCommittedNorSentToTheEngine()
    {
        var used = Services.Values.SelectMany(service => Items(service, "secrets")).Distinct().Order(StringComparer.Ordinal);
        var declared = Children(Root, "secrets");

        Assert.Equal(declared.Keys.Order(StringComparer.Ordinal), used);
        Assert.All(declared, secret => Assert.Equal(SecretFolder + secret.Key, Text(secret.Value, "file")));
        Assert.All(declared.Keys, name => Assert.Contains($"secrets/{name}", Repository.Text("README.md"), StringComparison.Ordinal));
        Assert.Contains("/secrets/", Repository.Lines(".gitignore"));
        Assert.Contains("/.env", Repository.Lines(".gitignore"));
        Assert.Contains("secrets", Repository.Lines(".dockerignore"));
        Assert.Contains(".env", Repository.Lines(".dockerignore"));
    }

    [Fact]
    public void SecretFiles_ThatServicesAndTheirScriptsRead_BelongToThatService()
    {
        foreach (var (name, service) in Services)
        {
            var scripts = Items(service, "volumes").Select(volume => volume.Split(':')[0]).Where(source => source.StartsWith('.')).Select(Repository.Text);
            var settings = Child(service, "environment") is YamlMappingNode environment ? environment.Children.Values.Select(value => value.ToString()) : [];
            var must = string.Join('\n', settings.Concat(scripts));

            var read = SecretPath().Matches(must).Select(match => match.Groups[1].Value).Distinct();

            // The account script serves two services and looks first whether the second password is its own.
            var optional = must.Contains("if [[ -r /run/secrets/portal-password ]]", StringComparison.Ordinal) ? new[] { "portal-password" } : [];
            Assert.True(read.Except(optional).All(Items(service, "secrets").Contains), $"{name} reads a secret that it is not given.");
        }
    }

    [Fact]
    public void Variables_OfTheComposeFile_AreThoseOfTheExample()
    {
        var used = Variable().Matches(Source).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var explained = Repository.Lines(".env.example")
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('=')[0])
            .Order(StringComparer.Ordinal);

        Assert.Equal(explained, used);
    }

    [Fact]
    public void Dependencies_BetweenServices_AwaitWhatTheOtherCanReach()
    {
        var awaited = Services
            .Select(service => Child(service.Value, "depends_on"))
            .OfType<YamlMappingNode>()
            .SelectMany(on => on.Children)
            .Select(on => (Service: on.Key.ToString(), Condition: Text((YamlMappingNode)on.Value, "condition")))
            .Distinct()
            .ToList();

        Assert.NotEmpty(awaited);
        Assert.All(awaited, on =>
        {
            var other = Services[on.Service];
            Assert.True(
                on.Condition == "service_healthy" ? Child(other, "healthcheck") is not null : Text(other, "restart") == "no",
                $"{on.Service} never becomes {on.Condition}.");
        });
    }

    [Fact]
    public void Ports_OfThePortal_AreOnTheLoopbackAddressUnlessSaidOtherwise()
    {
        var exposed = Assert.Single(Dockerfile.Instructions, i => i.Name == "EXPOSE").Arguments;

        Assert.Equal([$"${{PORTAL_ADDRESS:-127.0.0.1}}:${{PORTAL_PORT:-5080}}:{exposed}"], Services.Values.SelectMany(service => Items(service, "ports")));
    }

    [Fact]
    public void Passwords_StandNowhereInTheFile()
    {
        Assert.DoesNotContain("Password=", Source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SA_PASSWORD:", Source, StringComparison.OrdinalIgnoreCase);
    }

    private static YamlMappingNode Parse()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Source));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlNode? Child(YamlMappingNode parent, string key) => parent.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string Text(YamlMappingNode parent, string key) => Child(parent, key)?.ToString() ?? "";

    private static Dictionary<string, YamlMappingNode> Children(YamlMappingNode parent, string key) =>
        ((YamlMappingNode)Child(parent, key)!).Children.ToDictionary(child => child.Key.ToString(), child => child.Value as YamlMappingNode ?? []);

    private static List<string> Items(YamlMappingNode parent, string key) =>
        Child(parent, key) is YamlSequenceNode list ? [.. list.Children.Select(item => item.ToString())] : [];

    [GeneratedRegex(@"/run/secrets/([a-z-]+)")]
    private static partial Regex SecretPath();

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Variable();
}
