using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>An amendment of a campaign's criteria: the paper it rests on, and what it makes of each node.</summary>
public sealed record DemoAmendment(string Number, DateOnly DecidedOn, string Reason, Func<CriterionText, CriterionText> Change);

/// <summary>Amends the criteria of a campaign as its manager would: a new version of the set, the dry run, the confirmation.</summary>
public static class AmendmentDemo
{
    public static async Task RunAsync(
        PortalDbContext db, AmendCriteria amend, Actor manager, Campaign campaign, DemoAmendment facts, StoredFile decision, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = await db.CampaignCriteria.Include(c => c.Nodes).SingleAsync(c => c.CampaignId == campaign.Id && c.SupersededAt == null, cancellation);
        // The set the campaign began with is common to all; what is amended is kept by the province.
        var set = new CriteriaSet(manager, campaign.IssuingUnitId, before.Name + " (sửa đổi)", facts.Number, now);
        db.CriteriaSets.Add(set);
        var version = set.AddVersion(manager, 1, before.Nodes.OrderBy(n => n.Order).Select(n => facts.Change(n.ToText())), null, [], now);
        db.CriteriaSetVersions.Add(version);
        var amendment = new CriteriaAmendment(manager, campaign, before, version.Id, null, [], now);
        db.CriteriaAmendments.Add(amendment);
        await db.SaveChangesAsync(cancellation);

        var reading = await amend.ReadAsync(amendment, campaign, cancellation);
        var effects = await amend.PreviewAsync(reading, cancellation);
        await amend.RunAsync(manager, reading, effects.Fingerprint, reading.Agencies, new AmendmentBasis(facts.Number, facts.DecidedOn, facts.Reason, decision.Id), reopen: false, now, cancellation);
    }
}
