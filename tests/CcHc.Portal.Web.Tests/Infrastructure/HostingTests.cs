using System.Net;
using System.Text.Json;
using CcHc.Portal.Web.Commands;
using CcHc.Portal.Web.Infrastructure.Health;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class HostingTests : PortalTest
{
    [Fact]
    public async Task Health_OfAWholePortal_IsHealthy()
    {
        Assert.Equal(HttpStatusCode.OK, (await Portal.Visitor().SendAsync(HttpMethod.Get, "/health/live")).StatusCode);
        Assert.Equal("""{"status":"Healthy","checks":{"database":"Healthy","files":"Healthy","browser":"Healthy"}}""", await ReadyAsync(Portal));
    }

    [Fact]
    public async Task Health_WithoutABrowserEngine_IsDegradedButServes()
    {
        await using var portal = await PortalHost.StartAsync(services: s => s.AddSingleton<IBrowserProbe>(new MissingBrowser()));

        var answer = await portal.Visitor().SendAsync(HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"Degraded","checks":{"database":"Healthy","files":"Healthy","browser":"Degraded"}}""", await ReadyAsync(portal));
    }

    [Fact]
    public async Task Health_WithAFileStoreThatCannotWrite_IsUnhealthy()
    {
        await File.WriteAllTextAsync(Path.Combine(Portal.DataFolder, "files"), "not a folder", TestContext.Current.CancellationToken);

        var answer = await Portal.Visitor().SendAsync(HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    /// <summary>What keeps those who write from waiting for all others under load; lost, only a storm would show it.</summary>
    [Theory]
    [InlineData("System.Threading.ThreadPool.HillClimbing.Disable", "true")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "0")]
    public async Task ThePortal_RunsWithTheThreadsItWasMeasuredWith(string setting, string expected)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "CcHc.Portal.Web.runtimeconfig.json"));
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);

        var settings = json.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        Assert.Equal(expected, settings.GetProperty(setting).GetRawText());
    }

    [Fact]
    public async Task ADemoAccount_CannotSignInUnderProduction()
    {
        await using var portal = await PortalHost.StartAsync("Production");
        await portal.AccountAsync("demo", but: a => a.IsDemo = true);
        var visitor = portal.Visitor("https://localhost");

        var page = await (await visitor.GetAsync("/sign-in")).PostAsync(new { userName = "demo", password = PortalHost.Password });

        Assert.Equal(["Tài khoản dùng thử không đăng nhập được vào cổng chính thức."], page.Errors);
    }

    [Fact]
    public async Task UnderProduction_CookiesAreForHttpsOnly()
    {
        await using var portal = await PortalHost.StartAsync("Production");

        var answer = await portal.Visitor("https://localhost").SendAsync(HttpMethod.Get, "/sign-in");

        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.Ordinal));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("samesite=strict", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnderDemo_EveryPageSaysSo()
    {
        await using var portal = await PortalHost.StartAsync("Demo");

        Assert.Single((await portal.Visitor().GetAsync("/sign-in")).Texts(".demo-banner"));
        Assert.Empty((await Portal.Visitor().GetAsync("/sign-in")).Texts(".demo-banner"));
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5000")]
    [InlineData("urls", "http://127.0.0.1:5000;http://*:5001")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://192.0.2.1:80")]
    [InlineData("http_ports", "8080")]
    public void Demo_IsNeverOfferedToANetwork(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();

        Assert.Throws<PortalSettingException>(() => LoopbackOnly.Demand(configuration));
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:0;http://[::1]:5000")]
    public void Demo_RunsOnThisMachine(string urls)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("urls", (string?)urls)]).Build();

        Assert.Null(Record.Exception(() => LoopbackOnly.Demand(configuration)));
    }

    [Fact]
    public async Task CreateAdmin_MakesPersonRoleAndLink_AndKeepsOnlyTheHash()
    {
        await using var scope = Portal.Services.CreateAsyncScope();

        var invitation = await CreateAdminCommand.CreateAsync(scope.ServiceProvider, "quan.tri", "Trần Thị Bình", CreateAdminCommand.DefaultUnitName);

        var page = await (await Portal.Visitor().GetAsync(invitation.Path)).PostAsync(new { newPassword = "câu của riêng tôi", repeatedPassword = "câu của riêng tôi" });
        Assert.Equal(["Trần Thị Bình"], page.Texts(".site-person-name"));
        var role = await Portal.DbAsync(db => db.RoleAssignments.SingleAsync());
        Assert.Equal(Domain.People.Role.Administrator, role.Role);
        Assert.Equal("Cơ quan quản trị", await Portal.DbAsync(db => db.Units.Where(u => u.Id == role.UnitId).Select(u => u.Name).SingleAsync()));
        Assert.False(await Portal.DbAsync(db => db.OneTimeLinks.AnyAsync(l => invitation.Path.Contains(l.TokenHash))));
        Assert.Equal(["person.assign", "unit.add"], await Portal.DbAsync(db => db.AuditEntries.Select(e => e.Act).Order().ToListAsync()));
    }

    [Fact]
    public void APasswordInAFileOfItsOwn_IsPutIntoTheConnection()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "bí mật; của \"hộp\"\n");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "SqlServer",
            ["Database:PasswordFile"] = file,
            ["ConnectionStrings:Portal"] = "Server=database;Database=CcHcPortal;User ID=portal;Encrypt=True",
        }).Build();

        var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(DatabaseSetup.ConnectionString(configuration));

        File.Delete(file);
        Assert.Equal(("database", "portal", "bí mật; của \"hộp\""), (connection.DataSource, connection.UserID, connection.Password));
    }

    [Fact]
    public async Task CreateAdmin_WithATakenName_LeavesNothingBehind()
    {
        await Portal.AccountAsync("quan.tri");
        var before = await Portal.ContentsAsync();
        await using var scope = Portal.Services.CreateAsyncScope();

        await Assert.ThrowsAsync<Domain.DomainRuleException>(() => CreateAdminCommand.CreateAsync(scope.ServiceProvider, "quan.tri", "Trần Thị Bình", "Sở Nội vụ"));

        Assert.Equal(before, await Portal.ContentsAsync());
    }

    private static async Task<string> ReadyAsync(PortalHost portal) =>
        await (await portal.Visitor().SendAsync(HttpMethod.Get, "/health/ready")).Content.ReadAsStringAsync();

    private sealed class MissingBrowser : IBrowserProbe
    {
        public Task<string?> ProblemAsync(CancellationToken cancellation) => Task.FromResult<string?>("no browser is installed");
    }
}
