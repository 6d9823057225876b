using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>One who has not done it yet, with the contact of the unit.</summary>
public sealed record Reminded(string Name, string? ContactName, string? ContactPhone);

/// <summary>A text to send by Zalo or to read out on the telephone: what is missing, until when, whose.</summary>
public sealed record ReminderPage(Guid CampaignId, string CampaignName, string Title, string Back, string BackText, IReadOnlyList<Reminded> Missing, int All, string Text)
{
    /// <summary>More than these are not named in a message; the list of the page has them all.</summary>
    public const int Most = 300;

    /// <summary>Where công văn đôn đốc is begun; none for who does not run the campaign.</summary>
    public string? LetterAct { get; init; }

    /// <param name="all">How many there are, also those who are not named.</param>
    /// <param name="what">«chưa đăng ký thi đua».</param>
    /// <param name="where">Where on the portal it is done: «Đăng ký thi đua».</param>
    public static string TextOf(string campaign, string what, string where, DateTimeOffset? end, IReadOnlyList<Reminded> missing, int all, DateTimeOffset now) => string.Join('\n',
    [
        $"Kính gửi các đơn vị tham gia «{campaign}»:",
        $"Đến {VietnamTime.Minute(now)} còn {all} đơn vị, cá nhân {what}.",
        .. end is null ? Array.Empty<string>() : [$"Hạn: {VietnamTime.Deadline(end.Value, now)}."],
        .. missing.Select((m, i) => $"{i + 1}. {m.Name}{(m.ContactName is null ? "" : $" (đầu mối: {m.ContactName}{(m.ContactPhone is null ? "" : $", {m.ContactPhone}")})")}"),
        .. all <= missing.Count ? Array.Empty<string>() : [$"… và {all - missing.Count} đơn vị, cá nhân khác."],
        $"Đề nghị các đơn vị vào cổng, mục «{where}» ở «Việc của tôi». Trân trọng!",
    ]);
}
