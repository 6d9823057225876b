using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record SheetRow(
    Guid Id, string Name, string? UnitName, string Group, SheetState State, bool IsSent, bool IsLate, int Done, int Leaves, Points Total, string? ContactName, string? ContactPhone)
{
    /// <summary>Of the signed report, while it is awaited.</summary>
    public ReportLimit? Report { get; init; }

    public bool ReportIsLate { get; init; }

    /// <summary>The window it was given apart from the common one.</summary>
    public PhaseWindow? Extended { get; init; }
}

public sealed record SheetList(
    Guid CampaignId, string CampaignName, bool ByPoints, Page<SheetRow> Rows, string? Show, string? Q, int Drafting, int Locked, int Reported, int Late, PhaseWindow? Window);

[Route("campaigns/{campaignId:guid}")]
public sealed class CampaignSheetsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    /// <summary>The own sheet: directly where there is one, else a list.</summary>
    [HttpGet("sheet")]
    public async Task<IActionResult> Own(Guid campaignId, Guid? participantId)
    {
        var own = Actor.UnitsOf(Role.UnitOfficer, Role.UnitHead);
        var rows = await db.ScoreSheets
            .Where(SheetAccess.VisibleTo(Actor, db.Campaigns))
            .Where(s => s.CampaignId == campaignId)
            .Where(s => participantId == null ? s.UnitId != null && own.Contains(s.UnitId.Value) : s.ParticipantId == participantId)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, p.Name, s.State, s.SelfDone, s.Leaves })
            .OrderBy(r => r.Name).ThenBy(r => r.Id)
            .ToListAsync(Cancellation);
        if (rows is [])
        {
            throw new NotFoundException("Đơn vị của anh/chị không có phiếu chấm điểm trong phong trào này.");
        }

        if (rows is [var only])
        {
            return Redirect($"/sheets/{only.Id}");
        }

        ViewData["CampaignName"] = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Name).SingleAsync(Cancellation);
        ViewData["CampaignId"] = campaignId;
        return View("Own", rows.Select(r => new SheetRow(r.Id, r.Name, null, "", r.State, false, false, r.SelfDone, r.Leaves, Points.Zero, null, null)).ToList());
    }

    /// <summary>«Sao chép lời nhắc»: who has not locked the sheet, as a text to send.</summary>
    [HttpGet("sheets/reminder")]
    public async Task<IActionResult> Remind(Guid campaignId)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases)
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == campaignId)
            .OneAsync(Cancellation);
        Demand.That(SheetAccess.CanSeeAll(Actor, campaign), "Danh sách phiếu của mọi đơn vị dành cho cơ quan phát động.");

        var now = clock.GetUtcNow();
        var (missing, all) = await db.RemindedAsync(db.NotLocked(campaignId), now, Cancellation);
        return View("Reminder", new ReminderPage(
            campaignId,
            campaign.Name,
            "Nhắc tự chấm điểm",
            $"/campaigns/{campaignId}/sheets?show=chua-khoa",
            "Theo dõi tự chấm điểm",
            missing,
            all,
            ReminderPage.TextOf(campaign.Name, "chưa khóa kết quả tự chấm điểm", "Tự chấm điểm", campaign.WindowFor(PhaseKind.SelfAssessment)?.End, missing, all, now))
        {
            LetterAct = CampaignAccess.CanManage(Actor, campaign) && campaign.State == CampaignState.Open ? $"/campaigns/{campaignId}/sheets/reminder-letter" : null,
        });
    }

    /// <summary>Who has locked, who has not, who was late; for those who run or watch the campaign.</summary>
    [HttpGet("sheets")]
    public async Task<IActionResult> Index(Guid campaignId, string? show, string? q, int? page)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases)
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == campaignId)
            .OneAsync(Cancellation);
        Demand.That(SheetAccess.CanSeeAll(Actor, campaign), "Danh sách phiếu của mọi đơn vị dành cho cơ quan phát động.");

        var contacts = db.ContactsOn(VietnamTime.DayOf(clock.GetUtcNow()));
        var all = db.ScoreSheets.Where(s => s.CampaignId == campaignId)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (Sheet, Participant) => new { Sheet, Participant });
        var counts = await db.ScoreSheets
            .Where(s => s.CampaignId == campaignId)
            .GroupBy(s => 1)
            .Select(g => new
            {
                Drafting = g.Count(s => s.State == SheetState.Draft),
                Locked = g.Count(s => s.State == SheetState.Locked),
                Reported = g.Count(s => s.State == SheetState.Reported),
                Late = g.Count(s => s.IsLate),
            })
            .SingleOrDefaultAsync(Cancellation);
        var wanted = show switch
        {
            "chua-khoa" => all.Where(x => x.Sheet.State == SheetState.Draft),
            "da-khoa" => all.Where(x => x.Sheet.State == SheetState.Locked),
            "da-bao-cao" => all.Where(x => x.Sheet.State == SheetState.Reported),
            "muon" => all.Where(x => x.Sheet.IsLate),
            _ => all,
        };
        if (Vietnamese.Fold(q) is { Length: > 0 } folded)
        {
            wanted = wanted.Where(x => x.Participant.SearchText.Contains(folded));
        }

        var rows = await wanted
            .OrderBy(x => x.Participant.GroupId).ThenBy(x => x.Participant.Name).ThenBy(x => x.Participant.Id)
            .Select(x => new
            {
                x.Sheet.Id,
                x.Participant.Name,
                x.Participant.UnitName,
                x.Participant.UnitId,
                x.Participant.GroupId,
                Group = db.Set<RankingGroup>().Where(g => g.Id == x.Participant.GroupId).Select(g => g.Name).First(),
                x.Sheet.State,
                IsSent = x.Sheet.SentToHeadAt != null,
                x.Sheet.IsLate,
                x.Sheet.LockedAt,
                x.Sheet.ReportIsLate,
                x.Sheet.SelfDone,
                x.Sheet.Leaves,
                x.Sheet.SelfTotal,
                Contact = contacts.Where(c => c.UnitId == x.Participant.UnitId).OrderBy(c => c.Name).FirstOrDefault(),
            })
            .ToPageAsync(page, cancellation: Cancellation);
        var calendar = campaign.ReportWithin is null ? WorkingCalendar.WithoutData : await db.WorkingCalendarAsync(Cancellation);
        return View("Index", new SheetList(
            campaignId,
            campaign.Name,
            campaign.Judging == Judging.Points,
            new Page<SheetRow>(
                [.. rows.Rows.Select(r => new SheetRow(r.Id, r.Name, r.UnitName, r.Group, r.State, r.IsSent, r.IsLate, r.SelfDone, r.Leaves, r.SelfTotal, r.Contact?.Name, r.Contact?.Phone)
                {
                    Report = r is { State: SheetState.Locked, LockedAt: { } locked } && campaign.ReportWithin is { } within ? ReportLimit.Of(within, locked, calendar) : null,
                    ReportIsLate = r.ReportIsLate,
                    Extended = campaign.OwnWindowFor(PhaseKind.SelfAssessment, r.GroupId, r.UnitId),
                })],
                rows.Number,
                rows.Size,
                rows.Total),
            show,
            q,
            counts?.Drafting ?? 0,
            counts?.Locked ?? 0,
            counts?.Reported ?? 0,
            counts?.Late ?? 0,
            campaign.WindowFor(PhaseKind.SelfAssessment)));
    }
}
