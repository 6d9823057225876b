using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using Xunit;

namespace CcHc.Portal.Domain.Tests;

/// <summary>People, days and things that the tests speak of, and how a refusal and a trace are asserted.</summary>
internal static class Given
{
    /// <summary>08:30 of Monday 02/03/2026 in Việt Nam.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    public static readonly Guid Province = Id(1);

    public static readonly Guid Department = Id(2);

    public static readonly Actor Lan = new(Id(11), "Nguyễn Thị Lan", []);

    public static readonly Actor Minh = new(Id(12), "Trần Văn Minh", []);

    public static readonly CampaignReadiness Ready = new(12, [], [], 0, 0, PaperState.Issued, "84/KH-UBND", true);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateOnly Day(int day, int month, int year = 2026) => new(year, month, day);

    /// <summary>A moment of a day in Việt Nam.</summary>
    public static DateTimeOffset At(int hour, int minute, int day, int month, int year = 2026) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, VietnamTime.Offset).ToUniversalTime();

    public static CampaignDescription Description(string name = "Đẩy mạnh cải cách hành chính", Judging judging = Judging.Points) => new(
        name,
        RoundKind.ThematicEmulation,
        judging,
        2026,
        Day(1, 3),
        Day(31, 12),
        "Nâng cao chất lượng phục vụ",
        null,
        ["Rút ngắn thời gian giải quyết thủ tục"],
        ["Sở, ban, ngành"],
        [],
        null,
        null,
        null,
        null,
        null);

    /// <summary>A draft campaign with everything that opening asks for.</summary>
    public static Campaign Campaign(Judging judging = Judging.Points)
    {
        var campaign = new Campaign(Lan, Province, Department, Description(judging: judging), Now);
        campaign.Describe(Lan, Description(judging: judging), Department, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [("Hồ sơ đúng hạn", 98.5m)], Now);
        var group = campaign.AddGroup(Lan, "Khối sở, ban, ngành", ParticipantKind.Collective, Now);
        campaign.JudgeGroupBy(Lan, group.Id, Id(31), "Bộ tiêu chí khối sở", Now);
        campaign.Schedule(Lan, PhaseKind.Registration, Day(1, 3), Day(20, 3), Now);
        campaign.Schedule(Lan, PhaseKind.SelfAssessment, Day(1, 11), Day(15, 11), Now);
        campaign.Schedule(Lan, PhaseKind.Appraisal, Day(16, 11), Day(30, 11), Now);
        campaign.Schedule(Lan, PhaseKind.Proposal, Day(1, 12), Day(10, 12), Now);
        return campaign;
    }

    /// <summary>A running campaign.</summary>
    public static Campaign OpenCampaign(Judging judging = Judging.Points)
    {
        var campaign = Campaign(judging);
        campaign.Open(Lan, Ready, Now);
        return campaign;
    }

    /// <summary>The act is refused for this one reason, in these words.</summary>
    public static void Refuses(string key, string text, Action act)
    {
        var refusal = Assert.Throws<DomainRuleException>(act);

        Assert.Equal([new Obstacle(key, text)], refusal.Obstacles);
        Assert.Equal(text, refusal.Message);
    }

    /// <summary>The last thing the history says of it, whole.</summary>
    public static void Left(AuditedEntity entity, AuditSubject subject, Guid subjectId, Guid? campaignId, Actor by, DateTimeOffset at, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Assert.Equal(new AuditFact(subject, subjectId, campaignId, by.PersonId, by.Name, at, act, what, from, to, reason), entity.Facts[^1] with { Session = null });
}
