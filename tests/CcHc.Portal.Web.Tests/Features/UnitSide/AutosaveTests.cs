using System.Net;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>What the page's script gets from the address the button uses too.</summary>
public sealed class AutosaveTests : PortalTest
{
    private const long NotThereYet = -1;

    [Fact]
    public async Task SavingWhileTyping_AnswersWithThePartsThatChangedAndIsStored()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var answer = await SaveAsync(await world.AsAsync(world.Officer), world, "1.2", new { numerator = "850", denominator = "1000", explanation = "Theo hệ thống một cửa", version = NotThereYet });

        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal((HttpStatusCode.OK, "saved", line.Version.ToString(Vietnamese.Culture)), (answer.Status, Became(answer), answer.Document.QuerySelector("[data-version]")!.GetAttribute("data-version")));
        Assert.Equal(["Đã lưu 09:00 bởi Lê Văn Đầu Mối"], answer.Texts("[data-part$=-status]"));
        Assert.Equal(["850/1.000 = 85% → 85% × 2 = 1,70 điểm Vì sao điểm này (tiêu chí 1.2)"], answer.Texts("[data-testid=trace]"));
        Assert.Equal("1/3 tiêu chí · 1,70 điểm", answer.Texts(".fields-done")[0]);
        Assert.Contains("Chưa chấm (3)", answer.Texts("[data-part=workspace-filters] a"));
        Assert.False(answer.Has("h1"));
        Assert.Equal("Theo hệ thống một cửa", line.SelfExplanation);
    }

    [Fact]
    public async Task SavingWhileTyping_SaysTheSameOnceMore_IsNoConflictAndChangesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var typed = new { count = "3", explanation = "Ba sáng kiến\r\ncấp tỉnh", version = NotThereYet };
        await SaveAsync(officer, world, "1.3", typed);
        var before = Assert.Single(await world.LinesAsync());

        var again = await SaveAsync(officer, world, "1.3", new { typed.count, explanation = "Ba sáng kiến\ncấp tỉnh", typed.version });

        Assert.Equal((HttpStatusCode.OK, "saved"), (again.Status, Became(again)));
        Assert.Equal(before.Version, Assert.Single(await world.LinesAsync()).Version);
    }

    /// <summary>The answer is made of what the save had in its hands, the page of what is stored.</summary>
    [Fact]
    public async Task TheAnswer_CountsAsThePageDoes()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var pledge = await (await officer.GetAsync($"/participants/{world.Participant.Id}/pledge")).PostAsync(Fields(("fieldPoints[0].points", "5,5"), ("fieldPoints[1].points", "2")), "#pledge-form");
        await pledge.PressAsync("Trình thủ trưởng duyệt");
        await (await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge")).PressAsync("Duyệt đăng ký");
        foreach (var (code, fields) in new (string, object)[]
        {
            ("1.2", new { numerator = "850", denominator = "1000", explanation = "Theo hệ thống một cửa", version = NotThereYet }),
            ("1.3", new { count = "3", version = NotThereYet }),
        })
        {
            var answer = await SaveAsync(officer, world, code, fields);
            var page = await officer.GetAsync($"/sheets/{world.Sheet}");

            Assert.Equal(page.Texts("#workspace-fields .fields-done"), answer.Texts(".fields-done"));
            Assert.Equal(page.Texts("#workspace-filters a"), answer.Texts("[data-part=workspace-filters] a"));
            Assert.Contains("Thiếu minh chứng", string.Join(' ', answer.Texts("[data-part=workspace-filters] a")), StringComparison.Ordinal);
            Assert.Equal("phấn đấu 7,5", Assert.Single(answer.Texts("[data-testid=aimed-at]")));
            Assert.Contains(", phấn đấu 5,5", answer.Texts(".fields-done")[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SavingOneCriterion_TouchesOnlyItsRows()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: 12);
        await world.AnswerAllAsync();
        var officer = await world.AsAsync(world.Officer);
        var line = (await world.LinesAsync()).Single(l => l.Code == "1.3");
        var tables = await Portal.ContentsAsync();
        var rows = await RowsAsync();

        var answer = await SaveAsync(officer, world, "1.3", new { count = "3", explanation = "Ba sáng kiến", version = line.Version });

        Assert.Equal("saved", Became(answer));
        Assert.Equal(
            ["AuditEntries", "FieldSums", "Marks", "ScoreLines", "ScoreSheets"],
            (await Portal.ContentsAsync()).Where(t => t.Value != tables[t.Key]).Select(t => t.Key));
        Assert.Equal(
            ["field 1", "line 1.3", "sheet " + world.Sheet.ToString().ToUpperInvariant()],
            (await RowsAsync()).Where(r => r.Value != rows[r.Key]).Select(r => r.Key).Order(StringComparer.Ordinal));

        Task<Dictionary<string, long>> RowsAsync() => Portal.DbAsync(async db =>
        {
            var lines = await db.ScoreLines.Select(l => new { Key = "line " + l.Code, l.Version }).ToListAsync();
            var sums = await db.ScoreSheets.SelectMany(s => s.FieldSums).Select(f => new { Key = "field " + f.FieldCode, f.Version }).ToListAsync();
            var sheets = await db.ScoreSheets.Select(s => new { Key = "sheet " + s.Id, s.Version }).ToListAsync();
            return lines.Concat(sums).Concat(sheets).ToDictionary(r => r.Key, r => r.Version, StringComparer.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task SavingWhileTyping_AfterSomebodyElse_ShowsBothAndOverwritesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await SaveAsync(await world.AsAsync(world.Colleague), world, "1.3", new { count = "3", explanation = "Ba sáng kiến", version = NotThereYet });

        var answer = await SaveAsync(await world.AsAsync(world.Officer), world, "1.3", new { count = "2", explanation = "Hai sáng kiến", version = NotThereYet });

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (answer.Status, Became(answer)));
        Assert.Equal(["3", "Ba sáng kiến"], answer.Texts("[data-testid=theirs]"));
        Assert.Equal(["2", "Hai sáng kiến"], answer.Texts("[data-testid=mine]"));
        Assert.Equal(["Chưa lưu: tiêu chí này vừa được Phạm Thị Đồng Nghiệp lưu. Hai bản đặt cạnh nhau ngay bên trên."], answer.Texts("[data-part$=-status]"));
        Assert.Equal("Ba sáng kiến", Assert.Single(await world.LinesAsync()).SelfExplanation);
    }

    [Fact]
    public async Task SavingWhileTyping_HalfAFigure_KeepsTheExplanationAndTheFigureThereWas()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await SaveAsync(officer, world, "1.2", new { numerator = "850", denominator = "1000", explanation = "Quý I", version = NotThereYet });
        var version = Assert.Single(await world.LinesAsync()).Version;

        var answer = await SaveAsync(officer, world, "1.2", new { numerator = "900", denominator = "", explanation = "Quý I và quý II", version });

        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal((HttpStatusCode.OK, "partly"), (answer.Status, Became(answer)));
        Assert.StartsWith("Đã lưu giải trình 09:00 bởi Lê Văn Đầu Mối. Số liệu chưa lưu: ", Assert.Single(answer.Texts("[data-part$=-status]")), StringComparison.Ordinal);
        Assert.Equal(("Quý I và quý II", "1,70"), (line.SelfExplanation, line.SelfPoints.ToString()));
    }

    [Theory]
    [InlineData("1.2", "numerator", "abc")]
    [InlineData("1.2", "notApplicable", "exclude")]
    public async Task SavingWhileTyping_WhatCannotBeRead_SaysWhyAndStoresNothing(string code, string field, string typed)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var answer = await SaveAsync(await world.AsAsync(world.Officer), world, code, new Dictionary<string, object?> { [field] = typed, ["version"] = NotThereYet });

        Assert.Equal((HttpStatusCode.BadRequest, "incomplete"), (answer.Status, Became(answer)));
        Assert.StartsWith("Chưa lưu: ", Assert.Single(answer.Texts("[data-part$=-status]")), StringComparison.Ordinal);
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task SavingWhileTyping_WithoutASession_IsToldSoInsteadOfBeingSentToAPage()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var answer = await SaveAsync(Portal.Visitor(), world, "1.2", new { explanation = "Mất chữ", version = NotThereYet });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task SavingWhileTyping_AtTheMinuteThePhaseEnds_IsRefusedWithTheReason()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay).AddMinutes(-1);
        var officer = await world.AsAsync(world.Officer);
        var inTime = await SaveAsync(officer, world, "1.3", new { count = "1", version = NotThereYet });
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);

        var late = await SaveAsync(officer, world, "1.3", new { count = "2", version = Assert.Single(await world.LinesAsync()).Version });

        Assert.Equal(HttpStatusCode.OK, inTime.Status);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(["Giai đoạn «Tự chấm điểm» đã kết thúc Thứ Sáu 31/10/2025. Muốn gia hạn, liên hệ cơ quan phát động."], late.Obstacles);
        Assert.Equal("0,50", Assert.Single(await world.LinesAsync()).SelfPoints.ToString());
    }

    [Fact]
    public async Task SavingWhileTyping_ForAnHour_IsOneMarkAndOneEntryOfTheHistoryASitting()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var version = NotThereYet;
        for (var typed = 1; typed <= 3; typed++)
        {
            await SaveAsync(officer, world, "1.3", new { count = typed.ToString(Vietnamese.Culture), explanation = new string('x', typed), version });
            version = Assert.Single(await world.LinesAsync()).Version;
            Portal.Clock.Now += TimeSpan.FromMinutes(5);
        }

        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal(("1,50", "xxx"), (line.SelfPoints.ToString(), Assert.Single(line.Marks).Reason));
        Assert.Equal("1,50", Assert.Single(await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "line.self-score").ToListAsync())).To);
    }

    [Fact]
    public async Task TheFirstTwoCriteriaOfASheet_SavedInOneInstant_AreBothStoredAndSummedUp()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        // This one has looked for sums and found none before the other one stores the first.
        var sheet = await db.ScoreSheets.Include(s => s.FieldSums).SingleAsync(s => s.Id == world.Sheet, TestContext.Current.CancellationToken);
        var initiatives = await db.Criteria.Where(c => c.CampaignId == world.Campaign.Id && c.Code == "1.3").Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken);
        await SaveAsync(await world.AsAsync(world.Colleague), world, "1.2", new { numerator = "1", denominator = "2", version = NotThereYet });

        await scope.ServiceProvider.GetRequiredService<SaveMarks>().SelfAsync(world.Officer.Actor(), world.Campaign, sheet, initiatives, new Answer { Count = 2 }, null, NotThereYet, Portal.Clock.Now, TestContext.Current.CancellationToken);

        Assert.Equal(["1,00", "1,00"], (await world.LinesAsync()).Select(l => l.SelfPoints.ToString()));
        var stored = await Portal.DbAsync(db => db.ScoreSheets.AsNoTracking().Include(s => s.FieldSums).SingleAsync(s => s.Id == world.Sheet));
        Assert.Equal(("2,00", 2, "2,00"), (stored.SelfTotal.ToString(), stored.SelfDone, stored.FieldSums.Single(f => f.FieldCode == "1").Self.ToString()));
        Assert.Equal(2, await Portal.DbAsync(db => db.AuditEntries.CountAsync(e => e.Act == "line.self-score")));
    }

    [Fact]
    public async Task ALinkToACriterion_OpensThePageThatShowsIt()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: 30);

        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}?field=2&at=2.20");

        Assert.True(page.Has("[data-testid='line-2.20']"));
        Assert.False(page.Has("[data-testid='line-2.1']"));
    }

    private static Task<Page> SaveAsync(Visitor visitor, UnitSideWorld world, string code, object fields) =>
        visitor.PostAsync($"/sheets/{world.Sheet}/lines/{code}", fields, IdentitySetup.AutosaveHeader);

    private static string? Became(Page answer) => answer.Document.QuerySelector("[data-became]")?.GetAttribute("data-became");
}
