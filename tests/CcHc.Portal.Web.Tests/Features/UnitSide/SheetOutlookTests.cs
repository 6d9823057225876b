using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class SheetOutlookTests : PortalTest
{
    [Fact]
    public async Task Outlook_OfASheet_SaysWhatIsNeededUntilTheNextBand()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.SetBands(by, [("Tốt", 80), ("Khá", 50)], FixedClock.Start));
        await AnswerAsync(world, "1.1", new Answer { Option = "chậm" });
        await AnswerAsync(world, "1.2", new Answer { Numerator = 820, Denominator = 1000 });
        await AnswerAsync(world, "1.3", new Answer { Count = 2 });
        await AnswerAsync(world, "2.1", new Answer { Option = "có" }, explanation: null);

        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/outlook");

        // 1 + 1,64 + 1 + 1 = 4,64 of 8; «Tốt» begins at 6,4.
        Assert.Equal(["4,64 / 8"], page.Texts("[data-testid=now]"));
        Assert.Equal(["Tốt, từ 6,40 điểm: còn thiếu 1,76 điểm"], page.Texts("[data-testid=next]").Select(t => t.Replace("Khá, ", "", StringComparison.Ordinal)));
        Assert.Equal(["1.1", "1.3", "2.2", "1.2"], page.Rows().Select(r => r[0].Split(". ")[0]));
        Assert.Equal(["5,64", "6,64", "–", "–"], page.Rows().Select(r => r[4]));
        Assert.Contains("Đủ lên mức Tốt", page.Rows()[1][5], StringComparison.Ordinal);
        Assert.Equal(["Cần mức «trước hạn» (đang «chậm») để thêm 1 điểm"], page.Texts("[data-testid='win-1.1'] [data-testid=step]"));
        Assert.Equal(["Cần 100% (đang 82%, 820/1.000) để thêm 0,36 điểm (tức thêm 180, thành 1.000/1.000)"], page.Texts("[data-testid='win-1.2'] [data-testid=step]"));
        Assert.Contains("cơ quan thẩm định cung cấp", page.Rows()[2][5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlook_OfASheet_WritesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var before = await StateAsync();
        var officer = await world.AsAsync(world.Officer);
        var entries = await Portal.DbAsync(db => db.AuditEntries.CountAsync());

        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/sheets/{world.Sheet}/outlook")).Status);

        Assert.Equal(before, await StateAsync());
        Assert.Equal(entries, await Portal.DbAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Outlook_OfManyCriteria_AsksTheDatabaseAsOftenAsOfFew()
    {
        var few = await StatementsAsync(2);
        await DisposeAsync();
        await InitializeAsync();

        Assert.Equal(few, await StatementsAsync(30));
    }

    [Fact]
    public async Task Outlook_OfAnotherUnit_IsNotFound()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/outlook")).Status);
    }

    [Fact]
    public async Task Outlook_WhereCriteriaAreMetOrNot_IsNotOffered()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, Judging.MetNotMet);
        var officer = await world.AsAsync(world.Officer);

        Assert.DoesNotContain("Còn thiếu gì", (await officer.GetAsync($"/sheets/{world.Sheet}")).Texts("nav a"));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/sheets/{world.Sheet}/outlook")).Status);
    }

    private async Task<int> StatementsAsync(int leaves)
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: leaves);
        await world.AnswerAllAsync();
        return await (await world.AsAsync(world.Officer)).CountAsync($"/sheets/{world.Sheet}/outlook");
    }

    private async Task<string> StateAsync()
    {
        var sheets = await Portal.DbAsync(db => db.ScoreSheets.AsNoTracking().OrderBy(s => s.Id).Select(s => $"{s.Id} {s.Version} {s.SelfTotal.TenThousandths}").ToListAsync());
        var lines = await Portal.DbAsync(db => db.ScoreLines.AsNoTracking().OrderBy(l => l.Id).Select(l => $"{l.Id} {l.Version} {l.SelfAnswer}").ToListAsync());
        return string.Join('\n', sheets.Concat(lines));
    }

    private async Task AnswerAsync(UnitSideWorld world, string code, Answer answer, string? explanation = "Theo số liệu của đơn vị")
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == world.Sheet);
        var criterion = await db.Criteria.SingleAsync(c => c.CriteriaId == sheet.CriteriaId && c.Code == code);
        await scope.ServiceProvider.GetRequiredService<SaveMarks>().SelfAsync(world.Officer.Actor(), world.Campaign, sheet, criterion.Id, answer, explanation, null, Portal.Clock.Now);
    }
}
