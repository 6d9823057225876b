using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>Công văn triển khai, which goes out with the plan: who has to do what, by the campaign's own dates.</summary>
public sealed class DeploymentLetterComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans) : IPaperComposer
{
    /// <summary>More units than this are addressed by their groups.</summary>
    private const int MostNamed = 10;

    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.DeploymentLetter];

    public static string TitleOf(Campaign campaign) => $"Về việc triển khai thực hiện {campaign.InSentence}";

    public string HomeOf(Paper paper) => SectionPaths.Of(paper.CampaignId!.Value, CampaignSection.Plan);

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(paper, cancellation);
        var advising = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == campaign.AdvisingUnitId, cancellation);
        var plan = await PlanAsync(campaign, cancellation);
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(
                DocumentKind.OfficialLetter,
                marks,
                campaign.Year,
                Recipients: paper.LinesOf(PaperPart.Recipients),
                DraftedBy: advising is null || advising.Id == paper.IssuingUnitId ? null : AgencyFrames.SymbolOf(advising)),
            cancellation);
        return DeploymentLetterPaper.Compose(new DeploymentLetterContent
        {
            Frame = frame,
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            Addressees = paper.LinesOf(PaperPart.Addressees, await AddresseesAsync(campaign, cancellation)),
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            PlanKind = StateNames.Of(plan?.Kind ?? PaperKind.Plan),
            Requests = Requests(campaign, paper, advising?.Name),
            ContactBody = advising?.Name ?? frame.AttributedTo,
        }, marks.Template);
    }

    public async Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation) =>
    [
        PartWish.Optional(PaperPart.Addressees, "Mỗi nơi một dòng.") with { Default = string.Join('\n', await AddresseesAsync(await CampaignAsync(paper, cancellation), cancellation)) },
        PartWish.Optional(PaperPart.Requests, "Việc phải làm ngoài các mốc đã đặt, mỗi việc một dòng."),
        PartWish.Optional(PaperPart.Recipients, "Ngoài các nơi ở phần Kính gửi, mỗi nơi một dòng."),
    ];

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        await PlanAsync(await CampaignAsync(paper, cancellation), cancellation) is { Number: not null }
            ? []
            : [new Obstacle("letter.plan", "Chưa ghi nhận số, ngày của kế hoạch hoặc chỉ thị; công văn gửi kèm phải dẫn số, ngày đó.")];

    private static List<Instruction> Requests(Campaign campaign, Paper paper, string? advising)
    {
        List<Instruction> all =
        [
            new("Quán triệt, tổ chức thực hiện",
            [
                "Phổ biến nội dung, chỉ tiêu, tiêu chí đến toàn thể cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị",
                "Phân công một lãnh đạo phụ trách và một công chức, viên chức làm đầu mối theo dõi, tổng hợp",
            ]),
        ];
        var to = advising is null ? "" : $" về {advising}";
        Add(PhaseKind.Registration, "Đăng ký thi đua", days => [$"Gửi bản đăng ký có chữ ký của người đứng đầu{to} {days}"]);
        Add(PhaseKind.CarryingOut, "Thực hiện, thu thập tài liệu kiểm chứng", days => [$"Tổ chức thực hiện {days}; cập nhật tài liệu kiểm chứng ngay khi phát sinh, không để dồn đến kỳ tự chấm điểm"]);
        Add(PhaseKind.SelfAssessment, "Tự chấm điểm, báo cáo", days =>
        [
            $"Tự chấm điểm, đính kèm tài liệu kiểm chứng của từng tiêu chí {days}",
            $"Gửi báo cáo kết quả tự chấm điểm có chữ ký{to}; người đứng đầu chịu trách nhiệm về tính chính xác của số liệu",
        ]);
        Add(PhaseKind.Appraisal, "Thẩm định", days => [$"Các cơ quan được giao thẩm định hoàn thành việc thẩm định {days}"]);
        Add(PhaseKind.Explanation, "Giải trình", days => [$"Cơ quan, đơn vị chưa thống nhất với kết quả thẩm định gửi giải trình {days}"]);
        all.Add(new("Nội dung khác", paper.LinesOf(PaperPart.Requests)));
        return all;

        void Add(PhaseKind kind, string title, Func<string, IReadOnlyList<string>> items)
        {
            if (campaign.WindowFor(kind) is { } window)
            {
                all.Add(new(title, items($"từ {VietnamTime.InWords(window.FirstDay)} đến hết {VietnamTime.InWords(window.LastDay)}")));
            }
        }
    }

    private async Task<IReadOnlyList<string>> AddresseesAsync(Campaign campaign, CancellationToken cancellation)
    {
        var units = await db.Participants
            .Where(p => p.CampaignId == campaign.Id && p.Kind != ParticipantKind.Individual)
            .OrderBy(p => p.SearchText)
            .Select(p => p.Name)
            .Take(MostNamed + 1)
            .ToListAsync(cancellation);
        return units.Count is > 0 and <= MostNamed ? units
            : campaign.CollectiveAudience.Count > 0 ? campaign.CollectiveAudience
            : campaign.Groups.Count > 0 ? [.. campaign.Groups.OrderBy(g => g.Order).Select(g => $"Các cơ quan, đơn vị thuộc {Vietnamese.LowerFirst(g.Name)}")]
            : ["Các cơ quan, đơn vị tham gia"];
    }

    private Task<Paper?> PlanAsync(Campaign campaign, CancellationToken cancellation) => db.Papers.AsNoTracking()
        .Where(p => p.CampaignId == campaign.Id && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive))
        .Standing()
        .OrderByDescending(p => p.IssuedOn != null).ThenBy(p => p.IssuedOn)
        .FirstOrDefaultAsync(cancellation);

    private Task<Campaign> CampaignAsync(Paper paper, CancellationToken cancellation) =>
        db.Campaigns.AsNoTracking().WithParts().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
}
