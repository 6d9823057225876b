using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared.Acts;

namespace CcHc.Portal.Web.Demo;

/// <summary>What the participants of the demo strive for: most say it field by field, every third one leaves it out.</summary>
public static class PledgeDemo
{
    public static async Task<PledgedPoints?> PointsAsync(CampaignTrees trees, Campaign campaign, Participant participant, int index, CancellationToken cancellation)
    {
        if (campaign.Judging != Judging.Points || index % 3 == 2 || campaign.Group(participant.GroupId).CriteriaId is not { } criteria)
        {
            return null;
        }

        var tree = await trees.ReadAsync(criteria, cancellation);
        var fields = tree.Tree.Nodes
            .Where(n => n.IsTop && !n.IsInPenalty && n.MaxPoints > Points.Zero)
            .Select(n => new PledgedField(n.Code, n.Title, n.MaxPoints, Points.FromDecimal(Math.Floor(n.Max * (90 + (index % 8))) / 100)))
            .ToList();
        return fields.Count == 0 ? null : new PledgedPoints(null, fields.Aggregate(Points.Zero, (sum, f) => sum + f.Maximum), fields);
    }
}
