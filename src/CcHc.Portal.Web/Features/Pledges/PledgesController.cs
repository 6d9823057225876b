using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Pledges;

/// <summary>How much of one field is striven for.</summary>
public sealed record FieldPointsForm
{
    public string? Code { get; init; }

    public decimal? Points { get; init; }
}

public sealed record PledgeForm
{
    public const int MostTargets = 40;
    public const int MostFields = 200;

    public string? Commitment { get; init; }

    public decimal? PointsAimedAt { get; init; }

    /// <summary>By field of the criteria, in their order.</summary>
    public List<FieldPointsForm> FieldPoints { get; init; } = [];

    public string? AwardAimedAt { get; init; }

    /// <summary>One a line: target; level; deadline.</summary>
    public string? Targets { get; init; }

    /// <summary>The version that was shown; below zero where there was no registration yet.</summary>
    public long Version { get; init; } = -1;

    public static PledgeForm Of(Pledge pledge) => new()
    {
        Commitment = pledge.Commitment,
        PointsAimedAt = pledge.PointsAimedAt?.Value,
        FieldPoints = [.. pledge.Aims.OrderBy(a => a.Order).Select(a => new FieldPointsForm { Code = a.FieldCode, Points = a.Points.Value })],
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

    /// <summary>With a row for each field there is, whatever was sent or stored.</summary>
    public PledgeForm For(IReadOnlyList<PledgedField> fields) => this with
    {
        FieldPoints = [.. fields.Select(f => FieldPoints.Find(given => given.Code == f.Code) ?? new FieldPointsForm { Code = f.Code })],
    };

    /// <param name="fields">The fields there are.</param>
    public PledgedPoints Points(IReadOnlyList<PledgedField> fields, Points? most) => new(
        PointsAimedAt is { } total ? Domain.Points.FromDecimal(total) : null,
        most,
        [.. fields.Select(f => f with { Points = FieldPoints.Find(given => given.Code == f.Code)?.Points is { } points ? Domain.Points.FromDecimal(points) : null })]);
}

public sealed class PledgeFormValidator : AbstractValidator<PledgeForm>
{
    public PledgeFormValidator()
    {
        RuleFor(f => f.Commitment).MaximumLength(Pledge.TextMaxLength);
        RuleFor(f => f.AwardAimedAt).MaximumLength(AwardMaxLength);
        RuleFor(f => f.PointsAimedAt).InclusiveBetween(0, 10_000);
        RuleFor(f => f.FieldPoints).Must(all => all.Count <= PledgeForm.MostFields);
        RuleForEach(f => f.FieldPoints).ChildRules(row =>
        {
            row.RuleFor(r => r.Code).MaximumLength(CriterionNode.CodeMaxLength);
            row.RuleFor(r => r.Points).InclusiveBetween(0, 10_000);
        });
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

    /// <summary>Fields of the criteria with their maxima; none where the campaign is not judged by points.</summary>
    public IReadOnlyList<PledgedField> Fields { get; init; } = [];

    /// <summary>Number and day of the signed paper, once it is recorded.</summary>
    public string? SignedPaper { get; init; }

    public PhaseWindow? Window => Campaign.WindowFor(PhaseKind.Registration, Participant.GroupId, Participant.UnitId);
}

public sealed record OwnPledgeRow(Guid ParticipantId, string Name, PledgeState? State, bool IsLate);

public sealed record PledgeRow(Guid ParticipantId, string Name, string? UnitName, string Group, PledgeState? State, bool IsLate, DateTimeOffset? ApprovedAt, string? ContactName, string? ContactPhone, string? ContactEmail)
{
    /// <summary>The window it was given apart from the common one.</summary>
    public PhaseWindow? Extended { get; init; }

    public Points? AimedAt { get; init; }

    public IReadOnlyList<PledgedAim> Aims { get; init; } = [];

    /// <summary>Number and symbol of the signed paper, once it is recorded.</summary>
    public string? SignedPaper { get; init; }
}

/// <summary>What is striven for in one field, as the list shows it.</summary>
public sealed record PledgedAim(string Code, Points Points, Points Maximum);

public sealed record PledgeList(Guid CampaignId, string CampaignName, Page<PledgeRow> Rows, string? Show, string? Q, int Registered, int Late, int Waiting, int Missing, PhaseWindow? Window, bool ByPoints);

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

