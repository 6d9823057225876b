using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Công văn đôn đốc: who has not done a step of the campaign yet, as an annex.</summary>
public sealed record ReminderLetterContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    /// <summary>False for determining an index, which is no movement.</summary>
    public bool IsEmulation { get; init; } = true;

    /// <summary>The plan that set the time: «Kế hoạch số 05/KH-UBND ngày … của …», to go on in a sentence.</summary>
    public required string PlanReference { get; init; }

    /// <summary>What is to be done, to go on in a sentence: «đăng ký tham gia».</summary>
    public required string Step { get; init; }

    /// <summary>The last day of the step.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The day the annex was drawn up.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Up to when late work is taken; null where none is, or without limit.</summary>
    public DateOnly? LateUntil { get; init; }

    /// <summary>Whether late work is taken at all.</summary>
    public bool TakesLate { get; init; }

    /// <summary>Whom to call: «đồng chí Lê Thị Quản, điện thoại 0912 345 678»; null where nobody is named.</summary>
    public string? Contact { get; init; }

    public required IReadOnlyList<ReminderRow> Rows { get; init; }

    /// <summary>Who they are, as the text calls them.</summary>
    internal string Who => Rows.Any(r => r.IsPerson) ? "cơ quan, đơn vị, cá nhân" : "cơ quan, đơn vị";
}

/// <param name="State">How far it is: «Chưa lập bản đăng ký», «12/25 tiêu chí đã chấm».</param>
public sealed record ReminderRow(string Name, string State, string? Contact, string? Phone, bool IsPerson = false);

public static class ReminderLetterPaper
{
    /// <exception cref="ArgumentException">when nobody is to be reminded.</exception>
    public static OfficialPaper Compose(ReminderLetterContent content)
    {
        if (content.Rows.Count == 0)
        {
            throw new ArgumentException("A letter needs somebody to remind.", nameof(content));
        }

        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var issuer = Wording.Capital(content.Frame.AttributedTo);
        var isOver = content.AsOf > content.LastDay;
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, thời hạn {content.Step} {round} là hết {VietnamTime.InWords(content.LastDay)}. "
            + $"Đến {VietnamTime.InWords(content.AsOf)}, còn {Wording.Count(content.Rows.Count)} {content.Who} chưa hoàn thành (danh sách tại Phụ lục kèm theo Công văn này).");
        text.Text($"Để bảo đảm tiến độ, {content.Frame.AttributedTo} đề nghị các {content.Who} có tên trong danh sách thực hiện các nội dung sau:");
        text.PlainClause(isOver
            ? $"Thủ trưởng cơ quan, đơn vị chỉ đạo hoàn thành ngay việc {content.Step}{Late(content)}"
            : $"Thủ trưởng cơ quan, đơn vị chỉ đạo hoàn thành việc {content.Step} trước 24 giờ 00 {VietnamTime.InWords(content.LastDay)}");
        text.PlainClause("Nơi chưa thể hoàn thành thì có văn bản nêu rõ lý do, thời gian đề nghị gia hạn để được xem xét");
        if (content.Contact is { } contact)
        {
            text.PlainClause($"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, liên hệ {Wording.Bare(contact)} để được hướng dẫn");
        }

        text.Text($"{issuer} đề nghị các {content.Who} quan tâm, phối hợp thực hiện.");
        var paper = content.Frame.Around(
            PaperKind.OfficialLetter,
            $"đôn đốc {content.Step} {round}",
            Wording.Ended(text.Blocks),
            ["Như trên"]);
        return paper with
        {
            Addressees = [content.Rows is [var only] ? only.Name : $"Các {content.Who} có tên tại Phụ lục kèm theo"],
            Annexes = [new Annex(Wording.Capitals($"Danh sách {content.Who} chưa {content.Step}"), [Table(content)])],
        };
    }

    private static string Late(ReminderLetterContent content) => content switch
    {
        { TakesLate: true, LateUntil: { } until } => $"; nội dung thực hiện sau thời hạn được ghi nhận là muộn và chỉ nhận đến hết {VietnamTime.InWords(until)}",
        { TakesLate: true } => "; nội dung thực hiện sau thời hạn được ghi nhận là muộn",
        _ => " sau khi được gia hạn",
    };

    private static PaperTable Table(ReminderLetterContent content) => new(
        $"Danh sách {content.Who}",
        [
            new("STT", 1.1, CellAlignment.Centre),
            new($"Tên {content.Who}", 5.1),
            new("Tình trạng", 4),
            new("Đầu mối", 3.9),
            new("Điện thoại", 3.2, CellAlignment.Centre),
        ],
        [.. content.Rows.Select((r, i) => new TableRow([(i + 1).ToString(CultureInfo.InvariantCulture), r.Name, r.State, r.Contact ?? "", r.Phone ?? ""]))]);
}
