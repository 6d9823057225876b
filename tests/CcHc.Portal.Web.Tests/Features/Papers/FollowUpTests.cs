using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>Đính chính, sửa đổi, thay thế, thu hồi: a paper about an issued one, and what its issuing does.</summary>
public sealed class FollowUpTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid decision;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        decision = await scene.AwardAsync();
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task Correction_Issued_LinksBothWays_AndThePublicIsTold()
    {
        var draft = await (await manager.GetAsync($"/papers/{decision}")).PressAsync("Lập dự thảo công văn đính chính");
        Assert.Equal("Đã lập dự thảo công văn đính chính. Ghi nội dung để hoàn chỉnh.", draft.Notice);
        var written = await (await draft.FollowAsync("Ghi nội dung")).PostAsync(Fields(
            ("form.parts[Reason]", "Do sơ suất trong khâu soạn thảo"),
            ("form.changes[0].place", "Dòng 1 Phụ lục"),
            ("form.changes[0].before", "Sở Tư Pháp"),
            ("form.changes[0].after", "Sở Tư pháp")));
        var text = string.Join('\n', written.Texts("[data-testid=paper-text]"));
        Assert.Contains("Qua rà soát Quyết định số 345/QĐ-UBND ngày 13 tháng 10 năm 2025 của Chủ tịch Ủy ban nhân dân tỉnh An Giang", text);
        Assert.Contains("Dòng 1 Phụ lục: đã in là “Sở Tư Pháp”, nay sửa lại là “Sở Tư pháp”", text);
        var letter = IdOf(draft);

        await scene.IssueAsync(letter, "77", "UBND-SNV", new DateOnly(2025, 10, 14));

        var concerned = await manager.GetAsync($"/papers/{decision}");
        Assert.Equal(["Công văn đính chính số 77/UBND-SNV ngày 14/10/2025"], concerned.Texts("[data-testid=follow-up]"));
        Assert.Contains("Đã đính chính", concerned.Texts("dd"));
        Assert.Equal(["Quyết định khen thưởng số 345/QĐ-UBND ngày 13/10/2025"], (await manager.GetAsync($"/papers/{letter}")).Texts("[data-testid=concerned]"));
        Assert.Equal(PaperState.Corrected, (await PaperAsync(decision)).State);
        var fact = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.SubjectId == decision && a.Act == "paper.correct"));
        Assert.Equal(("Đính chính bằng Công văn đính chính số 77/UBND-SNV ngày 14/10/2025", "Do sơ suất trong khâu soạn thảo"), (fact.What, fact.Reason));

        var visitor = Portal.Visitor();
        Assert.Equal(["Công văn đính chính số 77/UBND-SNV ngày 14/10/2025"], (await visitor.GetAsync("/tra-cuu?paper.number=345")).Texts("[data-testid=link]"));
        Assert.Equal(["Quyết định khen thưởng số 345/QĐ-UBND ngày 13/10/2025"], (await visitor.GetAsync("/tra-cuu?paper.number=77")).Texts("[data-testid=link]"));
    }

    [Theory]
    [InlineData("amending-decision", PaperState.Amended, "Các nội dung khác của Quyết định số 345/QĐ-UBND", true)]
    [InlineData("replacing-decision", PaperState.Replaced, "có hiệu lực kể từ ngày ký và thay thế Quyết định số 345/QĐ-UBND", false)]
    [InlineData("recalling-decision", PaperState.Recalled, "Lý do thu hồi: sai thẩm quyền.", false)]
    public async Task Decision_Issued_SetsTheStateOfTheOther(string kind, PaperState after, string words, bool hasChanges)
    {
        var draft = await manager.PostAsync($"/papers/{decision}/{kind}");
        List<(string, object)> fields = [("form.parts[Reason]", "Sai thẩm quyền"), ("form.parts[NewText]", "Tặng Bằng khen cho 01 tập thể")];
        if (hasChanges)
        {
            fields.AddRange([("form.changes[0].place", "Khoản 2 Điều 1"), ("form.changes[0].after", "Tặng Bằng khen cho 01 tập thể")]);
        }

        var form = await draft.FollowAsync("Ghi nội dung");
        var written = await form.PostAsync(Fields([.. fields.Where(f => form.Document.QuerySelector($"[name='{f.Item1}']") is not null)]));
        Assert.Contains(words, string.Join('\n', written.Texts("[data-testid=paper-text]")));
        Assert.Contains("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG", string.Join('\n', written.Texts(".paper-authority")));

        await scene.IssueAsync(IdOf(draft), "400", "QĐ-UBND", new DateOnly(2025, 10, 14));

        Assert.Equal(after, (await PaperAsync(decision)).State);
        var found = await Portal.Visitor().GetAsync("/tra-cuu?paper.number=345");
        Assert.Contains("số 400/QĐ-UBND ngày 14/10/2025", string.Join('\n', found.Texts("[data-testid=link]")));
        Assert.Equal(after != PaperState.Recalled, found.Texts("a").Any(a => a.StartsWith("Mở văn bản", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WithoutReasonOrChange_ItDoesNotGoUpForSignature()
    {
        var draft = await manager.PostAsync($"/papers/{decision}/correction-letter");

        var ready = await (await draft.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", "Lan"), ("form.layoutCheckedBy", "Hà")), "form[action$='/check']");

        Assert.Equal(["Cần ghi «Lý do».", "Cần ghi ít nhất một dòng ở «Nội dung đính chính»."], ready.Obstacles);
        Assert.Equal(["Cần ghi «Lý do».", "Cần ghi ít nhất một dòng ở «Nội dung đính chính»."], (await manager.PostAsync($"/papers/{IdOf(draft)}/submission")).Obstacles);
    }

    [Fact]
    public async Task TwoAtOnce_TheSecondFindsTheOtherRecalled_AndIsRefused()
    {
        var first = await DraftAsync("recalling-decision");
        var second = await DraftAsync("recalling-decision");
        await scene.IssueAsync(first, "400", "QĐ-UBND", new DateOnly(2025, 10, 14));

        var refused = await Assert.ThrowsAsync<Domain.DomainRuleException>(() => scene.IssueAsync(second, "401", "QĐ-UBND", new DateOnly(2025, 10, 14)));

        Assert.StartsWith("Văn bản đang ở trạng thái «Đã thu hồi»", refused.Message, StringComparison.Ordinal);
        Assert.Equal(PaperState.Recalled, (await PaperAsync(decision)).State);
    }

    [Fact]
    public async Task AboutADraft_OrByWhoMayNotDraft_ItIsRefused()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
        var draft = await manager.PostAsync($"/papers/{decision}/correction-letter");

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsync($"/papers/{decision}/correction-letter")).Status);
        Assert.StartsWith("Văn bản đang ở trạng thái «Dự thảo»", (await manager.PostAsync($"/papers/{IdOf(draft)}/recalling-decision")).Obstacles.Single(), StringComparison.Ordinal);
    }

    private async Task<Guid> DraftAsync(string kind)
    {
        var draft = await manager.PostAsync($"/papers/{decision}/{kind}");
        await (await draft.FollowAsync("Ghi nội dung")).PostAsync(Fields(("form.parts[Reason]", "Sai thẩm quyền")));
        return IdOf(draft);
    }

    private static Guid IdOf(Page page) => Guid.Parse(page.Path.Split('/')[^1]);

    private Task<Paper> PaperAsync(Guid id) => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == id));

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
