using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// Plays one campaign from its draft up to a stage, act by act through the entities' own verbs, each at an instant at which it
/// could have happened. What is then still running is extended to be open on the day it is shown.
/// </summary>
public sealed class DemoRun(
    PortalDbContext db,
    OpenCampaign openings,
    DemoStandIns standIns,
    ApprovePledge approvals,
    LockSheet locks,
    SettleScores settling,
    AwardProposals proposals,
    OrderCertificates certificates,
    AmendCriteria amendments,
    DemoFigures figures,
    CampaignTrees trees,
    IPaperRenderer pdfs,
    IEnumerable<IPaperComposer> composers,
    IFileStore store,
    WorkRunner work)
{
    /// <summary>Why a window of the past is open on the day the demo is shown.</summary>
    public const string ExtensionReason = "dữ liệu minh họa";

    private const long MostBytes = 20 * 1024 * 1024;

    // Days after the day the demo is shown, so that whoever tries it out can go on to the end.
    private static readonly Dictionary<PhaseKind, int> OpenFor = new()
    {
        [PhaseKind.Registration] = 15,
        [PhaseKind.CarryingOut] = 45,
        [PhaseKind.SelfAssessment] = 60,
        [PhaseKind.Appraisal] = 80,
        [PhaseKind.Explanation] = 90,
        [PhaseKind.SecondAppraisal] = 100,
        [PhaseKind.Publication] = 110,
        [PhaseKind.Proposal] = 120,
        [PhaseKind.Awarding] = 130,
        [PhaseKind.FinalReview] = 140,
    };

    private readonly KeptPdfRenderer renderer = new(pdfs);
    private PaperFiles? files;
    private PaperFiles? filesOfMany;
    private DemoCampaign facts = null!;
    private DemoWorld world = null!;
    private Action<DateTimeOffset> moveClock = null!;
    private Guid id;
    private (Guid Id, string Name)? parent;
    private Guid? previous;

    private PaperFiles Files => files ??= new PaperFiles(db, store, renderer, composers);

    private PaperFiles FilesOfMany => filesOfMany ??= new PaperFiles(db, store, new KeptPdfRenderer(pdfs, isForMany: true), composers);

    private Actor Manager => world.Actor(facts.ManagedBy);

    private Actor Checker => world.Actor(facts.CheckedBy);

    private Actor Clerk => world.Actor(facts.RecordedBy);

    /// <summary>The day the campaign reaches a stage, which may not lie after the day it is shown on.</summary>
    public static DateOnly DayOf(DemoCampaign campaign, DemoStage stage) => stage switch
    {
        DemoStage.Draft => campaign.Plan.IssuedOn,
        DemoStage.Registration => FirstOf(campaign, PhaseKind.Registration) ?? campaign.Plan.IssuedOn,
        DemoStage.CarryingOut => FirstOf(campaign, PhaseKind.CarryingOut) ?? campaign.Plan.IssuedOn,
        DemoStage.SelfAssessment => FirstOf(campaign, PhaseKind.SelfAssessment) ?? LastOf(campaign, PhaseKind.CarryingOut),
        DemoStage.Appraisal => FirstOf(campaign, PhaseKind.Appraisal) ?? LastOf(campaign, PhaseKind.CarryingOut),
        DemoStage.Explanation => FirstOf(campaign, PhaseKind.Explanation) ?? LastOf(campaign, PhaseKind.CarryingOut),
        DemoStage.Published => LastOf(campaign, PhaseKind.Publication),
        DemoStage.Proposal => campaign.Statement.IssuedOn,
        DemoStage.Awarded => campaign.Decision.IssuedOn,
        _ => LastOf(campaign, PhaseKind.FinalReview),
    };

    /// <param name="previousId">The round it follows on.</param>
    /// <returns>The id of the campaign.</returns>
    public async Task<Guid> RunAsync(DemoWorld inWorld, DemoCampaign campaign, DemoStage stage, DateOnly asOf, Action<DateTimeOffset> moveClockTo, CancellationToken cancellation, Guid? previousId = null)
    {
        (world, moveClock, previous, parent) = (inWorld, moveClockTo, previousId, null);
        if (campaign.Under is { } under)
        {
            // The plan above is carried out while the movement under it goes its own way.
            facts = under;
            parent = (await PlayAsync(stage is DemoStage.Draft or DemoStage.Closed ? stage : DemoStage.CarryingOut, asOf, cancellation), under.Description.Name);
        }

        facts = campaign;
        return await PlayAsync(stage, asOf, cancellation);
    }

    private async Task<Guid> PlayAsync(DemoStage stage, DateOnly asOf, CancellationToken cancellation)
    {
        await PrepareAsync(stage, cancellation);
        if (stage >= DemoStage.Registration)
        {
            await OpenAsync(cancellation);
            await RegisterAsync(stage, cancellation);
        }

        if (stage >= DemoStage.CarryingOut)
        {
            await CarryOutAsync(stage, cancellation);
        }

        var isJudged = facts.Description.Judging != Judging.ReviewOnly;
        if (stage >= DemoStage.SelfAssessment && isJudged)
        {
            await SelfScoreAsync(stage, cancellation);
        }

        if (stage >= DemoStage.Appraisal && isJudged)
        {
            await AmendAsync(cancellation);
            await figures.RunAsync(facts, await CampaignAsync(cancellation), Manager, await ParticipantsAsync(cancellation), p => ActorsFor(p).Officer, facts.Phase(PhaseKind.Appraisal)!.First, stage >= DemoStage.Published, cancellation);
            await AppraiseAsync(stage, cancellation);
        }

        if (stage >= DemoStage.Published)
        {
            await PublishAsync(isJudged, cancellation);
        }

        // A plan that sets no awards ends without them.
        if (stage >= DemoStage.Proposal && facts.Awards.Count > 0)
        {
            await ProposeAsync(stage, cancellation);
        }

        if (stage >= DemoStage.Awarded && facts.Awards.Count > 0)
        {
            await AwardAsync(cancellation);
        }

        if (stage >= DemoStage.Closed)
        {
            var closing = await CampaignAsync(cancellation);
            closing.Close(Manager, At(LastOf(facts, PhaseKind.FinalReview), 16));
            await db.SaveChangesAsync(cancellation);
        }

        await ExtendAsync(stage, asOf, cancellation);
        await KindsDemo.AddAsync(db, Manager, id, Now(asOf, 7, 45), cancellation);
        await CustomsDemo.AddAsync(db, Files, Manager, id, Now(asOf, 7, 45), cancellation);
        if (facts.Key == TemplateDemo.Campaign)
        {
            await TemplateDemo.AddAsync(db, store, renderer, Files, Manager, id, Now(asOf, 7, 50), cancellation);
        }

        moveClock(At(asOf, 8));
        return id;
    }

    private static DateOnly? FirstOf(DemoCampaign campaign, PhaseKind kind) => campaign.Phase(kind)?.First;

    private static DateOnly LastOf(DemoCampaign campaign, PhaseKind kind) => campaign.Phase(kind)?.Last ?? campaign.Phases[^1].Last;

    private static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => VietnamTime.StartOf(day).AddHours(hour).AddMinutes(minute);

    /// <summary>Moves the clock along with the act, so that everything that asks it is of the same day.</summary>
    private DateTimeOffset Now(DateOnly day, int hour, int minute = 0)
    {
        var now = At(day, hour, minute);
        moveClock(now);
        return now;
    }

    private async Task PrepareAsync(DemoStage stage, CancellationToken cancellation)
    {
        var first = facts.Plan.IssuedOn.AddDays(-20);
        var now = Now(first, 8, 30);
        var campaign = new Campaign(Manager, world.Unit(facts.Issuing).Id, world.Unit(facts.Advising).Id, facts.Description, now, previous);
        id = campaign.Id;
        campaign.Describe(Manager, facts.Description, world.Unit(facts.Advising).Id, facts.Bases, facts.Targets, Now(first, 10));
        foreach (var basis in campaign.LegalBases)
        {
            campaign.CheckBasis(Checker, basis.Id, Now(first.AddDays(1), 9));
        }

        campaign.Under(Manager, parent, Now(first, 10));
        db.Campaigns.Add(campaign);
        now = Now(first.AddDays(2), 9);
        foreach (var group in facts.Groups)
        {
            var made = campaign.AddGroup(Manager, group.Name, group.Kind, now);
            db.Participants.AddRange(campaign.Enroll(Manager, made.Id, [.. group.Entrants.Select(EntrantOf)], now));
        }

        await db.SaveChangesAsync(cancellation);
        await GiveCriteriaAsync(campaign, Now(first.AddDays(3), 9), cancellation);
        now = Now(first.AddDays(4), 9);
        foreach (var phase in facts.Phases)
        {
            campaign.Schedule(Manager, phase.Kind, phase.First, phase.Last, now);
        }

        campaign.TakeLateWork(Manager, facts.AllowsLate, now);
        campaign.Limit(Manager, facts.LateWithin, facts.ReportWithin, facts.AnswerWithin, now);
        campaign.SetRanking(Manager, facts.Bands, facts.Ranking, now);
        await GiveAwardsAsync(campaign, Now(first.AddDays(5), 9), cancellation);
        now = Now(first.AddDays(5), 14);
        db.TaskItems.AddRange(facts.Tasks.Select((t, i) => new TaskItem(Manager, id, i + 1, t.Title, world.Unit(t.Lead).Name, world.Unit(t.Lead).Id, t.Product, t.Due, now)));

        var plan = new Paper(facts.Plan.Kind, world.Unit(facts.Issuing).Id, facts.Plan.Title, id);
        plan.Draft(Manager, Now(first.AddDays(6), 9));
        db.Papers.Add(plan);
        await db.SaveChangesAsync(cancellation);
        if (stage > DemoStage.Draft)
        {
            var issued = facts.Plan;
            await IssueAsync(plan, first.AddDays(12), new DemoIssuance(issued.Number, issued.Symbol, issued.IssuedOn, issued.SignerName, issued.SignerTitle), cancellation);
        }

        db.ChangeTracker.Clear();
    }

    private Entrant EntrantOf(DemoEntrant entrant)
    {
        var unit = entrant.Unit is { } key ? world.Unit(key) : null;
        return entrant.Kind == ParticipantKind.Individual
            ? new Entrant(entrant.Kind, entrant.Name, unit?.Id, unit?.Name, entrant.Title)
            : new Entrant(entrant.Kind, entrant.Name, entrant.Kind == ParticipantKind.External ? null : unit?.Id);
    }

    private async Task GiveCriteriaAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        var version = facts.SetName is { } name
            ? await db.CriteriaSetVersions
                .Where(v => db.CriteriaSets.Any(s => s.Id == v.SetId && s.Name == name))
                .OrderByDescending(v => v.Number)
                .Select(v => (Guid?)v.Id)
                .FirstAsync(cancellation)
            : null;
        // Groups that are judged alike share a copy.
        foreach (var alike in facts.Groups.Where(g => g.Criteria is not null).GroupBy(g => g.CriteriaName))
        {
            var first = alike.First();
            var copy = new CampaignCriteria(Manager, id, first.CriteriaName!, version, first.Criteria!, now);
            db.CampaignCriteria.Add(copy);
            await db.SaveChangesAsync(cancellation);
            foreach (var group in alike)
            {
                campaign.JudgeGroupBy(Manager, campaign.Groups.First(g => g.Name == group.Name).Id, copy.Id, first.CriteriaName, now);
            }

            copy.Entrust(Manager, copy.Nodes.Where(n => n.IsLeaf).ToDictionary(n => n.Id, n => (Guid?)world.Unit(first.AgencyOf!(n.ToText())).Id), now);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task GiveAwardsAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        var decided = facts.Decision.IssuedOn;
        var forms = await db.AwardForms.Where(f => f.ValidFrom <= decided && (f.ValidTo == null || decided <= f.ValidTo)).ToDictionaryAsync(f => f.Code, cancellation);
        campaign.SetAwards(
            Manager,
            [.. facts.Awards.Select(a => (forms[a.Form].Id, a.Group is null ? (Guid?)null : campaign.Groups.First(g => g.Name == a.Group).Id, a.Kind, a.Quota))],
            facts.AwardNote,
            now);
    }

    /// <summary>Checked, put before the signer, signed and numbered outside, recorded: the whole way of a paper.</summary>
    private async Task IssueAsync(Paper paper, DateOnly checkedOn, DemoIssuance issuance, CancellationToken cancellation)
    {
        await SubmitAsync(paper, checkedOn, cancellation);
        await RecordAsync(paper, issuance, cancellation);
    }

    private async Task SubmitAsync(Paper paper, DateOnly checkedOn, CancellationToken cancellation)
    {
        paper.Check(Manager, Checker.Name, Clerk.Name, Now(checkedOn, 9));
        await db.SaveChangesAsync(cancellation);
        await Files.SubmitAsync(Manager, paper, Now(checkedOn, 15), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task RecordAsync(Paper paper, DemoIssuance issuance, CancellationToken cancellation)
    {
        var now = Now(issuance.IssuedOn, 16);
        var text = Signed(paper, issuance);
        var hasPdf = (await renderer.CheckAsync(cancellation)).IsAvailable;
        var kind = hasPdf ? FileKind.Pdf : FileKind.Docx;
        var signed = await KeepAsync(hasPdf ? await renderer.PdfAsync(text, cancellation) : renderer.Docx(text), kind, SignedName(issuance, kind), Clerk, now, cancellation);
        await RecordAsync(Files, Clerk, paper, issuance, signed, now, cancellation);
    }

    private async Task RecordAsync(PaperFiles keeping, Actor by, Paper paper, DemoIssuance issuance, StoredFile signed, DateTimeOffset now, CancellationToken cancellation)
    {
        await keeping.IssueAsync(
            by,
            paper,
            new Issuance(issuance.Number, issuance.Symbol, issuance.IssuedOn, issuance.SignerName, issuance.SignerTitle, signed.Id, signed.Sha256),
            now,
            cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A unit's own paper: the first two of a campaign are set like any other, the signed copy of the rest is one page that says what it stands for.</summary>
    private async Task IssueOfUnitAsync(Paper paper, Participant participant, int index, DateOnly day, CancellationToken cancellation)
    {
        var (officer, head, _) = ActorsFor(participant);
        var signer = head == Manager ? Checker.Name : head.Name;
        var isWhole = index < 2;
        paper.Check(officer, signer, officer.Name, Now(day, 8));
        await db.SaveChangesAsync(cancellation);
        await (isWhole ? Files : FilesOfMany).SubmitAsync(officer, paper, Now(day, 9), cancellation);
        await db.SaveChangesAsync(cancellation);

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == paper.IssuingUnitId, cancellation);
        var symbol = PaperSnapshot.Read(paper.ContentJson!).Number?.Symbol ?? AgencyFrames.SymbolOf(unit);
        var issuance = new DemoIssuance($"{11 + index}", symbol, day, signer, "Thủ trưởng " + InventedNames.Mark);
        if (isWhole)
        {
            await RecordAsync(paper, issuance, cancellation);
            return;
        }

        var now = Now(day, 16);
        var copy = SmallPdf.Of($"{StateNames.Of(paper.Kind)} số {issuance.Number}/{symbol}, {VietnamTime.InWords(day)}, {participant.Name}. {paper.Title}");
        await RecordAsync(FilesOfMany, officer, paper, issuance, await KeepAsync(copy, FileKind.Pdf, SignedName(issuance, FileKind.Pdf), officer, now, cancellation), now, cancellation);
    }

    /// <summary>The frozen text with what the signer and the records office put on it.</summary>
    private static OfficialPaper Signed(Paper paper, DemoIssuance issuance)
    {
        var submitted = PaperSnapshot.Read(paper.ContentJson!);
        return submitted with
        {
            IsDraft = false,
            Number = new PaperNumber(issuance.Number, issuance.Symbol),
            PlaceAndDate = submitted.PlaceAndDate is { } place ? PlaceAndDate.On(place.Place, issuance.IssuedOn) : null,
            Signature = submitted.Signature with { Name = issuance.SignerName },
        };
    }

    private static string SignedName(DemoIssuance issuance, FileKind kind) =>
        $"{issuance.Number}-{issuance.Symbol}-ban-ky-minh-hoa.{kind.ToString().ToLowerInvariant()}";

    private async Task<StoredFile> KeepAsync(byte[] bytes, FileKind kind, string name, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        using var content = new MemoryStream(bytes);
        var kept = await store.SaveAsync(content, MostBytes, cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(kind), name, by.PersonId, now);
        db.StoredFiles.Add(file);
        return file;
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(cancellation);
        await standIns.NameAsync(campaign, Manager, async agency => await OtherAgencyAsync(agency, cancellation), Now(facts.Plan.IssuedOn, 9), cancellation);
        await db.SaveChangesAsync(cancellation);
        await openings.RunAsync(Manager, campaign, Now(NextWorkday(facts.Plan.IssuedOn), 8), cancellation);
        db.ChangeTracker.Clear();
        if (previous is not null)
        {
            // Last year's figures are written beside the criteria.
            await work.RunAsync(cancellation);
        }
    }

    /// <summary>Another agency of the campaign; where there is only one, the issuing unit looks itself.</summary>
    private async Task<(Guid Id, string Name)> OtherAgencyAsync(Guid agency, CancellationToken cancellation)
    {
        var found = await db.Units
            .Where(u => u.Id != agency && db.Criteria.Any(c => c.CampaignId == id && c.IsLeaf && c.AgencyUnitId == u.Id))
            .OrderBy(u => u.SearchText)
            .Select(u => new { u.Id, u.Name })
            .FirstOrDefaultAsync(cancellation);
        found ??= await db.Units.Where(u => db.Campaigns.Any(c => c.Id == id && c.IssuingUnitId == u.Id)).Select(u => new { u.Id, u.Name }).SingleAsync(cancellation);
        return (found.Id, found.Name);
    }

    private async Task RegisterAsync(DemoStage stage, CancellationToken cancellation)
    {
        if (facts.Phase(PhaseKind.Registration) is not { } window)
        {
            return;
        }

        var campaign = await CampaignAsync(cancellation);
        var participants = await ParticipantsAsync(cancellation);
        for (var i = 0; i < participants.Count; i++)
        {
            var (participant, entrant) = participants[i];
            if (facts.Missing.Contains(participant.Name))
            {
                continue;
            }

            var isLate = facts.Late.Contains(participant.Name);
            if (isLate && stage == DemoStage.Registration)
            {
                continue;
            }

            var day = isLate ? window.Last.AddDays(2) : Spread(window, i, participants.Count);
            var (officer, head, outside) = ActorsFor(participant);
            var pledge = new Pledge(officer, id, participant.Id, participant.UnitId, Now(day, 9));
            pledge.Write(
                officer,
                "Thực hiện đầy đủ các nội dung thi đua; người đứng đầu chịu trách nhiệm về kết quả.",
                await StrivenForAsync(campaign, participant, entrant, cancellation),
                facts.AwardAimedAt,
                facts.PledgeOf(entrant),
                Now(day, 9, 30));
            db.Pledges.Add(pledge);
            // While registration runs, some are still at it.
            if (stage == DemoStage.Registration && i % 7 == 5)
            {
                continue;
            }

            pledge.Submit(officer, Now(day, 10));
            if (stage == DemoStage.Registration && i % 4 == 3)
            {
                continue;
            }

            var paper = await approvals.RunAsync(head, campaign, participant, pledge, outside, Now(day, 15), cancellation);
            if (participant.Kind == ParticipantKind.Collective)
            {
                await db.SaveChangesAsync(cancellation);
                await IssueOfUnitAsync(paper, participant, i, Workday(day), cancellation);
            }
        }

        if (stage == DemoStage.Registration)
        {
            ReminderDemo.Draft(db, campaign, PaperKind.RegistrationReminder, Manager, Now(window.Last, 9));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<PledgedPoints?> StrivenForAsync(Campaign campaign, Participant participant, DemoEntrant entrant, CancellationToken cancellation)
    {
        if (facts.StrivesFor is not { } strivesFor)
        {
            return null;
        }

        var tree = await trees.ReadAsync(campaign.Group(participant.GroupId).CriteriaId!.Value, cancellation);
        var fields = PledgedPoints.FieldsOf(tree.Tree);
        return new PledgedPoints(null, null, [.. fields.Select(f => f with { Points = Points.FromDecimal(decimal.Floor(f.Maximum.Value * strivesFor(entrant) / 25) / 4) })]);
    }

    private async Task CarryOutAsync(DemoStage stage, CancellationToken cancellation)
    {
        var tasks = await db.TaskItems.Where(t => t.CampaignId == id).OrderBy(t => t.Order).ToListAsync(cancellation);
        foreach (var (task, plan) in tasks.Zip(facts.Tasks))
        {
            var by = task.LeadUnitId is { } unit && world.FindActor(Role.UnitOfficer, unit) is { } officer ? officer : Manager;
            var done = plan.DoneOn ?? (stage > DemoStage.CarryingOut ? plan.Due : null);
            if (done is { } day)
            {
                task.Report(by, TaskState.Done, day, plan.Note, Now(day, 16));
            }
            else if (plan.IsBegun)
            {
                task.Report(by, TaskState.InProgress, null, plan.Note, Now(facts.Plan.IssuedOn.AddDays(30), 9));
            }
        }

        await db.SaveChangesAsync(cancellation);
        await FillStoresAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Two items in the store of every unit: a file and a paper that was already sent through the office's own system.</summary>
    private async Task FillStoresAsync(CancellationToken cancellation)
    {
        if (facts.Description.Judging == Judging.ReviewOnly)
        {
            return;
        }

        var window = facts.Phase(PhaseKind.CarryingOut) ?? facts.Phase(PhaseKind.SelfAssessment)!;
        var units = (await ParticipantsAsync(cancellation)).Where(p => p.Participant.UnitId is not null && p.Participant.Kind == ParticipantKind.Collective).ToList();
        for (var i = 0; i < units.Count; i++)
        {
            var (participant, _) = units[i];
            var (officer, _, _) = ActorsFor(participant);
            var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == participant.UnitId, cancellation);
            var day = Spread(window, i, units.Count * 2);
            var number = $"{10 + InventedNames.Draw(facts.Key + participant.Name, 80)}";
            var now = Now(day, 14);
            var plan = new Evidence(
                officer,
                unit.Id,
                id,
                EvidenceKind.File,
                new EvidenceDescription($"Kế hoạch cải cách hành chính năm {facts.Description.Year} {InventedNames.Mark}", $"{number}/KH-{AgencyFrames.SymbolOf(unit)}", day.AddDays(-3), participant.Name),
                null,
                now);
            var title = $"{participant.Name}: kế hoạch cải cách hành chính năm {facts.Description.Year}, số {number} ({VietnamTime.Day(day.AddDays(-3))})";
            plan.AddRevision(officer, await KeepAsync(SmallPdf.Of(title), FileKind.Pdf, $"ke-hoach-cchc-{number}.pdf", officer, now, cancellation), now);
            db.Evidence.Add(plan);

            var sentOn = day.AddDays(20);
            db.Evidence.Add(new Evidence(
                officer,
                unit.Id,
                id,
                EvidenceKind.SentPaper,
                new EvidenceDescription($"Báo cáo kết quả cải cách hành chính 6 tháng năm {facts.Description.Year} {InventedNames.Mark}", $"{number}/BC-{AgencyFrames.SymbolOf(unit)}", sentOn, participant.Name) { Addressee = facts.Units[0].Name },
                null,
                Now(sentOn, 15)));
            if (i == 0)
            {
                var scan = await KeepAsync(SmallPdf.Of(EvidenceDemo.Scan(participant.Name, facts.Description.Year)), FileKind.Pdf, EvidenceDemo.ScanName, officer, now, cancellation);
                db.Evidence.AddRange(EvidenceDemo.Of(officer, unit, id, scan, facts.Description, now));
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task SelfScoreAsync(DemoStage stage, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(cancellation);
        var window = facts.Phase(PhaseKind.SelfAssessment)!;
        var participants = await ParticipantsAsync(cancellation);
        db.ChangeTracker.Clear();
        for (var i = 0; i < participants.Count; i++)
        {
            var (participant, entrant) = participants[i];
            // While self-scoring runs, the last tenth has not begun and the tenth before is in the middle of it.
            var share = stage == DemoStage.SelfAssessment ? i * 10 / participants.Count : 0;
            if (share == 9)
            {
                continue;
            }

            var sheet = await db.ScoreSheets.SingleAsync(s => s.ParticipantId == participant.Id, cancellation);
            var tree = await trees.ReadAsync(sheet.CriteriaId, cancellation);
            var isLate = facts.Late.Contains(participant.Name);
            var day = isLate ? window.Last.AddDays(1) : Spread(window, i, participants.Count);
            var (officer, head, outside) = ActorsFor(participant);
            await FillAsync(sheet, tree, campaign, entrant, officer, day, share == 8 ? 2 : int.MaxValue, cancellation);
            WorkspaceDemo.Divide(sheet, tree, officer, Now(day, 8));
            if (i == 0)
            {
                await WorkspaceDemo.AskAsync(db, trees, campaign, sheet, officer, agency => world.FindActor(Role.Appraiser, agency), Now(window.First, 9), cancellation);
            }

            if (share < 8)
            {
                sheet.SendToHead(officer, Now(day, 16));
            }

            if (share == 7)
            {
                sheet.ReturnToOfficer(head, "Bổ sung cách tính của tiêu chí chưa có tài liệu kiểm chứng.", Now(day, 16, 30));
            }
            else if (share < 6)
            {
                var report = await locks.RunAsync(head, campaign, sheet, [], isLate, outside, Now(day, 17), cancellation);
                await db.SaveChangesAsync(cancellation);
                // While self-scoring runs, some reports are still with the signer.
                if (share < 4)
                {
                    await IssueOfUnitAsync(report, participant, i, NextWorkday(day), cancellation);
                }
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        if (stage == DemoStage.SelfAssessment)
        {
            ReminderDemo.Draft(db, campaign, PaperKind.SelfScoringReminder, Manager, Now(window.Last, 9));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task FillAsync(ScoreSheet sheet, CampaignTree tree, Campaign campaign, DemoEntrant entrant, Actor officer, DateOnly day, int most, CancellationToken cancellation)
    {
        await db.Entry(sheet).Collection(s => s.FieldSums).LoadAsync(cancellation);
        var evidence = await db.Evidence.AsNoTracking().Where(e => e.UnitId == sheet.UnitId && e.CampaignId == id).OrderBy(e => e.AddedAt).Select(e => e.Id).ToListAsync(cancellation);
        // What stands there already are last year's figures.
        var there = await db.ScoreLines.Include(l => l.Marks).Where(l => l.SheetId == sheet.Id).ToDictionaryAsync(l => l.Code, StringComparer.Ordinal, cancellation);
        var lines = new Dictionary<string, LineMarks>(StringComparer.Ordinal);
        var minute = 0;
        foreach (var leaf in tree.ScoredLeaves.Where(l => l.Source.InputBy == InputBy.Unit).Take(most))
        {
            var mark = facts.MarkOf!(entrant, leaf);
            var points = ScoringEngine.ScoreLeaf(leaf, mark.Self, campaign.Year, trace: false).Points;
            if (!there.TryGetValue(leaf.Code, out var line))
            {
                line = new ScoreLine(sheet.Id, id, tree.Nodes[leaf.Code].Id, leaf.Code);
                db.ScoreLines.Add(line);
            }

            var now = Now(day, 8, 10 + minute++);
            var proof = evidence.Count > 0 && mark.Explanation is null ? evidence[InventedNames.Draw(leaf.Code, evidence.Count)] : (Guid?)null;
            line.SelfScore(officer, mark.Self.ToJson(), points, mark.Explanation ?? (proof is null ? "Tính theo số liệu theo dõi của đơn vị " + InventedNames.Mark : null), now);
            if (proof is { } item)
            {
                line.ProveBy(officer, 1, now);
                db.EvidenceUses.Add(new EvidenceUse(item, line.Id, officer.Name, now));
            }

            lines[leaf.Code] = Marks(line);
        }

        SaveMarks.Sum(sheet, tree, lines);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Between self-assessment and appraisal the criteria are amended, where the campaign has an amendment.</summary>
    private async Task AmendAsync(CancellationToken cancellation)
    {
        if (facts.Amendment is { } amendment)
        {
            var now = Now(facts.Phase(PhaseKind.SelfAssessment)!.Last.AddDays(1), 8);
            var campaign = await CampaignAsync(cancellation);
            var signed = await KeepAsync(SmallPdf.Of($"Quyết định số {amendment.Number}, {VietnamTime.InWords(amendment.DecidedOn)}. {amendment.Reason}"), FileKind.Pdf, "sua-doi-bo-tieu-chi-ban-ky-minh-hoa.pdf", Clerk, now, cancellation);
            await AmendmentDemo.RunAsync(db, amendments, Manager, campaign, amendment, signed, now, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static LineMarks Marks(ScoreLine line) => new(line.Code, line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints);

    private async Task AppraiseAsync(DemoStage stage, CancellationToken cancellation)
    {
        var window = facts.Phase(PhaseKind.Appraisal)!;
        var campaign = await CampaignAsync(cancellation);
        var participants = await ParticipantsAsync(cancellation);
        var agencies = await db.Criteria.Where(c => c.CampaignId == id && c.IsLeaf && c.AgencyUnitId != null).Select(c => c.AgencyUnitId!.Value).Distinct().ToListAsync(cancellation);
        // The agency that answers for the fewest criteria is through first.
        var counts = await db.Criteria.Where(c => c.CampaignId == id && c.IsLeaf && c.AgencyUnitId != null).GroupBy(c => c.AgencyUnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        agencies = [.. agencies.OrderBy(a => counts[a]).ThenBy(a => facts.Units.ToList().FindIndex(u => world.Unit(u.Key).Id == a))];
        db.ChangeTracker.Clear();
        for (var i = 0; i < participants.Count; i++)
        {
            var (participant, entrant) = participants[i];
            var sheet = await db.ScoreSheets.Include(s => s.FieldSums).SingleAsync(s => s.ParticipantId == participant.Id, cancellation);
            var tree = await trees.ReadAsync(sheet.CriteriaId, cancellation);
            var lines = await db.ScoreLines.Include(l => l.Marks).Where(l => l.SheetId == sheet.Id).ToDictionaryAsync(l => l.Code, StringComparer.Ordinal, cancellation);
            var day = Spread(window, i, participants.Count);
            var minute = 0;
            foreach (var leaf in tree.ScoredLeaves.Where(l => lines.GetValueOrDefault(l.Code)?.IsImported != true))
            {
                var agency = tree.Nodes[leaf.Code].AgencyUnitId!.Value;
                var order = agencies.IndexOf(agency);
                // In the middle of the appraisal: the first agency is through, the others have looked at the first half of the sheets.
                if (stage == DemoStage.Appraisal && order > 0 && i * 2 >= participants.Count)
                {
                    continue;
                }

                var mark = facts.MarkOf!(entrant, leaf);
                var answer = mark.Appraised ?? mark.Self;
                var points = ScoringEngine.ScoreLeaf(leaf, answer, campaign.Year, trace: false).Points;
                // Nobody appraises the own unit: there the agency named to stand in looks.
                var by = world.FindActor(Role.Appraiser, agency == sheet.UnitId ? campaign.AppraisalStandIns.First(s => s.AgencyUnitId == agency).StandInUnitId : agency) ?? Manager;
                if (!lines.TryGetValue(leaf.Code, out var line))
                {
                    line = new ScoreLine(sheet.Id, id, tree.Nodes[leaf.Code].Id, leaf.Code);
                    db.ScoreLines.Add(line);
                    lines[leaf.Code] = line;
                }

                if (line.Claim == ClaimState.Waiting)
                {
                    // In the middle of the appraisal one is still to be decided, so that whoever tries the portal can decide it.
                    if (stage != DemoStage.Appraisal || order == 0)
                    {
                        line.ApproveClaim(by, "Đúng thực tế " + InventedNames.Mark, null, Now(day, 8, 5 + minute++));
                    }

                    continue;
                }

                line.Appraise(by, answer.ToJson(), points, points == line.SelfPoints ? null : mark.Reason ?? "Theo số liệu của cơ quan thẩm định.", Now(day, 8, 5 + minute++));
            }

            SaveMarks.Sum(sheet, tree, lines.ToDictionary(l => l.Key, l => Marks(l.Value), StringComparer.Ordinal));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        campaign = await CampaignAsync(cancellation);
        foreach (var agency in agencies.Take(stage < DemoStage.Published ? 1 : agencies.Count))
        {
            var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == agency, cancellation);
            var lead = world.FindActor(Role.AgencyLead, agency);
            campaign.CloseAppraisal(lead ?? Manager, agency, unit.Name, lead is null ? "Lãnh đạo " + unit.Name : null, Now(window.Last, 16));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task PublishAsync(bool isJudged, CancellationToken cancellation)
    {
        var day = LastOf(facts, PhaseKind.Publication);
        var campaign = await CampaignAsync(cancellation);
        if (isJudged)
        {
            await settling.RunAsync(Manager, campaign, Now(day.AddDays(-2), 9), cancellation);
            db.ChangeTracker.Clear();
            campaign = await CampaignAsync(cancellation);
            await DemoTieVotes.RecordAsync(db, settling, Manager, campaign, facts.TieVote, Now(day.AddDays(-1), 15), cancellation);
        }

        campaign.Publish(Manager, Now(day, 9));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task ProposeAsync(DemoStage stage, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(cancellation);
        var day = facts.Statement.IssuedOn.AddDays(-6);
        var now = Now(day, 9);
        if (facts.Nominations.Count == 0)
        {
            await proposals.FillAsync(Manager, campaign, now, cancellation);
        }

        var forms = await db.AwardForms.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Code, cancellation);
        var participants = await ParticipantsAsync(cancellation);
        foreach (var named in facts.Nominations)
        {
            var participant = participants.First(p => p.Participant.Name == named.Participant).Participant;
            var award = campaign.Awards.First(a => forms[a.AwardFormId] == named.Award && (a.GroupId is null || a.GroupId == participant.GroupId));
            await proposals.AddAsync(Manager, campaign, award.Id, participant.Id, named.Achievement, now, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        var statement = new Paper(PaperKind.SubmissionStatement, world.Unit(facts.Advising).Id, $"Đề nghị khen thưởng phong trào thi đua “{facts.Description.Name}”", id);
        statement.Draft(Manager, Now(day.AddDays(1), 9));
        db.Papers.Add(statement);
        await db.SaveChangesAsync(cancellation);
        await SubmitAsync(statement, day.AddDays(3), cancellation);
        if (stage >= DemoStage.Awarded)
        {
            await RecordAsync(statement, facts.Statement, cancellation);
        }

        db.ChangeTracker.Clear();
    }

    private async Task AwardAsync(CancellationToken cancellation)
    {
        var day = facts.Decision.IssuedOn.AddDays(-3);
        var decision = new Paper(PaperKind.AwardDecision, world.Unit(facts.Issuing).Id, $"Khen thưởng phong trào thi đua “{facts.Description.Name}”", id);
        decision.Draft(Manager, Now(day, 9));
        db.Papers.Add(decision);
        await db.SaveChangesAsync(cancellation);
        await IssueAsync(decision, day.AddDays(1), facts.Decision, cancellation);

        var now = Now(facts.Decision.IssuedOn.AddDays(1), 9);
        db.ChangeTracker.Clear();
        await CertificateDemo.AddAsync(db, certificates, work, Manager, Clerk, decision, (await renderer.CheckAsync(cancellation)).IsAvailable, now, moveClock, cancellation);
    }

    /// <summary>Phases from the one that the stage stands in: their days of the past stay as the plan has them, their end moves.</summary>
    private async Task ExtendAsync(DemoStage stage, DateOnly asOf, CancellationToken cancellation)
    {
        if (RunningAt(stage) is not { } running)
        {
            return;
        }

        var campaign = await CampaignAsync(cancellation);
        var now = Now(asOf, 7, 30);
        foreach (var phase in facts.Phases.Where(p => p.Kind >= running))
        {
            var last = asOf.AddDays(OpenFor[phase.Kind]);
            if (campaign.WindowFor(phase.Kind)!.LastDay < last)
            {
                campaign.Extend(Manager, phase.Kind, last, ExtensionReason, now);
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static PhaseKind? RunningAt(DemoStage stage) => stage switch
    {
        DemoStage.Registration => PhaseKind.Registration,
        DemoStage.CarryingOut => PhaseKind.CarryingOut,
        DemoStage.SelfAssessment => PhaseKind.SelfAssessment,
        DemoStage.Appraisal => PhaseKind.Appraisal,
        DemoStage.Explanation => PhaseKind.Explanation,
        DemoStage.Published or DemoStage.Proposal => PhaseKind.Proposal,
        DemoStage.Awarded => PhaseKind.Awarding,
        _ => null,
    };

    private Task<Campaign> CampaignAsync(CancellationToken cancellation) => db.Campaigns
        .AsSplitQuery()
        .Include(c => c.LegalBases)
        .Include(c => c.Targets)
        .Include(c => c.Groups)
        .Include(c => c.Phases)
        .Include(c => c.Bands)
        .Include(c => c.Awards)
        .Include(c => c.AppraisalClosings)
        .Include(c => c.AppraisalStandIns)
        .SingleAsync(c => c.Id == id, cancellation);

    private async Task<IReadOnlyList<(Participant Participant, DemoEntrant Entrant)>> ParticipantsAsync(CancellationToken cancellation)
    {
        var groups = await db.Set<RankingGroup>().AsNoTracking().Where(g => g.CampaignId == id).ToDictionaryAsync(g => g.Name, g => g.Id, cancellation);
        var rows = await db.Participants.AsNoTracking().Where(p => p.CampaignId == id).ToListAsync(cancellation);
        var byName = rows.ToDictionary(r => (r.GroupId, r.Name));
        return [.. facts.Groups.SelectMany(g => g.Entrants.Select(e => (byName[(groups[g.Name], e.Name)], e)))];
    }

    /// <summary>The unit's own people; where it has none the manager records what its head did outside.</summary>
    private (Actor Officer, Actor Head, string? RecordedFor) ActorsFor(Participant participant)
    {
        var officer = participant.UnitId is { } unit ? world.FindActor(Role.UnitOfficer, unit) : null;
        var head = participant.UnitId is { } own ? world.FindActor(Role.UnitHead, own) : null;
        return (officer ?? Manager, head ?? Manager, head is null ? $"Thủ trưởng {(participant.Kind == ParticipantKind.Individual ? participant.UnitName ?? participant.Name : participant.Name)}" : null);
    }

    /// <summary>A workday of the window, earlier for the first than for the last.</summary>
    private static DateOnly Spread(DemoPhase window, int index, int count)
    {
        var days = window.Last.DayNumber - window.First.DayNumber;
        var day = window.First.AddDays(count <= 1 ? 0 : index * days / count);
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && NextWorkday(day) <= window.Last ? NextWorkday(day) : day;
    }

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? NextWorkday(day) : day;

    private static DateOnly NextWorkday(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

        return day;
    }
}
