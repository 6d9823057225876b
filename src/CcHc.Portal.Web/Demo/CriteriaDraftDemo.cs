using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// The invented province's own set: the version it released, copied from the common sample, and next year's in the making,
/// with some edits and one sum that does not fit yet.
/// </summary>
public static class CriteriaDraftDemo
{
    public const string Campaign = "tinh-mau";
    public const string SetName = "Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã của tỉnh Mẫu " + InventedNames.Mark;

    public static async Task AddAsync(PortalDbContext db, DemoWorld world, DemoCampaign facts, DateOnly asOf, CancellationToken cancellation)
    {
        var manager = world.Actor(facts.ManagedBy);
        var nodes = facts.Groups[0].Criteria!;
        var issued = VietnamTime.StartOf(facts.Plan.IssuedOn.AddDays(-5)).AddHours(9);
        var set = new CriteriaSet(manager, world.Unit(facts.Issuing).Id, SetName, "Quyết định số 36/QĐ-UBND ngày 20/7/2025 của Ủy ban nhân dân tỉnh Mẫu " + InventedNames.Mark, issued.AddDays(-3));
        db.CriteriaSets.Add(set);
        var first = set.BeginDraft(manager, nodes, "phiên bản 1 của bộ tiêu chí dùng chung", null, issued.AddDays(-3));
        db.CriteriaSetVersions.Add(first);
        await db.SaveChangesAsync(cancellation);
        first.Release(manager, 1, "36/QĐ-UBND", facts.Plan.IssuedOn.AddDays(-5), [], issued);
        await db.SaveChangesAsync(cancellation);

        var now = VietnamTime.StartOf(asOf.AddDays(-6)).AddHours(9);
        var draft = set.BeginDraft(manager, [.. first.Ordered().Select(n => n.ToText())], "phiên bản 1", first.Id, now);
        db.CriteriaSetVersions.Add(draft);
        await db.SaveChangesAsync(cancellation);
        Edit(draft, manager, now.AddMinutes(20));
        var decision = Paper.ForCriteria(set.OwnerUnitId!.Value, draft.Id, $"Ban hành {set.Name}");
        decision.Draft(manager, now.AddMinutes(50));
        db.Papers.Add(decision);
        await db.SaveChangesAsync(cancellation);
    }

    private static void Edit(CriteriaSetVersion draft, Actor by, DateTimeOffset now)
    {
        var plan = Of("1.1.1");
        draft.Describe(by, plan.Id, Words(plan) with { Guidance = "Ghi số, ngày của kế hoạch; kế hoạch gửi trước ngày 31/12 năm trước " + InventedNames.Mark }, now);

        // The target rises: the reports count more, so that the field no longer adds up and the page says so.
        var reports = Of("1.2");
        draft.ScoreBy(by, reports.Id, Points.FromDecimal(1.5m), ScoringMethods.Deduct, new DeductRule(1.5m, 0.25m, "báo cáo chậm hoặc thiếu", 0), now.AddMinutes(5));

        var dialogue = Of("1.7");
        draft.MoveUp(by, dialogue.Id, now.AddMinutes(9));
        var added = draft.AddAfter(by, Of("2.1").Id, now.AddMinutes(12));
        draft.Describe(by, added.Id, new CriterionWords("Số hóa văn bản do xã ban hành " + InventedNames.Mark, "Danh mục văn bản đã số hóa", "Sở Tư pháp"), now.AddMinutes(13));
        draft.ScoreBy(
            by,
            added.Id,
            Points.FromDecimal(1),
            ScoringMethods.RatioCapped,
            new BandRule([Band.Of(new Bound(Comparison.GreaterOrEqual, 90), null, 1), Band.Of(new Bound(Comparison.Less, 90), null, 1, 90)], HundredAtMost: false, Target: 90),
            now.AddMinutes(14));

        SetCriterion Of(string code) => draft.Nodes.Single(n => n.Code == code);
    }

    private static CriterionWords Words(SetCriterion node) => new(
        node.Title, node.EvidenceWanted, node.AgencyText, node.CoAgencyText, node.InputBy, node.NotApplicable, node.AppliesTo, node.LegalBasis, node.Guidance);
}
