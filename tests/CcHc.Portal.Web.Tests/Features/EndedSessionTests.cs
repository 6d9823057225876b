using System.Net;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features;

/// <summary>The session ends while somebody types, in a browser without scripts: what was sent is still there after signing in.</summary>
public sealed class EndedSessionTests : PortalTest
{
    private const string Form = "[data-testid='line-1.3'] form";
    private const string Explanation = "Ban hành kế hoạch số 12/KH-UBND\ntrước hạn 05 ngày & «đúng» <mẫu>.";

    [Fact]
    public async Task AText_SentAfterTheSessionEnded_IsSavedAfterSigningInAndSendingAgain()
    {
        var (world, page) = await OpenAndEndAsync();

        var asked = await page.PostAsync(new { count = "2", explanation = Explanation }, Form);
        var wrong = await asked.PostAsync(new { userName = world.Officer.UserName, password = "không phải" });
        var offered = await wrong.PostAsync(new { userName = world.Officer.UserName, password = PortalHost.Password });
        var unsaved = await world.LinesAsync();
        var saved = await offered.PressAsync("Gửi lại");

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.Equal("Đăng nhập", asked.Heading);
        Assert.Contains("chưa được lưu", Assert.Single(asked.Texts("[data-testid=kept]")), StringComparison.Ordinal);
        Assert.Equal(["Tên đăng nhập hoặc mật khẩu không đúng."], wrong.Errors);
        Assert.Equal("Gửi lại nội dung đã nhập", offered.Heading);
        Assert.Equal(["Lê Văn Đầu Mối"], offered.Texts(".site-person-name"));
        Assert.Contains("«đúng» <mẫu>.", Assert.Single(offered.Texts("[data-testid=kept-text]")), StringComparison.Ordinal);
        Assert.Empty(unsaved);
        Assert.Equal("Đã lưu tiêu chí 1.3.", saved.Notice);
        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal(Explanation, line.SelfExplanation!.ReplaceLineEndings("\n"));
        Assert.Equal(2, Answer.FromJson(line.SelfAnswer!).Count);
    }

    [Fact]
    public async Task Files_SentAlong_AreNamedSoThatTheyAreChosenAgain()
    {
        var (world, page) = await OpenAndEndAsync();

        var asked = await page.PostAsync(new { count = "2", explanation = Explanation, files = new[] { new Upload("Kế hoạch 12.pdf", new byte[1_500_000]) } }, Form);
        var offered = await asked.PostAsync(new { userName = world.Officer.UserName, password = PortalHost.Password });

        Assert.Contains("Kế hoạch 12.pdf", Assert.Single(offered.Texts("[data-testid=kept-files]")), StringComparison.Ordinal);
        Assert.Equal("Đã lưu tiêu chí 1.3.", (await offered.PressAsync("Gửi lại")).Notice);
        Assert.DoesNotContain(Directory.EnumerateFiles(Portal.DataFolder, "*", SearchOption.AllDirectories), f => f.Contains("/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AForm_OfAnotherSite_IsNotKept()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var visitor = Portal.Visitor();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("explanation", "lời của người khác")]);

        var answer = await visitor.SendAsync(HttpMethod.Post, $"/sheets/{world.Campaign.Id}/lines/1.1", form, "https://example.org/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task APassword_NeverTravelsAlong()
    {
        var account = await Portal.AccountAsync();
        var visitor = await Portal.AsAsync(account);
        var page = await visitor.GetAsync("/account/password");
        await EndSessionsAsync();

        var asked = await page.PostAsync(new { currentPassword = PortalHost.Password, newPassword = "một câu khác hẳn", repeatedPassword = "một câu khác hẳn" });

        Assert.Equal("/sign-in", asked.Path);
        Assert.Empty(asked.Document.QuerySelectorAll("[name=kept]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("không phải")]
    [InlineData("Q2ZESjhB")]
    public void AKeptForm_NotMadeHere_IsNone(string text) => Assert.Null(Portal.Services.GetRequiredService<KeptForms>().Read(text));

    [Fact]
    public void AKeptForm_OfYesterday_IsNone()
    {
        var forms = Portal.Services.GetRequiredService<KeptForms>();
        var kept = forms.Protect(new KeptForm("/sheets", [new KeptField("explanation", Explanation)], []));

        Portal.Clock.Move(TimeSpan.FromHours(23));
        Assert.Equal(Explanation, forms.Read(kept)!.Fields[0].Value);
        Portal.Clock.Move(TimeSpan.FromHours(1));
        Assert.Null(forms.Read(kept));
    }

    /// <summary>The workspace as it stands in a browser whose session has ended meanwhile.</summary>
    private async Task<(UnitSideWorld World, Page Page)> OpenAndEndAsync()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");
        await EndSessionsAsync();
        return (world, page);
    }

    private Task<int> EndSessionsAsync() => Portal.DbAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.SecurityStamp, "ended")));
}
