using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

/// <summary>One campaign's copy of criteria with the leaves whose figures come from others.</summary>
/// <param name="Leaves">Those this person may enter.</param>
/// <param name="NotNow">Why some of them cannot be entered now, by code.</param>
public sealed record FigureDuty(Campaign Campaign, Guid CriteriaId, string CriteriaName, CampaignTree Tree, IReadOnlyList<CriteriaNode> Leaves, IReadOnlyDictionary<string, string> NotNow)
{
    public IReadOnlyList<CriteriaNode> Open { get; } = [.. Leaves.Where(l => !NotNow.ContainsKey(l.Code))];
}

public enum FigureOutcome
{
    [System.ComponentModel.Description("Mới")]
    New,

    [System.ComponentModel.Description("Thay đổi")]
    Changed,

    [System.ComponentModel.Description("Giữ nguyên, thời điểm mới")]
    Confirmed,

    [System.ComponentModel.Description("Không đổi")]
    Same,
}

/// <summary>What is stored of a figure that a file speaks of.</summary>
public sealed record StoredFigure(Guid SheetId, Guid CriterionId, string Answer, Points Points, string SourceText, DateTimeOffset AsOf, DateTimeOffset TakenAt, string TakenByName, bool HasOpenChallenge);

public sealed record PlannedFigure(FigureEntry Entry, FigureOutcome Outcome, Points Points, StoredFigure? Stored, bool IsOlder);

/// <param name="Figures">In the order of the file.</param>
public sealed record FigurePlan(FigureReading Reading, IReadOnlyList<PlannedFigure> Figures)
{
    /// <summary>Handed back with the order to carry it out, so that nobody takes something else than what was on the screen.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var figure in Figures)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{figure.Entry.Row}\t{figure.Entry.Leaf.Code}\t{figure.Outcome}\t{figure.Points.TenThousandths}\t{figure.Stored?.Answer}\t{figure.Stored?.TakenAt.UtcTicks}\n"));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public int Count(FigureOutcome outcome) => Figures.Count(f => f.Outcome == outcome);
}

/// <summary>Reads what figures a person may enter, and what a file of figures would do.</summary>
public sealed class ReadFigures(PortalDbContext db, CampaignTrees trees)
{
    /// <summary>Campaigns whose figures this person enters or watches; open ones and those that were.</summary>
    public IQueryable<Campaign> CampaignsFor(Actor actor) => db.CampaignsFor(actor).Where(c => c.State != CampaignState.Draft);

    public async Task<Campaign> CampaignAsync(Actor actor, Guid campaignId, CancellationToken cancellation) =>
        await CampaignsFor(actor).AsNoTracking().Include(c => c.Groups).Include(c => c.AppraisalClosings).AsSplitQuery().Where(c => c.Id == campaignId).OneAsync(cancellation);

