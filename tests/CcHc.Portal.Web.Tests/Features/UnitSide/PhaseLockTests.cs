using System.Net;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>
/// Every act that belongs to a phase, at one minute before its end and at the end itself, with no job between: only the clock
/// of the host moves. With a window of a group or a unit the same at that window's end.
/// </summary>
public sealed class PhaseLockTests : PortalTest
{
    private static readonly DateOnly SecondLastDay = new(2025, 12, 15);

    private static readonly string[] OneOfEach = ["duyệt bản đăng ký", "chấm một tiêu chí", "cho điểm thẩm định"];

    private static readonly Dictionary<string, Act> Acts = new(StringComparer.Ordinal)
    {
        ["lưu bản đăng ký"] = new(PhaseKind.Registration, w => w.Officer, (_, _) => Task.CompletedTask, (t, v, w) =>
            v.PostAsync($"/participants/{w.Participant.Id}/pledge", Fields(("targets", "Hồ sơ đúng hạn; 100%"), ("version", -1)))),
        ["trình bản đăng ký"] = new(PhaseKind.Registration, w => w.Officer, (t, w) => t.PledgeAsync(w, submitted: false), async (t, v, w) =>
            await v.PostAsync($"/pledges/{(await t.PledgeOfAsync(w)).Id}/submission")),
        ["rút bản đăng ký"] = new(PhaseKind.Registration, w => w.Officer, (t, w) => t.PledgeAsync(w, submitted: true), async (t, v, w) =>
            await v.PostAsync($"/pledges/{(await t.PledgeOfAsync(w)).Id}/withdrawal")),
        ["duyệt bản đăng ký"] = new(PhaseKind.Registration, w => w.Head, (t, w) => t.PledgeAsync(w, submitted: true), async (t, v, w) =>
            await v.PostAsync($"/pledges/{(await t.PledgeOfAsync(w)).Id}/approval", Fields(("version", (await t.PledgeOfAsync(w)).Version)))),
        ["chấm một tiêu chí"] = new(PhaseKind.SelfAssessment, w => w.Officer, (_, _) => Task.CompletedTask, (t, v, w) =>
            v.PostAsync($"/sheets/{w.Sheet}/lines/1.1", Fields(("option", "trước hạn"), ("explanation", "Kế hoạch số 1"), ("version", SaveMarks.NotThereYet)))),
        ["gắn tài liệu"] = new(PhaseKind.SelfAssessment, w => w.Officer, (t, w) => t.EvidenceAsync(w), async (t, v, w) =>
            await v.PostAsync($"/sheets/{w.Sheet}/lines/1.1/evidence", Fields(("shown", await t.EvidenceIdAsync(w)), ("evidence", await t.EvidenceIdAsync(w)), ("version", SaveMarks.NotThereYet)))),
        ["trình phiếu"] = new(PhaseKind.SelfAssessment, w => w.Officer, (t, w) => w.AnswerAllAsync(), (t, v, w) =>
            v.PostAsync($"/sheets/{w.Sheet}/head-review", Fields(("confirmed", true)))),
        ["rút phiếu"] = new(PhaseKind.SelfAssessment, w => w.Officer, (t, w) => w.SendToHeadAsync(), (t, v, w) => v.PostAsync($"/sheets/{w.Sheet}/withdrawal")),
        ["khóa để ký"] = new(PhaseKind.SelfAssessment, w => w.Head, (t, w) => w.SendToHeadAsync(), async (t, v, w) =>
            await v.PostAsync($"/sheets/{w.Sheet}/approval", Fields(("version", (await w.ReadSheetAsync()).Version)))),
        ["mở khóa"] = new(PhaseKind.SelfAssessment, w => w.Head, (t, w) => t.LockAsync(w), (t, v, w) =>
            v.PostAsync($"/sheets/{w.Sheet}/unlock", Fields(("reason", "Nhầm số liệu")))),
        ["hỏi cơ quan thẩm định"] = new(PhaseKind.SelfAssessment, w => w.Officer, (_, _) => Task.CompletedTask, (t, v, w) =>
            v.PostAsync($"/sheets/{w.Sheet}/lines/1.1/questions", Fields(("text", "Tính từ ngày nào?")))),
        ["cho điểm thẩm định"] = new(PhaseKind.Appraisal, w => w.Appraiser, (t, w) => t.LockAsync(w), async (t, v, w) =>
            await v.PostAsync($"/appraisal/sheets/{w.Sheet}/criteria/{await t.CriterionAsync(w)}/mark", Fields(("points", "1"), ("reason", "Ban hành chậm"), ("version", await t.LineVersionAsync(w))))),
        ["đồng ý điểm tự chấm"] = new(PhaseKind.Appraisal, w => w.Appraiser, (t, w) => t.LockAsync(w), async (t, v, w) =>
            await v.PostAsync($"/appraisal/sheets/{w.Sheet}/criteria/{await t.CriterionAsync(w)}/agreement", Fields(("version", await t.LineVersionAsync(w)), ("walk", "Unit")))),
        ["thẩm định lần 2"] = new(PhaseKind.SecondAppraisal, w => w.Appraiser, (t, w) => t.LockAsync(w), async (t, v, w) =>
            await v.PostAsync($"/appraisal/sheets/{w.Sheet}/criteria/{await t.CriterionAsync(w)}/mark", Fields(("points", "1"), ("reason", "Ban hành chậm"), ("version", await t.LineVersionAsync(w))))),
    };

