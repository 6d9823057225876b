using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo;

/// <summary>What the store of one unit holds besides: a scan nobody has described yet, a link, and a paper of an earlier year.</summary>
public static class EvidenceDemo
{
    public const string ScanName = "quet-0007.pdf";

    public static string Scan(string unit, int year) => $"{unit}: báo cáo kết quả kiểm tra cải cách hành chính năm {year}";

    public static IEnumerable<Evidence> Of(Actor officer, Unit unit, Guid campaignId, StoredFile scan, CampaignDescription campaign, DateTimeOffset now)
    {
        var symbol = unit.Kind == UnitKind.CommuneCommittee ? "BC-UBND" : "BC-VP";
        yield return Evidence.FromFile(
            officer, unit.Id, campaignId, scan, new PaperHeading($"57/{symbol}", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), unit.Name, $"Báo cáo kết quả kiểm tra cải cách hành chính năm {campaign.Year} {InventedNames.Mark}"), now);
        yield return new Evidence(
            officer, unit.Id, campaignId, EvidenceKind.Link, new EvidenceDescription($"Chuyên mục cải cách hành chính trên trang thông tin của đơn vị {InventedNames.Mark}", null, null, null), "https://example.vn/cai-cach-hanh-chinh", now.AddMinutes(10));
        if (campaign.StartsOn is { } first)
        {
            yield return new Evidence(
                officer,
                unit.Id,
                campaignId,
                EvidenceKind.SentPaper,
                new EvidenceDescription($"Quyết định giao chỉ tiêu cải cách hành chính năm {campaign.Year - 1} {InventedNames.Mark}", "3/QĐ-UBND", first.AddDays(-40), unit.Name) { Addressee = "Các phòng, đơn vị trực thuộc" },
                null,
                now.AddMinutes(20));
        }
    }
}
