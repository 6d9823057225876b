using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

/// <summary>«Còn 12 giấy khen chưa in»: for who prints, once the decision has its number.</summary>
public sealed class CertificateWork(PortalDbContext db) : IMyWork
{
    private const int Most = 10;

    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var units = actor.UnitsOf(Role.CampaignManager, Role.RecordsClerk);
        if (units.Count == 0)
        {
            return [];
        }

        var every = actor.UnitsOfEveryCampaign(Role.CampaignManager, Role.RecordsClerk);
        var named = actor.CampaignsOf(Role.CampaignManager, Role.RecordsClerk);
        var waiting = await db.Papers
            .Where(p => p.Kind == PaperKind.AwardDecision && Paper.InForce.Contains(p.State) && units.Contains(p.IssuingUnitId))
            .Where(p => every.Contains(p.IssuingUnitId) || (p.CampaignId != null && named.Contains(p.CampaignId.Value)))
            .Where(p => db.Campaigns.Any(c => c.Id == p.CampaignId && c.State != CampaignState.Closed))
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.Symbol,
                p.IssuedOn,
                ToPrint = db.Awardees.Count(a => a.PaperId == p.Id && !a.IsStruck && a.PrintedAt == null),
                ToSeal = db.Awardees.Count(a => a.PaperId == p.Id && !a.IsStruck && a.PrintedAt != null && a.SealedOn == null),
                ToHandOver = db.Awardees.Count(a => a.PaperId == p.Id && !a.IsStruck && a.SealedOn != null && a.HandedOverOn == null),
            })
            .Where(p => p.ToPrint > 0 || p.ToSeal > 0 || p.ToHandOver > 0)
            .OrderBy(p => p.IssuedOn)
            .Take(Most)
            .ToListAsync(cancellation);
        return
        [
            .. waiting.Select(p => new WorkCard(
                p.ToPrint > 0 ? $"Còn {p.ToPrint} giấy khen chưa in" : p.ToSeal > 0 ? $"Còn {p.ToSeal} giấy khen chưa ký, đóng dấu" : $"Còn {p.ToHandOver} giấy khen chưa trao",
                $"Quyết định số {p.Number}/{p.Symbol} ngày {VietnamTime.Day(p.IssuedOn!.Value)}",
                null,
                $"/papers/{p.Id}/certificates?state={(p.ToPrint > 0 ? CertificateStanding.NotPrinted : p.ToSeal > 0 ? CertificateStanding.Printed : CertificateStanding.Sealed)}",
                45)),
        ];
    }
}

/// <summary>The way from the campaign to its certificates.</summary>
public sealed class CertificateLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!AwardAccess.CanSee(actor, campaign))
        {
            return [];
        }

        var decisions = await db.Papers
            .Where(p => p.CampaignId == campaign.Id && p.Kind == PaperKind.AwardDecision && p.Number != null)
            .OrderBy(p => p.IssuedOn)
            .Select(p => new
            {
                p.Id,
                p.State,
                Total = db.Awardees.Count(a => a.PaperId == p.Id && !a.IsStruck),
                Left = db.Awardees.Count(a => a.PaperId == p.Id && !a.IsStruck && a.PrintedAt == null),
            })
            .ToListAsync(cancellation);
        return
        [
            .. decisions.Select(p => new CampaignLink(
                "Giấy khen, bằng khen",
                $"/papers/{p.Id}/certificates",
                !Paper.InForce.Contains(p.State) ? StateNames.Of(p.State).ToLower(Vietnamese.Culture) : p.Left == 0 ? $"{p.Total} tờ, đã in đủ" : $"còn {p.Left}/{p.Total} tờ chưa in",
                720)),
        ];
    }
}