    public static TheoryData<string, Scope> EveryAct() =>
        [
            .. Acts.Keys.Select(a => (a, Scope.Common)),
            .. OneOfEach.SelectMany(a => new[] { (a, Scope.Unit), (a, Scope.Group), (a, Scope.All) }),
            // The long run tries every act with a window of its own too.
            .. Environment.GetEnvironmentVariable("CCHC_LONG") == "1" ? Acts.Keys.Except(OneOfEach).Select(a => (a, Scope.Unit)) : [],
        ];

    public enum Scope
    {
        /// <summary>The window of all as it was planned.</summary>
        Common,

        /// <summary>The window of all after an extension.</summary>
        All,

        Group,

        Unit,
    }

    [Theory]
    [MemberData(nameof(EveryAct))]
    public async Task Act_IsRefusedFromTheExactEndOn_AndTakenUpToTheMinuteBefore(string name, Scope scope)
    {
        var act = Acts[name];
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.Schedule(by, PhaseKind.SecondAppraisal, new(2025, 12, 5), SecondLastDay, FixedClock.Start));
        await TelephoneAsync(world);
        await act.Arrange(this, world);
        var lastDay = world.Campaign.WindowFor(act.Phase)?.LastDay ?? SecondLastDay;
        if (scope != Scope.Common)
        {
            lastDay = lastDay.AddDays(3);
            await ExtendAsync(world, act.Phase, lastDay, scope);
        }

        var end = VietnamTime.EndOf(lastDay);
        Portal.Clock.Now = end;
        var person = await world.AsAsync(act.Who(world));
        var before = await Portal.ContentsAsync();
        var refused = await act.Do(this, person, world);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        var phase = act.Phase == PhaseKind.SecondAppraisal ? PhaseKind.Appraisal : act.Phase;
        Assert.Contains(refused.Obstacles, o => o.StartsWith($"Giai đoạn «{StateNames.Of(phase)}» đã kết thúc ", StringComparison.Ordinal));
        Assert.Equal(["Hỏi hoặc đề nghị gia hạn: Trần Thị Quản Lý, Ủy ban nhân dân tỉnh Hòa An, điện thoại 0912 345 678."], refused.Texts("[data-testid=whom-to-ask]"));
        Assert.Equal(before, await Portal.ContentsAsync());

        Portal.Clock.Now = end.AddMinutes(-1);
        var taken = await act.Do(this, person, world);

