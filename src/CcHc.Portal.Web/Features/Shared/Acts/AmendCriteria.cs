using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Everything an amendment is worked out from.</summary>
/// <param name="Agencies">By code of the leaves of the new version that have one already: their own, under their old code.</param>
public sealed record AmendmentReading(
    CriteriaAmendment Amendment, Campaign Campaign, CampaignTree Before, CriteriaTree After, Amending Amending, IReadOnlyDictionary<string, Guid> Agencies);

/// <param name="Fingerprint">Of all effects: what is confirmed is what was looked at.</param>
public sealed record AmendmentEffects(IReadOnlyList<SheetEffect> Sheets, IReadOnlySet<string> AgencyCodesToMarkAgain, string Fingerprint);

/// <summary>
/// Sửa đổi bộ tiêu chí: what it would do to every sheet, and doing it. Both walk over the same pure function; the dry run changes
/// nothing. Carried out in one transaction: nobody sees a campaign half by the old version.
/// </summary>
public sealed class AmendCriteria(PortalDbContext db, CampaignTrees trees, ReadContestants contestants, IFileStore store)
{
    private const int Chunk = 200;

    /// <param name="amendment">Prepared.</param>
    /// <param name="campaign">With groups, bands, votes on equals and closings.</param>
    /// <exception cref="DomainRuleException">when the source cannot be read any more.</exception>
    public async Task<AmendmentReading> ReadAsync(CriteriaAmendment amendment, Campaign campaign, CancellationToken cancellation)
    {
        var before = await trees.ReadAsync(amendment.BeforeId, cancellation);
        var after = CriteriaTree.Build((await TextsAsync(amendment, cancellation)).Select(Source));
        var amending = new Amending(before.Tree, after, amendment.RenamedCodes);
        var agencies = amending.Codes
            .Where(c => before.Nodes[c.Key].AgencyUnitId is not null)
            .ToDictionary(c => c.Value, c => before.Nodes[c.Key].AgencyUnitId!.Value, StringComparer.Ordinal);
        return new AmendmentReading(amendment, campaign, before, after, amending, agencies);
    }

    /// <summary>The nodes of the new version, before there is one.</summary>
    public async Task<IReadOnlyList<CriterionText>> TextsAsync(CriteriaAmendment amendment, CancellationToken cancellation)
    {
        IReadOnlyList<CriterionText> nodes;
        if (amendment.SourceVersionId is { } version)
        {
            nodes = [.. (await db.SetCriteria.AsNoTracking().Where(n => n.VersionId == version).OrderBy(n => n.Order).ToListAsync(cancellation)).Select(n => n.ToText())];
        }
        else
        {
            var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == amendment.SourceFileId, cancellation);
            await using var content = store.OpenRead(file.Sha256);
            var reading = CriteriaFile.Read(TableFile.Read(content, file.FileName));
            DomainRuleException.ThrowIfAny(reading.Errors.Select(e => new Obstacle("criteria-file." + e.Key, e.Text)));
            nodes = CriterionText.Of(reading.Tree!);
        }

