using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>Quyết định ban hành bộ tiêu chí: the version as it is written now, as a landscape annex.</summary>
public sealed class CriteriaDecisionComposer(PortalDbContext db, AgencyFrames frames, AgencyCustoms customs, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.CriteriaDecision];

    public string HomeOf(Paper paper) => paper.CriteriaVersionId is { } version ? $"/criteria-sets/versions/{version}" : "/criteria-sets";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        DomainRuleException.ThrowIf(paper.CriteriaVersionId is null, "decision.criteria", "Bản soạn của bộ tiêu chí này đã bị bỏ; quyết định không còn gì để ban hành.");
        var version = await db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes).Where(v => v.Id == paper.CriteriaVersionId).OneAsync(cancellation);
        var set = await db.CriteriaSets.AsNoTracking().Where(s => s.Id == version.SetId).OneAsync(cancellation);
        var before = await db.CriteriaSetVersions.AsNoTracking()
            .Where(v => v.SetId == set.Id && v.Id != version.Id && v.ReleasedAt != null && v.DecisionNumber != null)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation);
        var issuer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == paper.IssuingUnitId).OneAsync(cancellation);
        var day = marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var name = issuer.NameOn(day);
        var isCommittee = AgencyFrames.IsCommittee(issuer.Kind);
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(DocumentKind.Decision, marks, day.Year, isCommittee ? PaperVoice.Agency : PaperVoice.Head, paper.LinesOf(PaperPart.Recipients)),
            cancellation);
        var nodes = version.Ordered();
        return CriteriaDecisionPaper.Compose(new CriteriaDecisionContent
        {
            Frame = frame,
            Authority = frame.AttributedTo,
            LegalBases = [.. paper.LinesOf(PaperPart.Bases, await BasesAsync(issuer.Id, issuer.Kind, day, cancellation)).Select(AgencyFrames.WithLead)],
            Criteria = CriteriaAnnexesController.ContentOf(set, version, nodes) with { IssuedBy = null, Notes = [] },
            Fields = nodes.Count(n => n.ParentCode is null && !n.IsLeaf),
            Leaves = nodes.Count(n => n.IsLeaf),
            IsByPoints = nodes.Any(n => n.MaxPoints > Points.Zero),
            Replaces = before is { DecisionNumber: { } number, DecisionDate: { } issued } ? $"Quyết định số {number} {VietnamTime.InWords(issued)} của {name}" : null,
            Executors = [AgencyFrames.OfficeOf(issuer, name)],
        }, marks.Template);
    }

    public async Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation)
    {
        var kind = await db.Units.Where(u => u.Id == paper.IssuingUnitId).Select(u => u.Kind).SingleAsync(cancellation);
        return
        [
            PartWish.Optional(PaperPart.Bases, "Mỗi căn cứ một dòng. Gợi ý theo ngày hôm nay; đối chiếu với văn bản gốc trước khi trình.") with { Default = string.Join('\n', await BasesAsync(paper.IssuingUnitId, kind, VietnamTime.DayOf(clock.GetUtcNow()), cancellation)) },
            PartWish.Optional(PaperPart.Recipients, "Ngoài các nơi ở Điều 3, mỗi nơi một dòng."),
        ];
    }

    public Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Obstacle>>(
        paper.CriteriaVersionId is null ? [new("decision.criteria", "Bản soạn của bộ tiêu chí này đã bị bỏ; quyết định không còn gì để ban hành.")] : []);

    private async Task<IReadOnlyList<string>> BasesAsync(Guid issuerId, Domain.Units.UnitKind kind, DateOnly day, CancellationToken cancellation)
    {
        var citation = (await customs.OfAsync(issuerId, cancellation)).LawCitation;
        return AgencyFrames.IsCommittee(kind) ? LegalTexts.On(day, citation, LegalTopic.LocalGovernment, LegalTopic.Reform) : LegalTexts.On(day, citation, LegalTopic.Reform);
    }
}