        Assert.Equal((HttpStatusCode.OK, 0), (taken.Status, taken.Obstacles.Count));
        Assert.NotEqual(before, await Portal.ContentsAsync());
    }

    [Fact]
    public async Task AnExtensionOfAUnit_IsOfNoUseToAnother()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await ExtendAsync(world, PhaseKind.SelfAssessment, new(2025, 11, 3), Scope.Unit);
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);

        var other = await (await world.AsAsync(world.OtherOfficer)).PostAsync($"/sheets/{world.OtherSheet}/lines/1.1", Fields(("option", "trước hạn"), ("version", SaveMarks.NotThereYet)));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
    }

    [Fact]
    public async Task ALockedPage_SaysWhyAndWhomToAsk_InEveryPhase()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await TelephoneAsync(world);
        await LockAsync(world);
        Portal.Clock.Now = VietnamTime.EndOf(new(2025, 11, 30));
        var officer = await world.AsAsync(world.Officer);
        var appraiser = await world.AsAsync(world.Appraiser);

        foreach (var page in new[]
        {
            await officer.GetAsync($"/participants/{world.Participant.Id}/pledge"),
            await officer.GetAsync($"/sheets/{world.Sheet}"),
            await officer.GetAsync($"/sheets/{world.Sheet}/lines/1.1/questions"),
            await appraiser.GetAsync($"/appraisal/{world.Campaign.Id}/units"),
            await appraiser.GetAsync($"/appraisal/sheets/{world.Sheet}"),
        })
        {
            Assert.Contains(page.Obstacles, o => o.Contains("đã kết thúc", StringComparison.Ordinal));
            Assert.Equal(["Hỏi hoặc đề nghị gia hạn: Trần Thị Quản Lý, Ủy ban nhân dân tỉnh Hòa An, điện thoại 0912 345 678."], page.Texts("[data-testid=whom-to-ask]"));
        }
    }

    [Fact]
    public async Task Nominating_EndsWithItsPhase()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [90, 80], ["1"], proposes: true);
        Portal.Clock.Now = VietnamTime.EndOf(CampaignScene.ProposalEnds);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var fill = await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        var one = await manager.PostAsync($"/campaigns/{scene.Id}/nominations", Fields(("campaignAwardId", scene.AwardIds[0]), ("participantId", scene.ParticipantIds[0])));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (fill.Status, one.Status));
        Assert.Equal(["Giai đoạn «Đề nghị khen thưởng» đã kết thúc Thứ Tư 10/12/2025. Muốn gia hạn, liên hệ cơ quan phát động."], fill.Obstacles);
        Assert.False(await Portal.DbAsync(db => db.Nominations.AnyAsync()));

        Portal.Clock.Now = VietnamTime.StartOf(CampaignScene.ProposalBegins).AddMinutes(-1);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling")).Status);

        Portal.Clock.Now = VietnamTime.EndOf(CampaignScene.ProposalEnds).AddMinutes(-1);
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling")).Status);
        Assert.Equal(1, await Portal.DbAsync(db => db.Nominations.CountAsync()));
    }

    [Fact]
    public async Task LateWork_IsTakenToTheMinuteTheCampaignSays_AndFlagged()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) =>
        {
            c.TakeLateWork(by, true, FixedClock.Start);
            c.Limit(by, new(2, Domain.WorkingDays.DayUnit.Days), null, null, FixedClock.Start);
        });
        await world.SendToHeadAsync();
        // Two days after Friday 31/10 is a Sunday: Monday.
        Portal.Clock.Now = VietnamTime.EndOf(new(2025, 11, 3));
        var head = await world.AsAsync(world.Head);
        Assert.Equal(HttpStatusCode.Conflict, (await Acts["khóa để ký"].Do(this, head, world)).Status);

        Portal.Clock.Now = VietnamTime.EndOf(new(2025, 11, 3)).AddMinutes(-1);
        var taken = await Acts["khóa để ký"].Do(this, head, world);

        Assert.Equal("Đã duyệt và khóa để ký; phiếu được ghi là nộp muộn.", taken.Notice);
        Assert.True((await world.ReadSheetAsync()).IsLate);
    }

    [Theory]
    [InlineData("13/10/2025", "Ngày mới phải sau hạn đang có (31/10/2025).")]
    [InlineData("01/09/2025", "Ngày mới ở trước ngày bắt đầu giai đoạn (01/10/2025).")]
    [InlineData("01/11/2025", "Ngày 01/11/2025 đã qua; gia hạn đến một ngày từ hôm nay trở đi.")]
    public async Task AnExtension_ToADayThatCannotBe_IsRefusedBesideTheField(string day, string why)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        Portal.Clock.Now = VietnamTime.StartOf(new(2025, 11, 2));
        var page = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/extensions");

        var refused = await page.PostAsync(Fields(("form.phase", "SelfAssessment"), ("form.lastDay", day), ("form.unitId", world.Commune.Id), ("form.reason", "Mưa lũ")));

        Assert.Equal((HttpStatusCode.Conflict, "Đến hết ngày: " + why), (refused.Status, Assert.Single(refused.Errors)));
        Assert.False(await Portal.DbAsync(db => db.Set<PhaseWindow>().AnyAsync(p => p.UnitId != null)));
    }

    [Fact]
    public async Task AnExtension_IsShownToItsUnitAndToWhoRunsIt_WithItsReason_AndKeptInTheHistory()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        var form = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/extensions");

        await form.PostAsync(Fields(("form.phase", "SelfAssessment"), ("form.lastDay", "05/11/2025"), ("form.unitId", world.Commune.Id), ("form.reason", "Ngập lụt từ 28/10")));

        string[] shown = ["«Tự chấm điểm» cho Ủy ban nhân dân xã Tân Lập: đến hết Thứ Tư 05/11/2025. Lý do: Ngập lụt từ 28/10"];
        Assert.Equal(shown, (await manager.GetAsync($"/campaigns/{world.Campaign.Id}")).Texts("[data-testid=extension]"));
        Assert.Equal(shown, (await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}")).Texts("[data-testid=extension]"));
        Assert.Empty((await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/campaigns/{world.Campaign.Id}")).Texts("[data-testid=extension]"));
        Assert.Equal(["Thứ Tư 05/11/2025, còn 22 ngày"], (await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}")).Texts("span > [data-testid=deadline]"));
        Assert.Contains("(đã gia hạn: Ngập lụt từ 28/10)", (await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}")).Document.QuerySelector("#sheet-line")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Hạn riêng: Thứ Tư 05/11/2025, còn 22 ngày. Lý do gia hạn: Ngập lụt từ 28/10"], (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets")).Texts("[data-testid=extended]"));
        var fact = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "campaign.extend"));
        Assert.Equal(("31/10/2025", "05/11/2025", "Ngập lụt từ 28/10"), (fact.From, fact.To, fact.Reason));
    }

    private Task<int> TelephoneAsync(UnitSideWorld world) => Portal.DbAsync(db =>
        db.People.Where(p => p.Id == world.Manager.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Phone, "0912 345 678")));

    private Task<int> ExtendAsync(UnitSideWorld world, PhaseKind kind, DateOnly lastDay, Scope scope) => Portal.DbAsync(async db =>
    {
        var campaign = await db.Campaigns.Include(c => c.Phases).Include(c => c.Groups).SingleAsync(c => c.Id == world.Campaign.Id);
        campaign.Extend(
            world.Manager.Actor(), kind, lastDay, "Mưa lũ", Portal.Clock.Now, scope == Scope.Group ? world.Participant.GroupId : null, scope == Scope.Unit ? world.Commune.Id : null);
        return await db.SaveChangesAsync();
    });

    private Task PledgeAsync(UnitSideWorld world, bool submitted)
    {
        var pledge = new Pledge(world.Officer.Actor(), world.Campaign.Id, world.Participant.Id, world.Commune.Id, Portal.Clock.Now);
        pledge.Write(world.Officer.Actor(), null, null, null, ["Hồ sơ đúng hạn; 100%"], Portal.Clock.Now);
        if (submitted)
        {
            pledge.Submit(world.Officer.Actor(), Portal.Clock.Now);
        }

        return Portal.SaveAsync(pledge);
    }

    private Task<Pledge> PledgeOfAsync(UnitSideWorld world) => Portal.DbAsync(db => db.Pledges.AsNoTracking().SingleAsync(p => p.ParticipantId == world.Participant.Id));

    private Task EvidenceAsync(UnitSideWorld world) => Portal.SaveAsync(new Domain.EvidenceStore.Evidence(
        world.Officer.Actor(), world.Commune.Id, world.Campaign.Id, Domain.EvidenceStore.EvidenceKind.Link, new("Tin", null, null, null), "https://tanlap.gov.vn", Portal.Clock.Now));

    private Task<Guid> EvidenceIdAsync(UnitSideWorld world) => Portal.DbAsync(db => db.Evidence.Where(e => e.UnitId == world.Commune.Id).Select(e => e.Id).SingleAsync());

    private async Task LockAsync(UnitSideWorld world)
    {
        await world.SendToHeadAsync();
        await Portal.DbAsync(async db =>
        {
            (await db.ScoreSheets.SingleAsync(s => s.Id == world.Sheet)).Lock(world.Head.Actor(), [], false, null, Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
    }

    private Task<Guid> CriterionAsync(UnitSideWorld world) => Portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == world.Campaign.Id && c.Code == "1.1").Select(c => c.Id).SingleAsync());

    private Task<long> LineVersionAsync(UnitSideWorld world) => Portal.DbAsync(db => db.ScoreLines.Where(l => l.SheetId == world.Sheet && l.Code == "1.1").Select(l => l.Version).SingleAsync());

    /// <param name="Arrange">What has to be there before the act.</param>
    private sealed record Act(
        PhaseKind Phase, Func<UnitSideWorld, Account> Who, Func<PhaseLockTests, UnitSideWorld, Task> Arrange, Func<PhaseLockTests, Visitor, UnitSideWorld, Task<Page>> Do);
}
