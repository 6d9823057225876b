using System.Net;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Tests.Features.SignedCopies;

/// <summary>The signed copy of an award decision beside what went up, and the record that follows it.</summary>
public sealed class SignedCopyTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid decision;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92m, 81m, 70m], ["2"]);
        await scene.FillProposalsAsync();
        var statement = new Paper(PaperKind.SubmissionStatement, scene.HomeAffairs.Id, "Về việc đề nghị khen thưởng", scene.Id);
        var paper = new Paper(PaperKind.AwardDecision, scene.Committee.Id, "Về việc khen thưởng", scene.Id);
        await Portal.SaveAsync(statement, paper);
        await scene.IssueAsync(statement.Id, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");
        decision = paper.Id;
        await scene.ActAsync(async (services, _) =>
        {
            var db = services.GetRequiredService<Data.PortalDbContext>();
            var draft = await db.Papers.SingleAsync(p => p.Id == decision);
            draft.Check(scene.Manager, "Nguyễn Văn Nội", "Trần Thị Thức", scene.Now);
            await services.GetRequiredService<PaperFiles>().SubmitAsync(scene.Manager, draft, scene.Now, default);
            await db.SaveChangesAsync();
        });
        manager = await Portal.AsAsync(scene.ManagerAccount);
        if (!PdfWords.IsThere)
        {
            Assert.Skip("pdftotext is not installed.");
        }
    }

    [Fact]
    public async Task ACopyThatSaysTheSame_LeavesNothingToDo()
    {
        var issued = await RecordAsync(p => p);
        Assert.Contains("đang chờ đối chiếu", string.Join(' ', issued.Texts("[data-testid=comparison]")), StringComparison.Ordinal);

        await Portal.RunJobsAsync();

        Assert.Equal(["Bản ký khớp với bản trình ký. Đối chiếu bản ký"], (await manager.GetAsync($"/papers/{decision}")).Texts("[data-testid=comparison]"));
        Assert.Empty((await manager.GetAsync($"/papers/{decision}/comparison")).Texts("[data-testid=difference]"));
        Assert.Equal(1, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.SubjectId == decision && a.Act == "comparison.compare" && a.To == "Không có khác biệt")));
    }

    [Fact]
    public async Task AnAcceptedName_IsTheRecordFromThenOn_AndTheSignedFileIsWhatThePublicOpens()
    {
        await RecordAsync(p => WithRow(p, 0, cells => [cells[0], "Sở Tư pháp tỉnh An Giang", .. cells.Skip(2)]));
        await Portal.RunJobsAsync();

        var page = await manager.GetAsync($"/papers/{decision}");
        Assert.StartsWith("Bản ký khác bản trình ký ở 1 chỗ, còn 1 chỗ chưa giải quyết.", page.Texts("[data-testid=comparison]")[0], StringComparison.Ordinal);
        var list = await page.FollowAsync("Đối chiếu bản ký");
        Assert.Equal(["Phụ lục, dòng 1 – cột Tên tập thể"], list.Texts("[data-testid=difference] h2"));
        Assert.Equal(["tỉnh An Giang"], list.Texts("[data-testid=reading] mark"));
        var one = await list.FollowAsync("Giải quyết khác biệt ở Phụ lục, dòng 1 – cột Tên tập thể");
        Assert.Equal(["Tên trong hồ sơ khen thưởng và tra cứu công khai là «Sở Tư pháp tỉnh An Giang»."], one.Texts("[data-testid=follow-up]"));

        var refused = await one.PostAsync(Fields(("form.reason", " ")));
        Assert.Equal(["Lý do: Cần ghi lý do."], refused.Errors);
        var accepted = await refused.PostAsync(Fields(("form.reason", "Văn phòng ghi đủ tên khi phát hành")));

        Assert.Equal("Đã chấp nhận theo bản ký: Phụ lục, dòng 1 – cột Tên tập thể.", accepted.Notice);
        var found = await Portal.Visitor().GetAsync("/tra-cuu?award.name=Sở Tư pháp");
        Assert.StartsWith("Sở Tư pháp tỉnh An Giang", found.Rows()[0][0], StringComparison.Ordinal);
        Assert.Contains($"/papers/{decision}/signed", found.Document.QuerySelectorAll("[data-testid=award] a").Select(a => a.GetAttribute("href")));
        var entry = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.SubjectId == decision && a.Act == "comparison.accept"));
        Assert.Equal(("Sở Tư pháp tỉnh An Giang", "Văn phòng ghi đủ tên khi phát hành"), (entry.To, entry.Reason));
        Assert.Equal(["Bản ký khác bản trình ký ở 1 chỗ, đã giải quyết hết. Đối chiếu bản ký"], (await manager.GetAsync($"/papers/{decision}")).Texts("[data-testid=comparison]"));
        var again = await manager.PostAsync($"{one.Path}/misreading", Fields(("form.reason", "Nhầm")));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("đã được Lê Thị Quản giải quyết", string.Join(' ', again.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADroppedRow_IsNoLongerAmongThoseAwarded()
    {
        var before = (await Portal.DbAsync(db => db.Awardees.Where(a => a.PaperId == decision).OrderBy(a => a.Ordinal).ToListAsync()))[^1];
        await RecordAsync(p => WithRows(p, rows => [.. rows.SkipLast(1)]));
        await Portal.RunJobsAsync();

        var difference = await Portal.DbAsync(db => db.SignedDifferences.SingleAsync(d => d.PaperId == decision));
        Assert.Equal((SignedDifferenceKind.Missing, FollowedRecord.Awardee, before.Id), (difference.Kind, difference.Follows, difference.FollowedId!.Value));
        await manager.PostAsync($"/papers/{decision}/comparison/differences/{difference.Id}/acceptance", Fields(("form.reason", "Chủ tịch rút lại")));

        Assert.Equal(["Không tìm thấy khen thưởng nào như vậy"], (await Portal.Visitor().GetAsync($"/tra-cuu?award.name={Uri.EscapeDataString(before.Name)}")).Texts(".empty-state-title"));
    }

    [Fact]
    public async Task NumberDayAndSigner_AreCheckedAgainstWhatWasTypedIn()
    {
        await RecordAsync(p => p with { Number = p.Number! with { Value = "354" }, Signature = p.Signature with { Name = "Hồ Văn Chú" } });
        await Portal.RunJobsAsync();

        var found = await Portal.DbAsync(db => db.SignedDifferences.Where(d => d.PaperId == decision && d.Kind == SignedDifferenceKind.Recorded).OrderBy(d => d.Order).ToListAsync());
        Assert.Equal([("Số đã ghi nhận", "345", "354"), ("Người ký đã ghi nhận", "Hồ Văn Chủ", "Hồ Văn Chú")], found.Select(d => (d.Place, d.Submitted!, d.Reading!)));
        await manager.PostAsync($"/papers/{decision}/comparison/differences/{found[0].Id}/acceptance", Fields(("form.reason", "Gõ nhầm số")));

        Assert.Single((await Portal.Visitor().GetAsync("/tra-cuu?paper.number=354/QĐ-UBND")).Texts("[data-testid=paper]"));
        Assert.Equal("345", (await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.SubjectId == decision && a.Act == "paper.follow"))).From);
    }

    [Fact]
    public async Task AScan_IsTickedOffLineByLine_AndTwoPeopleDoNotOverwriteEachOther()
    {
        await RecordAsync(CampaignScene.SignedPdf("bản quét"));
        await Portal.RunJobsAsync();
        var lines = await (await manager.GetAsync($"/papers/{decision}/comparison")).FollowAsync("Đối chiếu từng dòng");
        Assert.StartsWith("Đã đánh dấu 0/", lines.Texts("[data-testid=progress]")[0], StringComparison.Ordinal);
        var clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
        var stale = await clerk.GetAsync($"/papers/{decision}/comparison/lines");

        var saved = await lines.PostAsync(Fields(("form.lines[0].outcome", "Matches"), ("form.lines[1].outcome", "Differs"), ("form.lines[1].reading", "UBND TỈNH")));
        Assert.Equal("Đã lưu 2 dòng.", saved.Notice);
        var refused = await stale.PostAsync(Fields(("form.lines[0].outcome", "Absent"), ("form.lines[2].outcome", "Matches")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("vừa đánh dấu dòng này là «Khớp»", string.Join(' ', refused.Errors), StringComparison.Ordinal);
        Assert.Equal([LineOutcome.Matches, LineOutcome.Differs], await Portal.DbAsync(db => db.LineTicks.OrderBy(t => t.Line).Select(t => t.Outcome).ToListAsync()));
        Assert.Equal("Absent", refused.Document.QuerySelector("[name='form.lines[0].outcome'][checked]")!.GetAttribute("value"));
        Assert.Equal("UBND TỈNH", (await Portal.DbAsync(db => db.SignedDifferences.SingleAsync())).Reading);
    }

    [Fact]
    public async Task OnlyTheOffice_ReadsTheComparison_AndOnlyWhoRecordsSettles()
    {
        await RecordAsync(p => WithRow(p, 0, cells => [cells[0], "Sở Tư Pháp", .. cells.Skip(2)]));
        await Portal.RunJobsAsync();
        var difference = await Portal.DbAsync(db => db.SignedDifferences.SingleAsync());
        var leader = await Portal.AsAsync(Role.Leader, scene.Committee);
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);

        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync($"/papers/{decision}/comparison")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"/papers/{decision}/comparison/differences/{difference.Id}/acceptance", Fields(("form.reason", "x")))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/papers/{decision}/comparison")).Status);
    }

    [Fact]
    public async Task TheList_AsksTheDatabaseAsOftenForManyDifferences()
    {
        await RecordAsync(p => WithRow(p, 0, cells => [cells[0], "Sở Tư Pháp", .. cells.Skip(2)]));
        await Portal.RunJobsAsync();
        var few = await manager.CountAsync($"/papers/{decision}/comparison");
        var comparison = await Portal.DbAsync(db => db.PaperComparisons.SingleAsync(c => c.PaperId == decision));
        await Portal.SaveAsync([.. Enumerable.Range(1, 20).Select(i => (object)new SignedDifference(comparison, i, SignedDifferenceKind.Changed, $"Điều {i}", "a", "b", null, FollowedRecord.Nothing, null))]);

        Assert.Equal(few, await manager.CountAsync($"/papers/{decision}/comparison"));
    }

    [Fact]
    public async Task TheSignedFile_IsGivenOutAsItCameIn()
    {
        var bytes = await BytesAsync(p => WithRow(p, 0, cells => [cells[0], "Sở Tư Pháp", .. cells.Skip(2)]));
        await RecordAsync(bytes);
        await Portal.RunJobsAsync();

        Assert.Equal(bytes, (await Portal.Visitor().GetAsync($"/papers/{decision}/signed")).Body);
    }

    [Fact]
    public async Task AFileWithoutSignatures_SaysSo_OnBothPages()
    {
        var issued = await RecordAsync(p => p);

        Assert.Contains("Tệp không có chữ ký số.", issued.Texts("section p"));
        Assert.Contains("Tệp không có chữ ký số.", (await manager.GetAsync($"/papers/{decision}/comparison")).Texts("section p"));
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

    private static OfficialPaper WithRow(OfficialPaper paper, int row, Func<IReadOnlyList<string>, IReadOnlyList<string>> change) =>
        WithRows(paper, rows => [.. rows.Select((r, i) => i == row ? r with { Cells = change(r.Cells) } : r)]);

    private static OfficialPaper WithRows(OfficialPaper paper, Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> change)
    {
        var table = paper.Annexes[0].Blocks.OfType<PaperTable>().Single();
        return paper with { Annexes = [paper.Annexes[0] with { Blocks = [table with { Rows = change(table.Rows) }] }, .. paper.Annexes.Skip(1)] };
    }

    private async Task<byte[]> BytesAsync(Func<OfficialPaper, OfficialPaper> edit)
    {
        var submitted = PaperSnapshot.Read((await Portal.DbAsync(db => db.Papers.SingleAsync(p => p.Id == decision))).ContentJson!);
        var issued = submitted with
        {
            Number = submitted.Number! with { Value = "345" },
            PlaceAndDate = PlaceAndDate.On(submitted.PlaceAndDate!.Place, new DateOnly(2025, 10, 13)),
            Signature = submitted.Signature with { Name = "Hồ Văn Chủ" },
        };
        return TextPdf.Of(PaperText.Lines(edit(issued)));
    }

    private async Task<Page> RecordAsync(Func<OfficialPaper, OfficialPaper> edit) => await RecordAsync(await BytesAsync(edit));

    private async Task<Page> RecordAsync(byte[] signed) => await (await manager.GetAsync($"/papers/{decision}/issuance")).PostAsync(Fields(
        ("form.number", "345"), ("form.issuedOn", "13/10/2025"), ("form.signerName", "Hồ Văn Chủ"), ("form.signedFile", new Upload("quyet-dinh.pdf", signed))));
}