    /// <summary>Every copy of criteria in the campaign that has a leaf for this person.</summary>
    public async Task<IReadOnlyList<FigureDuty>> DutiesAsync(Actor actor, Campaign campaign, CancellationToken cancellation)
    {
        var sets = await db.CampaignCriteria
            .Where(c => c.CampaignId == campaign.Id && db.ScoreSheets.Any(s => s.CriteriaId == c.Id))
            .OrderBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Name })
            .ToListAsync(cancellation);
        var unheld = (await db.UnheldSurveys.Where(s => s.CampaignId == campaign.Id && s.RevokedAt == null).Select(s => s.CriterionId).ToListAsync(cancellation)).ToHashSet();
        var duties = new List<FigureDuty>();
        foreach (var set in sets)
        {
            var tree = await trees.ReadAsync(set.Id, cancellation);
            var sees = CampaignAccess.CanOversee(actor, campaign);
            var leaves = tree.ScoredLeaves
                .Where(l => l.Source.InputBy == InputBy.Imported && (sees || FigureAccess.CanImport(actor, campaign, tree.Nodes[l.Code].AgencyUnitId, l.Top.Code)))
                .ToList();
            if (leaves.Count > 0)
            {
                duties.Add(new FigureDuty(campaign, set.Id, set.Name, tree, leaves, NotNow(actor, campaign, tree, leaves, unheld)));
            }
        }

        return duties;
    }

    /// <exception cref="NotFoundException">when the criteria hold nothing for this person.</exception>
    public async Task<FigureDuty> DutyAsync(Actor actor, Campaign campaign, Guid? criteriaId, CancellationToken cancellation)
    {
        var duties = await DutiesAsync(actor, campaign, cancellation);
        return duties.FirstOrDefault(d => criteriaId is null || d.CriteriaId == criteriaId)
            ?? throw new NotFoundException("Trong phong trào này không có tiêu chí nào lấy theo số liệu nhập mà anh/chị phụ trách.");
    }

    /// <summary>Who has a sheet by these criteria, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<FigureUnit>> UnitsAsync(Actor actor, FigureDuty duty, CancellationToken cancellation) =>
        [.. (await db.ScoreSheets
            .Where(s => s.CriteriaId == duty.CriteriaId)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, s.UnitId, p.Name, p.SearchText, Code = db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Code).FirstOrDefault() })
            .OrderBy(u => u.SearchText).ThenBy(u => u.Id)
            .ToListAsync(cancellation))
            .Select(u => new FigureUnit(u.Id, u.Code, u.Name, FigureAccess.Blocked(actor, duty.Campaign, u.UnitId)))];

    public async Task<FigurePlan> PlanAsync(Actor actor, FigureDuty duty, FigureImport import, Table table, CancellationToken cancellation)
    {
        var reading = FigureFile.Read(table, duty.Tree.Tree, duty.Open, duty.NotNow, await UnitsAsync(actor, duty, cancellation));
        var stored = (await StoredAsync(duty.CriteriaId, cancellation)).ToDictionary(f => (f.SheetId, f.CriterionId));
        var figures = reading.Entries.Select(entry =>
        {
            var before = stored.GetValueOrDefault((entry.Unit.SheetId, duty.Tree.Nodes[entry.Leaf.Code].Id));
            var points = ScoringEngine.ScoreLeaf(entry.Leaf, entry.Answer, duty.Campaign.Year, trace: false).Points;
            // After an amendment the same figure may be worth something else.
            var outcome = before is null ? FigureOutcome.New
                : before.Answer != entry.Answer.ToJson() || before.Points != points ? FigureOutcome.Changed
                : before.AsOf != import.AsOf || before.SourceText != import.SourceText ? FigureOutcome.Confirmed
                : FigureOutcome.Same;
            return new PlannedFigure(entry, outcome, points, before, before?.AsOf > import.AsOf);
        });
        return new FigurePlan(reading, [.. figures]);
    }

    private async Task<IReadOnlyList<StoredFigure>> StoredAsync(Guid criteriaId, CancellationToken cancellation) =>
        await db.CentralFigures
            .Where(f => db.ScoreSheets.Any(s => s.Id == f.SheetId && s.CriteriaId == criteriaId))
            .Select(f => new StoredFigure(f.SheetId, f.CriterionId, f.Answer, f.Points, f.SourceText, f.AsOf, f.TakenAt, f.TakenByName, f.HasOpenChallenge))
            .ToListAsync(cancellation);

    private static Dictionary<string, string> NotNow(Actor actor, Campaign campaign, CampaignTree tree, IEnumerable<CriteriaNode> leaves, HashSet<Guid> unheld)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in leaves)
        {
            var node = tree.Nodes[leaf.Code];
            var obstacles = CentralFigure.ObstaclesToTaking(campaign, node.AgencyUnitId).ToList();
            if (!FigureAccess.CanImport(actor, campaign, node.AgencyUnitId, leaf.Top.Code))
            {
                reasons[leaf.Code] = "anh/chị chỉ xem, không nhập số liệu";
            }
            else if (unheld.Contains(node.Id))
            {
                reasons[leaf.Code] = $"tiêu chí {leaf.Code} đã ghi nhận không tổ chức khảo sát";
            }
            else if (obstacles.Count > 0)
            {
                reasons[leaf.Code] = obstacles[0].Text;
            }
        }

        return reasons;
    }
}