        var contacts = db.ContactsOn(VietnamTime.DayOf(clock.GetUtcNow()));
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
                x.Participant.UnitId,
                x.Participant.GroupId,
                Group = db.Set<RankingGroup>().Where(g => g.Id == x.Participant.GroupId).Select(g => g.Name).First(),
                State = x.Pledge == null ? (PledgeState?)null : x.Pledge.State,
                IsLate = x.Pledge != null && x.Pledge.IsLate,
                ApprovedAt = x.Pledge == null ? null : x.Pledge.ApprovedAt,
                AimedAt = x.Pledge == null ? null : x.Pledge.PointsAimedAt,
                Aims = x.Pledge == null ? null : x.Pledge.Aims.OrderBy(a => a.Order).Select(a => new PledgedAim(a.FieldCode, a.Points, a.Maximum)).ToList(),
                SignedPaper = db.Papers.Where(p => p.Kind == PaperKind.Pledge && p.ParticipantId == x.Participant.Id && p.Number != null).Select(p => p.Number + "/" + p.Symbol).FirstOrDefault(),
                Contact = contacts.Where(c => c.UnitId == x.Participant.UnitId).OrderBy(c => c.Name).FirstOrDefault(),
            })
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Index", new PledgeList(
            campaignId,
            campaign.Name,
            new Page<PledgeRow>(
                [.. rows.Rows.Select(r => new PledgeRow(r.Id, r.Name, r.UnitName, r.Group, r.State, r.IsLate, r.ApprovedAt, r.Contact?.Name, r.Contact?.Phone, r.Contact?.Email) { Extended = campaign.OwnWindowFor(PhaseKind.Registration, r.GroupId, r.UnitId), AimedAt = r.AimedAt, Aims = r.Aims ?? [], SignedPaper = r.SignedPaper })],
                rows.Number,
                rows.Size,
                rows.Total),
            show,
            q,
            counts?.Registered ?? 0,
            counts?.Late ?? 0,
            counts?.Waiting ?? 0,
            counts?.Missing ?? 0,
            campaign.WindowFor(PhaseKind.Registration),
            campaign.Judging == Judging.Points));
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
            db.NotRegistered(campaignId), now, Cancellation);
        return View("Reminder", new ReminderPage(
            campaignId,
            campaign.Name,
            "Nhắc đăng ký thi đua",
            $"/campaigns/{campaignId}/pledges?show=chua",
            "Theo dõi đăng ký",
            missing,
            all,
            ReminderPage.TextOf(campaign.Name, "chưa đăng ký thi đua", "Đăng ký thi đua", campaign.WindowFor(PhaseKind.Registration)?.End, missing, all, now))
        {
            LetterAct = CampaignAccess.CanManage(Actor, campaign) && campaign.State == CampaignState.Open ? $"/campaigns/{campaignId}/pledges/reminder-letter" : null,
        });
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
            var again = await read.PageAsync(Actor, participantId, Cancellation);
            return Again("Show", again with { Form = form.For(again.Fields) });
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

        var (fields, most) = await read.FieldsAsync(campaign, participant, Cancellation);
        try
        {
            pledge.Write(Actor, form.Commitment, campaign.Judging == Judging.Points ? form.Points(fields, most) : null, form.AwardAimedAt, TextLines.Of(form.Targets), now);
        }
        catch (DomainRuleException refusal) when (refusal.Obstacles.All(o => FieldOf(o.Key, fields) is not null))
        {
            db.ChangeTracker.Clear();
            var page = await read.PageAsync(Actor, participantId, Cancellation) with { Form = form.For(fields) };
            return Again("Show", page, refusal.Under(key => FieldOf(key, fields)!));
        }

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

    /// <summary>The field of the form that a refusal is about; null where it is about none.</summary>
    private static string? FieldOf(string key, IReadOnlyList<PledgedField> fields)
    {
        const string prefix = "pledge.field.";
        if (!key.StartsWith(prefix, StringComparison.Ordinal))
        {
            return key == "pledge.total" ? "pointsAimedAt" : null;
        }

        var at = fields.ToList().FindIndex(f => f.Code == key[prefix.Length..]);
        return at < 0 ? null : $"fieldPoints[{at}].points";
    }

    // What was typed stays in the form; what the other person saved stands beside it. Saving again replaces it knowingly.
    private async Task<IActionResult> ConflictAsync(Guid participantId, PledgeForm form)
    {
        db.ChangeTracker.Clear();
        var page = await read.PageAsync(Actor, participantId, Cancellation);
        ModelState.Remove(nameof(form.Version));
        ModelState.AddModelError("", "Bản đăng ký vừa được người khác lưu. Anh/chị xem hai bản bên dưới, sửa nếu cần rồi lưu lại.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Show", page with { Form = form.For(page.Fields) with { Version = page.Pledge?.Version ?? -1 }, Stored = page.Form });
    }
}

