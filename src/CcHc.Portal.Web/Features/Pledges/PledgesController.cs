using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Pledges;

public sealed record PledgeForm
{
    public const int MostTargets = 40;

    public string? Commitment { get; init; }

    public decimal? PointsAimedAt { get; init; }

    public string? AwardAimedAt { get; init; }

    /// <summary>One a line: target; level; deadline.</summary>
    public string? Targets { get; init; }

    /// <summary>The version that was shown; below zero where there was no registration yet.</summary>
    public long Version { get; init; } = -1;

    public static PledgeForm Of(Pledge pledge) => new()
    {
        Commitment = pledge.Commitment,
        PointsAimedAt = pledge.PointsAimedAt?.Value,
        AwardAimedAt = pledge.AwardAimedAt,
        Targets = TextLines.Join(pledge.Targets.OrderBy(t => t.Order).Select(t => t.Text)),
        Version = pledge.Version,
    };

    /// <summary>The plan's own targets, for the unit to keep, sharpen or take out.</summary>
    public static PledgeForm Suggested(Campaign campaign) => new()
    {
        Targets = TextLines.Join(campaign.Targets.OrderBy(t => t.Order).Select(t =>
            t.PercentHundredths is { } percent ? $"{t.Text}; {(percent / 100m).ToString("0.##", Vietnamese.Culture)}%" : t.Text)),
    };
}

public sealed class PledgeFormValidator : AbstractValidator<PledgeForm>
{
    public PledgeFormValidator()
    {
        RuleFor(f => f.Commitment).MaximumLength(Pledge.TextMaxLength);
        RuleFor(f => f.AwardAimedAt).MaximumLength(AwardMaxLength);
        RuleFor(f => f.PointsAimedAt).InclusiveBetween(0, 10_000);
        RuleFor(f => f.Targets)
            .Must(t => TextLines.Of(t).Count <= PledgeForm.MostTargets).WithMessage($"Không quá {PledgeForm.MostTargets} chỉ tiêu.")
            .Must(t => TextLines.Of(t).All(line => line.Length <= Pledge.TargetMaxLength)).WithMessage($"Mỗi chỉ tiêu không quá {Pledge.TargetMaxLength} ký tự.");
    }

    public const int AwardMaxLength = 400;
}

/// <param name="Stored">What lies in the database when somebody else saved meanwhile.</param>
public sealed record PledgePage(
    Participant Participant,
    Campaign Campaign,
    Pledge? Pledge,
    PledgeForm Form,
    PledgeForm? Stored,
    Guid? PaperId,
    bool CanWrite,
    bool IsHead,
    bool CanRecord,
    IReadOnlyList<Obstacle> Obstacles)
{
    public string? RecordedFor { get; init; }

    public string? Remark { get; init; }

    public PhaseWindow? Window => Campaign.WindowFor(PhaseKind.Registration, Participant.GroupId, Participant.UnitId);
}

public sealed record OwnPledgeRow(Guid ParticipantId, string Name, PledgeState? State, bool IsLate);

public sealed record PledgeRow(Guid ParticipantId, string Name, string? UnitName, string Group, PledgeState? State, bool IsLate, DateTimeOffset? ApprovedAt, string? ContactName, string? ContactPhone, string? ContactEmail);

public sealed record PledgeList(Guid CampaignId, string CampaignName, Page<PledgeRow> Rows, string? Show, string? Q, int Registered, int Late, int Waiting, int Missing, PhaseWindow? Window);

[Route("")]
public sealed class PledgesController(PortalDbContext db, ReadPledge read, TimeProvider clock) : PortalController
{
    /// <summary>The own registration: directly where there is one participant, else a list.</summary>
    [HttpGet("campaigns/{campaignId:guid}/pledge")]
    public async Task<IActionResult> Own(Guid campaignId)
    {
        var own = Actor.UnitsOf(Role.UnitOfficer, Role.UnitHead);
        var rows = await db.Participants
            .Where(PledgeAccess.VisibleTo(Actor, db.Campaigns))
            .Where(p => p.CampaignId == campaignId && p.UnitId != null && own.Contains(p.UnitId.Value))
            .OrderBy(p => p.Kind).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Name,
                Pledge = db.Pledges.Where(x => x.ParticipantId == p.Id).Select(x => new { x.State, x.IsLate }).FirstOrDefault(),
            })
            .ToListAsync(Cancellation);
        if (rows is [])
        {
            throw new NotFoundException("Đơn vị của anh/chị không tham gia phong trào này.");
        }

        if (rows is [var only])
        {
            return Redirect($"/participants/{only.Id}/pledge");
        }

        ViewData["CampaignName"] = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Name).SingleAsync(Cancellation);
        ViewData["CampaignId"] = campaignId;
        return View("Own", rows.Select(r => new OwnPledgeRow(r.Id, r.Name, r.Pledge?.State, r.Pledge?.IsLate == true)).ToList());
    }

    /// <summary>Who has registered, who has not, who was late; for those who run or watch the campaign.</summary>
    [HttpGet("campaigns/{campaignId:guid}/pledges")]
    public async Task<IActionResult> Index(Guid campaignId, string? show, string? q, int? page)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases)
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == campaignId)
            .OneAsync(Cancellation);
        Demand.That(PledgeAccess.CanSeeAll(Actor, campaign), "Danh sách đăng ký của mọi đơn vị dành cho cơ quan phát động.");

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var all = db.Participants.Where(p => p.CampaignId == campaignId)
            .GroupJoin(db.Pledges, p => p.Id, x => x.ParticipantId, (Participant, Pledges) => new { Participant, Pledges })
            .SelectMany(x => x.Pledges.DefaultIfEmpty(), (x, Pledge) => new { x.Participant, Pledge });
        var counts = await all
            .GroupBy(x => 1)
            .Select(g => new
            {
                Registered = g.Count(x => x.Pledge != null && x.Pledge.State == PledgeState.Approved),
                Late = g.Count(x => x.Pledge != null && x.Pledge.State == PledgeState.Approved && x.Pledge.IsLate),
                Waiting = g.Count(x => x.Pledge != null && x.Pledge.State == PledgeState.Submitted),
                Missing = g.Count(x => x.Pledge == null || x.Pledge.State == PledgeState.Draft),
            })
            .SingleOrDefaultAsync(Cancellation);
        var wanted = show switch
        {
            "da-dang-ky" => all.Where(x => x.Pledge != null && x.Pledge.State == PledgeState.Approved),
            "muon" => all.Where(x => x.Pledge != null && x.Pledge.State == PledgeState.Approved && x.Pledge.IsLate),
            "cho-duyet" => all.Where(x => x.Pledge != null && x.Pledge.State == PledgeState.Submitted),
            "chua" => all.Where(x => x.Pledge == null || x.Pledge.State == PledgeState.Draft),
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
                x.Participant.Id,
                x.Participant.Name,
                x.Participant.UnitName,
                Group = db.Set<RankingGroup>().Where(g => g.Id == x.Participant.GroupId).Select(g => g.Name).First(),
                State = x.Pledge == null ? (PledgeState?)null : x.Pledge.State,
                IsLate = x.Pledge != null && x.Pledge.IsLate,
                ApprovedAt = x.Pledge == null ? null : x.Pledge.ApprovedAt,
                Contact = db.RoleAssignments
                    .Where(r => r.UnitId == x.Participant.UnitId && r.Role == Role.UnitOfficer && r.From <= today && (r.To == null || today <= r.To))
                    .Join(db.People, r => r.PersonId, person => person.Id, (r, person) => new { person.Name, person.Phone, person.Email })
                    .OrderBy(c => c.Name)
                    .FirstOrDefault(),
            })
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Index", new PledgeList(
            campaignId,
            campaign.Name,
            new Page<PledgeRow>(
                [.. rows.Rows.Select(r => new PledgeRow(r.Id, r.Name, r.UnitName, r.Group, r.State, r.IsLate, r.ApprovedAt, r.Contact?.Name, r.Contact?.Phone, r.Contact?.Email))],
                rows.Number,
                rows.Size,
                rows.Total),
            show,
            q,
            counts?.Registered ?? 0,
            counts?.Late ?? 0,
            counts?.Waiting ?? 0,
            counts?.Missing ?? 0,
            campaign.WindowFor(PhaseKind.Registration)));
    }

    /// <summary>«Sao chép lời nhắc»: who has not registered, as a text to send.</summary>
    [HttpGet("campaigns/{campaignId:guid}/pledges/reminder")]
    public async Task<IActionResult> Remind(Guid campaignId)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases)
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == campaignId)
            .OneAsync(Cancellation);
        Demand.That(PledgeAccess.CanSeeAll(Actor, campaign), "Danh sách đăng ký của mọi đơn vị dành cho cơ quan phát động.");

        var now = clock.GetUtcNow();
        var (missing, all) = await db.RemindedAsync(
            db.Participants.Where(p => p.CampaignId == campaignId && !db.Pledges.Any(x => x.ParticipantId == p.Id && x.State == PledgeState.Approved)), now, Cancellation);
        return View("Reminder", new ReminderPage(
            campaignId,
            campaign.Name,
            "Nhắc đăng ký thi đua",
            $"/campaigns/{campaignId}/pledges?show=chua",
            "Theo dõi đăng ký",
            missing,
            all,
            ReminderPage.TextOf(campaign.Name, "chưa đăng ký thi đua", "Đăng ký thi đua", campaign.WindowFor(PhaseKind.Registration)?.End, missing, all, now)));
    }

    [HttpGet("participants/{participantId:guid}/pledge")]
    public async Task<IActionResult> Show(Guid participantId) => View("Show", await read.PageAsync(Actor, participantId, Cancellation));

    [HttpPost("participants/{participantId:guid}/pledge")]
    public async Task<IActionResult> Update(Guid participantId, PledgeForm form)
    {
        var now = clock.GetUtcNow();
        var (participant, campaign, pledge) = await read.ForActAsync(Actor, participantId, Cancellation);
        Demand.That(PledgeAccess.CanWrite(Actor, campaign, participant.UnitId));
        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.Registration, now, participant.GroupId, participant.UnitId));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Show", await read.PageAsync(Actor, participantId, Cancellation) with { Form = form });
        }

        if (form.Version != (pledge?.Version ?? -1))
        {
            return await ConflictAsync(participantId, form);
        }

        if (pledge is null)
        {
            pledge = new Pledge(Actor, campaign.Id, participant.Id, participant.UnitId, now);
            db.Pledges.Add(pledge);
        }

        pledge.Write(
            Actor,
            form.Commitment,
            campaign.Judging == Judging.Points && form.PointsAimedAt is { } points ? Points.FromDecimal(points) : null,
            form.AwardAimedAt,
            TextLines.Of(form.Targets),
            now);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(conflict))
        {
            return await ConflictAsync(participantId, form);
        }

        Notice("Đã lưu bản đăng ký.");
        return Redirect($"/participants/{participantId}/pledge");
    }

    [HttpGet("pledges/{id:guid}/history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var participantId = await db.Pledges.Where(p => p.Id == id).Select(p => (Guid?)p.ParticipantId).SingleOrDefaultAsync(Cancellation)
            ?? throw new NotFoundException();
        var (participant, _, _) = await read.ForActAsync(Actor, participantId, Cancellation);
        ViewData["Name"] = participant.Name;
        ViewData["ParticipantId"] = participant.Id;
        return View("History", await db.HistoryOfAsync(AuditSubject.Pledge, id, page, Cancellation));
    }

    // What was typed stays in the form; what the other person saved stands beside it. Saving again replaces it knowingly.
    private async Task<IActionResult> ConflictAsync(Guid participantId, PledgeForm form)
    {
        db.ChangeTracker.Clear();
        var page = await read.PageAsync(Actor, participantId, Cancellation);
        ModelState.Remove(nameof(form.Version));
        ModelState.AddModelError("", "Bản đăng ký vừa được người khác lưu. Anh/chị xem hai bản bên dưới, sửa nếu cần rồi lưu lại.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Show", page with { Form = form with { Version = page.Pledge?.Version ?? -1 }, Stored = page.Form });
    }
}