        return CriteriaSelection.Apply(nodes, amendment.Labels);
    }

    /// <summary>Who gains and loses. Reads every sheet and line once, in a fixed number of statements and two a ranking group.</summary>
    public async Task<AmendmentEffects> PreviewAsync(AmendmentReading reading, CancellationToken cancellation)
    {
        var sheets = await db.ScoreSheets.AsNoTracking()
            .Where(s => s.CriteriaId == reading.Amendment.BeforeId)
            .OrderBy(s => s.Id)
            .Select(s => new Stored(s.Id, s.GroupId, s.Appraised, s.SelfTotal, s.AppraisedTotal))
            .ToListAsync(cancellation);
        var again = new HashSet<string>(StringComparer.Ordinal);
        var worked = new Dictionary<Guid, Worked>(sheets.Count);
        var lines = db.ScoreLines.AsNoTracking()
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.CriteriaId == reading.Amendment.BeforeId))
            .OrderBy(l => l.SheetId)
            .Select(l => new { l.SheetId, Marks = new MarksBefore(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints, l.Claim == ClaimState.Refused, l.IsImported) })
            .AsAsyncEnumerable();
        Guid? current = null;
        var ofSheet = new List<MarksBefore>();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (current is { } done && done != line.SheetId)
            {
                worked[done] = Work(reading, ofSheet, again);
                ofSheet.Clear();
            }

            current = line.SheetId;
            ofSheet.Add(line.Marks);
        }

        if (current is { } last)
        {
            worked[last] = Work(reading, ofSheet, again);
        }

        var effects = new List<SheetEffect>(sheets.Count);
        foreach (var group in sheets.GroupBy(s => s.GroupId))
        {
            var results = group.Select(s => (Sheet: s, After: worked.GetValueOrDefault(s.Id) ?? Work(reading, [], again))).ToList();
            var rules = reading.Campaign.RulesFor(group.Key);
            var votes = reading.Campaign.VotesOf(group.Key);
            var now = (await contestants.RunAsync(reading.Campaign.Id, reading.Campaign.Group(group.Key), rules, cancellation)).ToDictionary(c => c.Id);
            var before = Standings.Of(rules, now.Values, votes).ToDictionary(s => s.Id);
            var after = Standings.Of(rules, [.. results.Select(r => Contestant.Of(r.Sheet.Id, r.After.Result, now[r.Sheet.Id].RegisteredInTime, now[r.Sheet.Id].LockedInTime))], votes)
                .ToDictionary(s => s.Id);
            effects.AddRange(results.Select(r => new SheetEffect(
                r.Sheet.Id,
                r.Sheet.SelfTotal,
                r.After.Self.Final,
                r.Sheet.Counts,
                r.After.Counts,
                before[r.Sheet.Id].Rank,
                after[r.Sheet.Id].Rank,
                before[r.Sheet.Id].Band,
                after[r.Sheet.Id].Band,
                r.After.ToScoreAgain)));
        }

        return new AmendmentEffects(effects, again, FingerprintOf(reading, effects));
    }

    /// <summary>Carries it out: a new version, every sheet worked out again, the old version kept.</summary>
    /// <param name="reopen">Whether locked sheets with something to answer go back to their units.</param>
    /// <param name="seen">The fingerprint of the dry run that was looked at.</param>
    /// <returns>Names of agencies whose appraisal is open again.</returns>
    /// <exception cref="DbUpdateConcurrencyException">when what would be done is not what was looked at, because somebody saved meanwhile; nothing is done.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(
        Actor by, AmendmentReading reading, string seen, IReadOnlyDictionary<string, Guid> agencies, AmendmentBasis basis, bool reopen, DateTimeOffset now, CancellationToken cancellation)
    {
        var (amendment, campaign) = (reading.Amendment, reading.Campaign);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var effects = await PreviewAsync(reading, cancellation);
        if (effects.Fingerprint != seen)
        {
            throw new DbUpdateConcurrencyException("A sheet was saved after the dry run was shown.");
        }

        var before = await db.CampaignCriteria.Include(c => c.Nodes).SingleAsync(c => c.Id == amendment.BeforeId, cancellation);
        var made = amendment.Confirm(by, campaign, before, reading.After, agencies, basis, now);
        db.CampaignCriteria.Add(made);
        var why = amendment.Citation;
        var again = effects.AgencyCodesToMarkAgain.Where(agencies.ContainsKey).Select(c => agencies[c]).Distinct().ToArray();
        var names = await db.Units.Where(u => again.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var reopened = campaign.AmendCriteria(by, before.Id, made.Id, names, why, now);
        amendment.Count(
            by,
            effects.Sheets.Count,
            effects.Sheets.Count(s => s.Change > Points.Zero),
            effects.Sheets.Count(s => s.Change < Points.Zero),
            effects.Sheets.Count(s => s.ToScoreAgain.Count > 0),
            now);
        await db.SaveChangesAsync(cancellation);

        var oldIds = before.Nodes.ToDictionary(n => n.Code, n => n.Id, StringComparer.Ordinal);
        var newIds = made.Nodes.ToDictionary(n => n.Code, n => n.Id, StringComparer.Ordinal);
        await MoveLinesAsync(reading.Amending, oldIds, newIds, now, cancellation);
        await MoveFiguresAsync(reading.Amending, before.Id, made.Id, oldIds, newIds, cancellation);
        var tree = CampaignTrees.Read(made.Nodes);
        foreach (var chunk in effects.Sheets.Chunk(Chunk))
        {
            db.ChangeTracker.Clear();
            await SheetsAsync(by, reading, tree, amendment.Id, made.Id, newIds, chunk, reopen, why, now, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return reopened;
    }

    /// <summary>Lines follow their criterion into the new version, a statement each; those without one become history.</summary>
    private async Task MoveLinesAsync(Amending amending, Dictionary<string, Guid> oldIds, Dictionary<string, Guid> newIds, DateTimeOffset now, CancellationToken cancellation)
    {
        var dropped = amending.Dropped.Select(c => oldIds[c]).ToArray();
        await db.ScoreLines
            .Where(l => dropped.Contains(l.CriterionId))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RetiredAt, (DateTimeOffset?)now).SetProperty(l => l.Version, l => l.Version + 1), cancellation);
        foreach (var (from, to) in amending.Codes)
        {
            var (old, id) = (oldIds[from], newIds[to]);
            await db.ScoreLines
                .Where(l => l.CriterionId == old)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.CriterionId, id).SetProperty(l => l.Code, to).SetProperty(l => l.Version, l => l.Version + 1), cancellation);
        }
    }

    /// <summary>Figures of others follow their lines, and with them what is said of surveys and of uploads.</summary>
    private async Task MoveFiguresAsync(Amending amending, Guid before, Guid made, Dictionary<string, Guid> oldIds, Dictionary<string, Guid> newIds, CancellationToken cancellation)
    {
        var all = oldIds.Values.ToArray();
        var used = await db.CentralFigures.Where(f => all.Contains(f.CriterionId)).Select(f => f.CriterionId)
            .Union(db.UnheldSurveys.Where(s => all.Contains(s.CriterionId)).Select(s => s.CriterionId))
            .ToListAsync(cancellation);
        if (used.Count == 0)
        {
            return;
        }

        await db.FigureImports.Where(i => i.CriteriaId == before).ExecuteUpdateAsync(set => set.SetProperty(i => i.CriteriaId, made).SetProperty(i => i.Version, i => i.Version + 1), cancellation);
        foreach (var (from, to) in amending.Codes.Where(c => used.Contains(oldIds[c.Key])))
        {
            var (old, id) = (oldIds[from], newIds[to]);
            await db.CentralFigures
                .Where(f => f.CriterionId == old)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.CriterionId, id).SetProperty(f => f.Code, to).SetProperty(f => f.Version, f => f.Version + 1), cancellation);
            await db.UnheldSurveys
                .Where(s => s.CriterionId == old)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.CriterionId, id).SetProperty(s => s.CriteriaId, made).SetProperty(s => s.Code, to).SetProperty(s => s.Version, s => s.Version + 1), cancellation);
        }
    }

    private async Task SheetsAsync(
        Actor by, AmendmentReading reading, CampaignTree tree, Guid amendmentId, Guid criteriaId, Dictionary<string, Guid> newIds, SheetEffect[] effects, bool reopen, string why, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = effects.Select(e => e.SheetId).ToArray();
        var sheets = await db.ScoreSheets.Include(s => s.FieldSums).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var rescored = reading.Amending.Rescored.ToDictionary(c => newIds[reading.Amending.Codes[c]], c => c);
        var rescoredIds = rescored.Keys.ToArray();
        var changing = (await db.ScoreLines.Where(l => ids.Contains(l.SheetId) && rescoredIds.Contains(l.CriterionId)).ToListAsync(cancellation)).ToLookup(l => l.SheetId);
        var marks = (await db.ScoreLines.AsNoTracking()
                .Where(l => ids.Contains(l.SheetId))
                .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
                .ToListAsync(cancellation))
            .GroupBy(l => l.SheetId)
            .ToDictionary(g => g.Key, g => g.ToDictionary(l => l.Marks.Code, l => l.Marks, StringComparer.Ordinal));
        var figures = await db.CentralFigures.Where(f => ids.Contains(f.SheetId) && rescoredIds.Contains(f.CriterionId)).ToDictionaryAsync(f => (f.SheetId, f.CriterionId), cancellation);
        var leaves = tree.ScoredLeaves.Count(l => l.Source.InputBy == InputBy.Unit);
        var maximum = MaximumOf(tree.Tree);
        var fields = tree.Tree.Tops.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var effect in effects)
        {
            var sheet = sheets.GetValueOrDefault(effect.SheetId) ?? throw new DbUpdateConcurrencyException("A sheet is gone.");
            var lines = marks.GetValueOrDefault(sheet.Id) ?? [];
            foreach (var line in changing[sheet.Id])
            {
                var old = new MarksBefore(rescored[line.CriterionId], line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints, line.Claim == ClaimState.Refused, line.IsImported);
                line.Amend(by, reading.Amending.Line(old, reading.Campaign.Year), why, now);
                if (line.SelfPoints is { } worth && figures.TryGetValue((sheet.Id, line.CriterionId), out var figure))
                {
                    figure.ScoreAgain(worth);
                }

                lines[line.Code] = new LineMarks(line.Code, line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints);
            }

            sheet.Amend(by, amendmentId, criteriaId, leaves, maximum, fields, effect.ToScoreAgain.Count, reopen, why, now);
            SaveMarks.Sum(sheet, tree, lines);
            sheet.RecordAmendment(by, effect.Before, why, now);
            db.AmendedSheets.Add(new AmendedSheet(amendmentId, sheet.Id, effect));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One sheet by the new version.</summary>
    private static Worked Work(AmendmentReading reading, IReadOnlyCollection<MarksBefore> lines, HashSet<string> agencyCodes)
    {
        var marks = new Dictionary<string, LineMarks>(StringComparer.Ordinal);
        var again = new List<string>();
        var appraised = 0;
        foreach (var line in lines)
        {
            var after = reading.Amending.Line(line, reading.Campaign.Year);
            if (after.Code is null)
            {
                continue;
            }

            marks[after.Code] = new LineMarks(after.Code, after.SelfAnswer, after.SelfPoints, after.AppraisalAnswer, after.AppraisalPoints);
            appraised += after.AppraisalPoints is null ? 0 : 1;
            if (after.AppraisalUnfit)
            {
                agencyCodes.Add(after.Code);
            }

            if (after.SelfUnfit)
            {
                again.Add(after.Code);
            }
        }

        again.AddRange(reading.Amending.Added.Where(c => reading.After.Find(c) is { Rule: not InformationRule, Source.InputBy: InputBy.Unit }));
        var self = SheetArithmetic.Self(reading.After, marks);
        return new Worked(self, appraised > 0 ? SheetArithmetic.Appraisal(reading.After, marks) : null, [.. again.OrderBy(c => reading.After.Find(c)!.Index)]);
    }

    private static Points MaximumOf(CriteriaTree tree) => ScoringEngine.Sum(tree, _ => null).BaseMax;

    private static CriterionSource Source(CriterionText t) => new(
        t.Code, t.ParentCode, t.Title, t.MaxPoints?.Value, t.Method, t.Rule, t.EvidenceWanted, t.AgencyText, t.CoAgencyText, t.InputBy, t.NotApplicable, t.AppliesTo, t.LegalBasis, t.Guidance)
    {
        Source = t.Source,
        Extra = t.Extra,
    };

    private static string FingerprintOf(AmendmentReading reading, IEnumerable<SheetEffect> effects)
    {
        var text = new StringBuilder(string.Join(';', reading.Amendment.Renames));
        foreach (var effect in effects)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{effect.SheetId}:{effect.SelfBefore.TenThousandths}:{effect.SelfAfter.TenThousandths}:{effect.Before.TenThousandths}:{effect.After.TenThousandths}:{string.Join(',', effect.ToScoreAgain)}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed record Stored(Guid Id, Guid GroupId, int Appraised, Points SelfTotal, Points AppraisedTotal)
    {
        public Points Counts => (Appraised > 0 ? AppraisedTotal : SelfTotal).ToPrinted();
    }

    private sealed record Worked(SheetResult Self, SheetResult? Appraisal, IReadOnlyList<string> ToScoreAgain)
    {
        public SheetResult Result => Appraisal ?? Self;

        public Points Counts => Result.Final;
    }
}
