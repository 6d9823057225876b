using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Appraisal;
using CcHc.Portal.Web.Features.Papers;
using CcHc.Portal.Web.Features.Preparation;
using CcHc.Portal.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>One draft of each kind that a person writes into, as far as the campaign has come.</summary>
public static class KindsDemo
{
    public static async Task AddAsync(PortalDbContext db, Actor manager, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == campaignId).SingleAsync(cancellation);
        if (campaign.State == CampaignState.Draft)
        {
            return;
        }

        var advising = campaign.AdvisingUnitId ?? campaign.IssuingUnitId;
        Add(new Paper(PaperKind.DeploymentLetter, advising, DeploymentLetterComposer.TitleOf(campaign), campaignId), new()
        {
            [PaperPart.Requests] = "Gửi họ tên, số điện thoại của công chức đầu mối trong 05 ngày làm việc " + InventedNames.Mark,
        });
        Add(new Paper(PaperKind.InterimReport, advising, ReviewReportComposer.TitleOf(PaperKind.InterimReport, campaign), campaignId), Judgement());
        if (campaign.Judging != Judging.ReviewOnly)
        {
            var appraised = await db.ScoreLines
                .Where(l => l.CampaignId == campaignId && l.AppraisalPoints != null)
                .Join(db.Criteria.Where(c => c.AgencyUnitId != null), l => l.CriterionId, c => c.Id, (l, c) => c.AgencyUnitId!.Value)
                .Join(db.Units, a => a, u => u.Id, (a, u) => new { u.Id, u.Name, u.SearchText })
                .OrderBy(u => u.SearchText)
                .FirstOrDefaultAsync(cancellation);
            if (appraised is { Name: var name })
            {
                Add(new Paper(PaperKind.AppraisalMinutes, appraised.Id, AppraisalMinutesComposer.TitleOf(campaign, name), campaignId), new()
                {
                    [PaperPart.Day] = VietnamTime.Day(VietnamTime.DayOf(now)),
                    [PaperPart.From] = "08:30",
                    [PaperPart.To] = "11:00",
                    [PaperPart.Place] = $"Trụ sở {name}",
                    [PaperPart.AppraisingSide] = $"Ông Trần Văn An, lãnh đạo {name} {InventedNames.Mark}",
                    [PaperPart.OtherSide] = "Bà Lê Thị Bình, chuyên viên " + InventedNames.Mark,
                    [PaperPart.Opinion] = "Các bên nhất trí với kết quả thẩm định",
                });
            }
        }

        if (campaign.SettledAt is not null)
        {
            Add(new Paper(PaperKind.FinalReport, advising, ReviewReportComposer.TitleOf(PaperKind.FinalReport, campaign), campaignId), Judgement());
            Add(new Paper(PaperKind.ResultNotice, campaign.IssuingUnitId, $"Thông báo kết quả {campaign.InSentence}", campaignId), []);
        }

        foreach (var concerned in await db.Papers.Where(p => p.CampaignId == campaignId && p.State == PaperState.Issued && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.AwardDecision)).OrderBy(p => p.Id).ToListAsync(cancellation))
        {
            var kind = concerned.Kind == PaperKind.Plan ? PaperKind.AmendingDecision : PaperKind.CorrectionLetter;
            var change = kind == PaperKind.AmendingDecision
                ? new WrittenChange("Khoản 2 Mục II", null, "Thời gian tự chấm điểm được kéo dài thêm 05 ngày làm việc " + InventedNames.Mark)
                : new WrittenChange("Dòng 1 Phụ lục I", "Phòng Kinh Tế", "Phòng Kinh tế " + InventedNames.Mark);
            Add(Paper.About(concerned, kind, FollowUpComposer.TitleOf(kind, concerned)), new() { [PaperPart.Reason] = "Do sơ suất trong khâu soạn thảo" }, change);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        void Add(Paper paper, Dictionary<PaperPart, string?> parts, params WrittenChange[] changes)
        {
            paper.Draft(manager, now);
            paper.Write(manager, parts, changes, now);
            db.Papers.Add(paper);
        }
    }

    private static Dictionary<PaperPart, string?> Judgement() => new()
    {
        [PaperPart.Organisation] = "Kế hoạch được phổ biến đến toàn thể cán bộ, công chức; việc thực hiện được kiểm tra hằng quý " + InventedNames.Mark,
        [PaperPart.Strengths] = "Người đứng đầu các cơ quan, đơn vị trực tiếp chỉ đạo, hồ sơ quá hạn giảm",
        [PaperPart.Limits] = "Tài liệu kiểm chứng còn dồn đến kỳ tự chấm điểm",
        [PaperPart.Causes] = "Công chức đầu mối thay đổi giữa năm, bàn giao chưa kịp thời",
        [PaperPart.Lessons] = "Giao chỉ tiêu cụ thể cho từng đơn vị ngay từ đầu năm",
        [PaperPart.Ahead] = "Đưa kết quả vào đánh giá, xếp loại người đứng đầu",
    };
}