/// <summary>Reads a participant's registration with what its page needs.</summary>
public sealed class ReadPledge(PortalDbContext db, CampaignTrees trees, TimeProvider clock)
{
    public async Task<PledgePage> PageAsync(Actor actor, Guid participantId, CancellationToken cancellation)
    {
        var (participant, campaign, pledge) = await ForActAsync(actor, participantId, cancellation);
        var paper = await db.Papers
            .Where(p => p.Kind == PaperKind.Pledge && p.ParticipantId == participantId)
            .OrderByDescending(p => p.Id)
            .Select(p => new { p.Id, p.Number, p.Symbol, p.IssuedOn })
            .FirstOrDefaultAsync(cancellation);
        var (fields, _) = await FieldsAsync(campaign, participant, cancellation);
        return new PledgePage(
            participant,
            campaign,
            pledge,
            (pledge is null ? PledgeForm.Suggested(campaign) : PledgeForm.Of(pledge)).For(fields),
            null,
            paper?.Id,
            PledgeAccess.CanWrite(actor, campaign, participant.UnitId),
            PledgeAccess.CanApprove(actor, campaign, participant.UnitId),
            PledgeAccess.CanRecordApproval(actor, campaign),
            [.. campaign.ObstaclesToWorkIn(PhaseKind.Registration, clock.GetUtcNow(), participant.GroupId, participant.UnitId)])
        {
            Fields = fields,
            SignedPaper = paper is { Number: { } number, IssuedOn: { } day } ? $"số {number}/{paper.Symbol} ngày {VietnamTime.Day(day)}" : null,
        };
    }

    /// <summary>The fields a participant is judged by, without penalties, and what can be earned at most.</summary>
    public async Task<(IReadOnlyList<PledgedField> Fields, Points? Most)> FieldsAsync(Campaign campaign, Participant participant, CancellationToken cancellation)
    {
        if (campaign.Judging != Judging.Points || campaign.Groups.FirstOrDefault(g => g.Id == participant.GroupId)?.CriteriaId is not { } criteriaId)
        {
            return ([], null);
        }

        var tree = await trees.ReadAsync(criteriaId, cancellation);
        var fields = PledgedPoints.FieldsOf(tree.Tree);
        return (fields, fields.Count == 0 ? null : fields.Aggregate(Points.Zero, (sum, f) => sum + f.Maximum));
    }

    /// <exception cref="NotFoundException">when there is no such participant, or the actor may not see it.</exception>
    public async Task<(Participant Participant, Campaign Campaign, Pledge? Pledge)> ForActAsync(Actor actor, Guid participantId, CancellationToken cancellation)
    {
        var participant = await db.Participants.AsNoTracking()
            .Where(PledgeAccess.VisibleTo(actor, db.Campaigns))
            .Where(p => p.Id == participantId)
            .OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.Targets).Include(c => c.Groups).AsSplitQuery().SingleAsync(c => c.Id == participant.CampaignId, cancellation);
        var pledge = await db.Pledges.Include(p => p.Targets).Include(p => p.Aims).AsSplitQuery().SingleOrDefaultAsync(p => p.ParticipantId == participantId, cancellation);
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
