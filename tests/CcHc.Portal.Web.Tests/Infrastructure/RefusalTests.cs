using System.Net;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class RefusalTests : IAsyncLifetime
{
    private PortalHost portal = null!;

    public async ValueTask InitializeAsync() => portal = await TryOutController.HostAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("missing", HttpStatusCode.NotFound, "Không tìm thấy")]
    [InlineData("forbidden", HttpStatusCode.Forbidden, "Không được phép")]
    [InlineData("rule", HttpStatusCode.Conflict, "Chưa làm được việc này")]
    [InlineData("changed", HttpStatusCode.Conflict, "Nội dung vừa được người khác sửa")]
    [InlineData("twice", HttpStatusCode.Conflict, "Nội dung này đã có")]
    [InlineData("broken", HttpStatusCode.InternalServerError, "Cổng đang gặp sự cố")]
    public async Task ARefusal_IsAPageWithItsStatus(string what, HttpStatusCode status, string heading)
    {
        var page = await portal.Visitor().GetAsync("/try-out/" + what);

        Assert.Equal(status, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.StartsWith(heading + " – ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARule_IsShownReasonByReason()
    {
        var page = await portal.Visitor().GetAsync("/try-out/rule");

        Assert.Equal(["Thiếu số kế hoạch.", "Thiếu ngày kế hoạch."], page.Obstacles);
    }

    [Fact]
    public async Task AForbiddenAct_SaysWhy()
    {
        var page = await portal.Visitor().GetAsync("/try-out/forbidden");

        Assert.Equal(["Chỉ chủ tịch Hội đồng làm được việc này."], page.Texts("main .lead-text"));
    }

    [Fact]
    public async Task AFault_ShowsAnIdAndNothingOfTheInside()
    {
        var page = await portal.Visitor().GetAsync("/try-out/broken");

        Assert.NotEmpty(Assert.Single(page.Texts("main code")));
        Assert.DoesNotContain("secret", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownAddress_IsAPage()
    {
        var page = await portal.Visitor().GetAsync("/khong-co");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Không tìm thấy", page.Heading);
    }

    [Fact]
    public async Task AFormWithoutToken_IsAskedToBeSentAgain()
    {
        var visitor = portal.Visitor();
        var answer = await visitor.SendAsync(HttpMethod.Post, "/try-out/guarded", new FormUrlEncodedContent([]));

        var page = await Page.ReadAsync(visitor, answer);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Chưa nhận được nội dung gửi lên", page.Heading);
    }

    [Fact]
    public async Task TooMuch_IsRefusedBeforeItIsRead()
    {
        var visitor = portal.Visitor();
        var answer = await visitor.SendAsync(HttpMethod.Post, "/try-out/guarded", new ByteArrayContent(new byte[53 * 1024 * 1024]));

        var page = await Page.ReadAsync(visitor, answer);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("Tệp quá lớn", page.Heading);
    }

    [Fact]
    public async Task EveryAnswer_HasAStrictPolicy()
    {
        foreach (var address in new[] { "/sign-in", "/khong-co", "/try-out/broken", "/css/site.css", "/health/live" })
        {
            var headers = (await portal.Visitor().SendAsync(HttpMethod.Get, address)).Headers;

            Assert.Equal(
                "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                Assert.Single(headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        }
    }

    [Fact]
    public async Task AFrameableAnswer_MayStandInOurOwnPages()
    {
        var headers = (await portal.Visitor().SendAsync(HttpMethod.Get, "/try-out/framed")).Headers;

        Assert.EndsWith("frame-ancestors 'self'", Assert.Single(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
