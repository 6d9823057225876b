using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>One stage of a leaf, beside the others.</summary>
/// <param name="Trace">How the answer became the points; empty where points were given without an answer.</param>
/// <param name="Note">Why there are none, or where they come from.</param>
public sealed record StageRow(string Name, Points? Points, string? Answer, IReadOnlyList<string> Trace, string? ByName, DateTimeOffset? At, string? Reason, string? Note);

public sealed record LeafReasons(
    SheetReasons Reasons,
    CriteriaNode Leaf,
    IReadOnlyList<StageRow> Stages,
    IReadOnlyList<EvidenceChoice> Evidence,
    IReadOnlyList<MarkRow> Marks,
    string? Agency,
    string BackHref)
{
    public ReasonLine? Line => Reasons.Lines.GetValueOrDefault(Leaf.Code);
}

public sealed record GroupReasons(SheetReasons Reasons, CriteriaNode Group)
{
    public NodeResult Of(SheetResult result, CriteriaNode node) => result.Nodes[node.Index];
}

/// <summary>The place in the group, for whoever may see the table.</summary>
/// <param name="Rank">None where the group has one sheet only.</param>
public sealed record Place(int? Rank, int Higher, int Equal, int All);

/// <param name="Rules">How ranks and bands come about in the group, as printed.</param>
public sealed record TotalReasons(SheetReasons Reasons, string Group, Place? Place, string? Band, IReadOnlyList<string> Rules, IReadOnlyList<DroppedLine> Dropped);

/// <summary>«Vì sao điểm này»: of a leaf, of a group, of the total.</summary>
[Route("sheets/{id:guid}/reasons")]
public sealed class SheetReasonsController(PortalDbContext db, ReadReasons read, ReadSheet evidence, ReadContestants contestants) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var reasons = await read.RunAsync(Actor, id, Cancellation);
        DemandWhole(reasons);
        var sheet = reasons.Sheet;
        var group = reasons.Campaign.Group(sheet.GroupId);
        var rules = reasons.Campaign.RulesFor(group.Id);
        var place = AppraisalAccess.CanSeeLeague(Actor, reasons.Campaign) ? await PlaceAsync(reasons, group, rules) : null;
        var hasSanctions = reasons.Tree.Tree.Leaves.Any(l => l.Rule is PenaltyRule { Sanction: not null });
        return View("ReasonsTotal", new TotalReasons(
            reasons,
            group.Name,
            place,
            reasons.IsSettled ? sheet.Band : await BandAsync(reasons, rules),
            RankingText.Lines(rules, byPoints: true, hasSanctions),
            await read.DroppedAsync(reasons, Cancellation)));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Node(Guid id, string code)
    {
        var reasons = await read.RunAsync(Actor, id, Cancellation);
        var node = reasons.Tree.Tree.Find(code) ?? throw new NotFoundException("Không có tiêu chí này trong phong trào.");
        if (!node.IsLeaf)
        {
            DemandWhole(reasons);
            return View("ReasonsGroup", new GroupReasons(reasons, node));
        }

        if (!reasons.IsWhole && !reasons.OwnCodes.Contains(code))
        {
            throw new NotFoundException();
        }

        var stored = reasons.Tree.Nodes[code];
        var line = reasons.Lines.GetValueOrDefault(code);
        var given = line is null
            ? []
            : await db.Marks
                .Where(m => m.LineId == line.Id)
                .OrderBy(m => m.At).ThenBy(m => m.Id)
                .Select(m => new MarkRow(m.Stage, m.At, m.ByName, m.Answer, m.Points, m.Reason))
                .ToListAsync(Cancellation);
        return View("Reasons", new LeafReasons(
            reasons,
            node,
            StageRows.Of(reasons, node, line, given),
            line is null ? [] : [.. (await evidence.UsedAsync([line.Id], Cancellation))[line.Id]],
            given,
            stored.AgencyUnitId is { } agency ? await db.Units.Where(u => u.Id == agency).Select(u => u.Name).SingleAsync(Cancellation) : null,
            reasons.IsWhole ? $"/sheets/{id}?field={Uri.EscapeDataString(node.Top.Code)}#tc-{node.Index}" : $"/appraisal/sheets/{id}?criterion={stored.Id}"));
    }

    private static void DemandWhole(SheetReasons reasons)
    {
        if (!reasons.IsWhole)
        {
            throw new ForbiddenException("Anh/chị chỉ xem được các tiêu chí giao cho cơ quan mình thẩm định trên phiếu này.");
        }
    }

    /// <summary>The band by the own figures alone; quotas depend on the others and come with the settling.</summary>
    private async Task<string?> BandAsync(SheetReasons reasons, RankingRules rules)
    {
        var inTime = !rules.Gates.Any(g => g.Kind == GateKind.RegisteredInTime)
            || await db.Pledges.AnyAsync(p => p.ParticipantId == reasons.Participant.Id && p.State == PledgeState.Approved && !p.IsLate, Cancellation);
        return Standings.BandOf(rules, Contestant.Of(reasons.Sheet.Id, reasons.Standing, inTime, reasons.Sheet.State != SheetState.Draft && !reasons.Sheet.IsLate)).Band;
    }

    private async Task<Place> PlaceAsync(SheetReasons reasons, RankingGroup group, RankingRules rules)
    {
        var mine = reasons.IsSettled ? reasons.Sheet.FinalTotal : reasons.Standing.Final;
        var settled = reasons.IsSettled;
        var totals = db.ScoreSheets
            .Where(s => s.CampaignId == reasons.Campaign.Id && s.GroupId == reasons.Sheet.GroupId)
            .Select(s => settled ? s.FinalTotal : s.Appraised > 0 ? s.AppraisedTotal : s.SelfTotal);
        var all = await totals.ToListAsync(Cancellation);
        var rank = settled
            ? reasons.Sheet.Rank
            : Standings.Of(rules, await contestants.RunAsync(reasons.Campaign.Id, group, rules, Cancellation), reasons.Campaign.VotesOf(group.Id)).Single(s => s.Id == reasons.Sheet.Id).Rank;
        return new Place(rank, all.Count(t => t > mine), all.Count(t => t == mine), all.Count);
    }
}

