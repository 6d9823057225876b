using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Web.Demo;

/// <summary>Công văn đôn đốc as a draft, while registration or self-scoring runs and some have not done it.</summary>
public static class ReminderDemo
{
    public static void Draft(PortalDbContext db, Campaign campaign, PaperKind kind, Actor manager, DateTimeOffset now)
    {
        var paper = new Paper(kind, campaign.AdvisingUnitId ?? campaign.IssuingUnitId, $"Về việc đôn đốc {(kind == PaperKind.RegistrationReminder ? "đăng ký tham gia" : "tự chấm điểm")} {campaign.InSentence}", campaign.Id);
        paper.Draft(manager, now);
        db.Papers.Add(paper);
    }
}
