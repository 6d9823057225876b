using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;

namespace CcHc.Portal.Web.Demo;

/// <summary>What the units of the demo do beside scoring: they divide the work, they ask.</summary>
public static class WorkspaceDemo
{
    /// <summary>The officer takes the first field and leaves the rest to everybody.</summary>
    public static void Divide(ScoreSheet sheet, CampaignTree tree, Actor officer, DateTimeOffset now)
    {
        var own = tree.ScoredLeaves.Where(l => l.Source.InputBy == InputBy.Unit).ToList();
        if (officer.PersonId is { } person && sheet.UnitId is not null && own.Count > 0)
        {
            sheet.Divide(officer, own.Where(l => l.Top == own[0].Top).ToDictionary(l => l.Code, DutyHolder? (_) => new DutyHolder(person, null, officer.Name)), now);
        }
    }

    /// <summary>Two questions of one unit: the agency has answered the first.</summary>
    public static async Task AskAsync(PortalDbContext db, CampaignTrees trees, Campaign campaign, ScoreSheet sheet, Actor officer, Func<Guid, Actor?> appraiserOf, DateTimeOffset now, CancellationToken cancellation)
    {
        var tree = await trees.ReadAsync(sheet.CriteriaId, cancellation);
        var leaves = tree.ScoredLeaves.Where(l => l.Source.InputBy == InputBy.Unit).Take(2).ToList();
        string[] texts = ["Văn bản ban hành trước ngày phát động nhưng thực hiện trong năm có được tính không?", "Số liệu tính đến ngày khóa phiếu hay đến hết kỳ đánh giá?"];
        for (var i = 0; i < leaves.Count; i++)
        {
            var node = tree.Nodes[leaves[i].Code];
            var question = new CriterionQuestion(officer, campaign, sheet.Id, sheet.UnitId, node.Id, leaves[i].Code, texts[i], now.AddMinutes(i));
            if (i == 0 && node.AgencyUnitId is { } agency && appraiserOf(agency) is { } appraiser)
            {
                question.Reply(appraiser, campaign, "Được tính nếu kết quả thực hiện phát sinh trong năm đánh giá; đơn vị ghi rõ ngày có kết quả ở phần giải trình.", null, now.AddHours(20));
            }

            db.CriterionQuestions.Add(question);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