/// <summary>Reads a participant's registration with what its page needs.</summary>
public sealed class ReadPledge(PortalDbContext db, TimeProvider clock)
{
    public async Task<PledgePage> PageAsync(Actor actor, Guid participantId, CancellationToken cancellation)
    {
        var (participant, campaign, pledge) = await ForActAsync(actor, participantId, cancellation);
        var paperId = await db.Papers
            .Where(p => p.Kind == PaperKind.Pledge && p.ParticipantId == participantId)
            .OrderByDescending(p => p.Id)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancellation);
        return new PledgePage(
            participant,
            campaign,
            pledge,
            pledge is null ? PledgeForm.Suggested(campaign) : PledgeForm.Of(pledge),
            null,
            paperId,
            PledgeAccess.CanWrite(actor, campaign, participant.UnitId),
            PledgeAccess.CanApprove(actor, campaign, participant.UnitId),
            PledgeAccess.CanRecordApproval(actor, campaign),
            [.. campaign.ObstaclesToWorkIn(PhaseKind.Registration, clock.GetUtcNow(), participant.GroupId, participant.UnitId)]);
    }

    /// <exception cref="NotFoundException">when there is no such participant, or the actor may not see it.</exception>
    public async Task<(Participant Participant, Campaign Campaign, Pledge? Pledge)> ForActAsync(Actor actor, Guid participantId, CancellationToken cancellation)
    {
        var participant = await db.Participants.AsNoTracking()
            .Where(PledgeAccess.VisibleTo(actor, db.Campaigns))
            .Where(p => p.Id == participantId)
            .OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.Targets).AsSplitQuery().SingleAsync(c => c.Id == participant.CampaignId, cancellation);
        var pledge = await db.Pledges.Include(p => p.Targets).SingleOrDefaultAsync(p => p.ParticipantId == participantId, cancellation);
        return (participant, campaign, pledge);
    }

    /// <summary>By the id of the pledge itself.</summary>
    public async Task<(Participant Participant, Campaign Campaign, Pledge Pledge)> ForActOnAsync(Actor actor, Guid pledgeId, CancellationToken cancellation)
    {
        var participantId = await db.Pledges.Where(p => p.Id == pledgeId).Select(p => (Guid?)p.ParticipantId).SingleOrDefaultAsync(cancellation)
            ?? throw new NotFoundException();
        var (participant, campaign, pledge) = await ForActAsync(actor, participantId, cancellation);
        return (participant, campaign, pledge!);
    }
}