/// <summary>The stages of a leaf side by side.</summary>
public static class StageRows
{
    public static IReadOnlyList<StageRow> Of(SheetReasons reasons, CriteriaNode leaf, ReasonLine? line, IReadOnlyList<MarkRow> marks)
    {
        var year = reasons.Campaign.Year;
        var rows = new List<StageRow>
        {
            new(StateNames.Of(MarkStage.LastYear), line?.LastYear, null, [], null, null, null, line?.LastYear is null ? "Không có số liệu" : null),
            // A figure of others stands where the self-score would, with its source and time as the reason.
            leaf.Source.InputBy == InputBy.Unit || line?.SelfPoints is not null
                ? new(leaf.Source.InputBy == InputBy.Unit ? StateNames.Of(MarkStage.Self) : "Số liệu nhập", line?.SelfPoints, Words(leaf, line?.SelfAnswer), Trace(leaf, line?.SelfAnswer, year), line?.SelfByName, line?.SelfAt, line?.SelfExplanation, line?.SelfPoints is null ? "Chưa tự chấm" : null)
                : new(StateNames.Of(MarkStage.Self), null, null, [], null, null, null, $"Số liệu do {StateNames.Of(leaf.Source.InputBy)} cung cấp, đơn vị không tự nhập"),
        };

        // What agencies gave in the second appraisal stands beside what they gave before the explanation.
        var second = reasons.Campaign.WindowFor(PhaseKind.SecondAppraisal, reasons.Sheet.GroupId, reasons.Sheet.UnitId)?.Start;
        var isAfter = line?.AppraisalAt >= second;
        var first = isAfter ? marks.LastOrDefault(m => m.Stage == MarkStage.Appraisal && m.At < second) : null;
        var now = line is { AppraisalPoints: { } points }
            ? new MarkRow(MarkStage.Appraisal, line.AppraisalAt ?? default, line.AppraisalByName ?? "", line.AppraisalAnswer, points, line.AppraisalReason)
            : null;
        rows.Add(Appraised(MarkStage.Appraisal, isAfter ? first : now, "Chưa thẩm định"));
        if (second is not null)
        {
            rows.Add(Appraised(MarkStage.Explanation, isAfter ? now : null, "Không thay đổi"));
        }

        rows.Add(line?.FinalPoints is { } final && reasons.IsSettled
            ? new(StateNames.Of(MarkStage.Final), final, null, [], reasons.SettledBy, reasons.Campaign.SettledAt, null, line.AppraisalPoints is null ? "Chưa thẩm định, giữ điểm tự chấm" : "Lấy điểm thẩm định")
            : new(StateNames.Of(MarkStage.Final), null, null, [], null, null, null, "Chưa chốt điểm"));
        return rows;

        StageRow Appraised(MarkStage stage, MarkRow? mark, string none) => mark is null
            ? new(StateNames.Of(stage), null, null, [], null, null, null, none)
            : new(
                StateNames.Of(stage),
                mark.Points,
                line?.Claim == ClaimState.Refused && mark.Points == Points.Zero ? "không chấp thuận không phát sinh" : Words(leaf, mark.Answer),
                line?.Claim == ClaimState.Refused && mark.Points == Points.Zero ? [] : Trace(leaf, mark.Answer, year),
                mark.ByName,
                mark.At,
                mark.Reason,
                mark.Answer is not null ? null : mark.Points == line?.SelfPoints ? "Đồng ý với điểm tự chấm" : "Cơ quan ghi điểm trực tiếp");
    }

    private static string? Words(CriteriaNode leaf, string? answer) => answer is null ? null : LineWords.AnswerWords(leaf, answer);

    // An answer given under a rule that has changed since has no way to points under this one.
    private static IReadOnlyList<string> Trace(CriteriaNode leaf, string? json, int year) =>
        json is null || Answer.FromJson(json) is var answer && answer.Problems(leaf).Count > 0 ? [] : TraceText.Lines(ScoringEngine.ScoreLeaf(leaf, answer, year).Trace);
}
