using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
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
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.RegistrationReminder, Domain.Papers.PaperKind.SelfScoringReminder],
        PaperForm.Text(
            PaperKind.OfficialLetter,
            "đôn đốc {{việc}} {{phong trào}}",
            [
                new Paragraph("Thực hiện {{kế hoạch}}, thời hạn {{việc}} {{phong trào}} là hết {{ngày hết hạn}}. Đến {{ngày thống kê}}, còn {{số chưa làm}} {{đối tượng}} chưa hoàn thành (danh sách tại {{phụ lục danh sách}} kèm theo Công văn này)."),
                new Paragraph("Để bảo đảm tiến độ, {{cơ quan}} đề nghị {{nơi được đôn đốc}} thực hiện các nội dung sau:"),
                new Clause(1, null, "Thủ trưởng cơ quan, đơn vị chỉ đạo {{yêu cầu hoàn thành}}."),
                new Clause(2, null, "Nơi chưa thể hoàn thành thì có văn bản nêu rõ lý do, thời gian đề nghị gia hạn để được xem xét."),
                new Clause(3, null, "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, liên hệ {{người liên hệ}} để được hướng dẫn."),
                new Paragraph("{{Cơ quan}} đề nghị {{nơi được đôn đốc}} quan tâm, phối hợp thực hiện./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            .. PaperForm.RoundFields,
            PaperForm.PlanField,
            new("việc", FieldForm.Text, "Việc được đôn đốc, ví dụ đăng ký tham gia"),
            new("ngày hết hạn", FieldForm.Text, "Ngày cuối cùng của việc được đôn đốc"),
            new("ngày thống kê", FieldForm.Text, "Ngày lập danh sách"),
            new("số chưa làm", FieldForm.Text, "Số nơi chưa hoàn thành"),
            new("đối tượng", FieldForm.Text, "cơ quan, đơn vị; có chữ cá nhân nếu trong danh sách có cá nhân"),
            new("nơi được đôn đốc", FieldForm.Text, "Tên cơ quan, đơn vị khi chỉ có một nơi; nhiều nơi thì là các cơ quan, đơn vị có tên trong danh sách"),
            new("yêu cầu hoàn thành", FieldForm.Text, "Hoàn thành việc gì, trước ngày nào; khi đã quá hạn thì là hoàn thành ngay"),
            new("người liên hệ", FieldForm.Text, "Họ tên, điện thoại người hướng dẫn; chưa có thì cả đoạn không in"),
            new("phụ lục danh sách", FieldForm.Text, "Phụ lục hoặc Phụ lục I, theo số phụ lục của văn bản"),
            new("kính gửi", FieldForm.Lines, "Nơi nhận công văn", IsRequired: true),
            new("phụ lục", FieldForm.Annexes, "Danh sách nơi chưa hoàn thành", IsRequired: true),
        ]);

    /// <exception cref="ArgumentException">when nobody is to be reminded.</exception>
    public static OfficialPaper Compose(ReminderLetterContent content, OfficialPaper? template = null)
    {
        if (content.Rows.Count == 0)
        {
            throw new ArgumentException("A letter needs somebody to remind.", nameof(content));
        }

        var isOver = content.AsOf > content.LastDay;
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Plan(content.PlanReference)
            .Text("việc", content.Step)
            .Text("ngày hết hạn", VietnamTime.InWords(content.LastDay))
            .Text("ngày thống kê", VietnamTime.InWords(content.AsOf))
            .Text("số chưa làm", Wording.Count(content.Rows.Count))
            .Text("đối tượng", content.Who)
            .Text("nơi được đôn đốc", content.Rows is [var alone] ? alone.Name : $"các {content.Who} có tên trong danh sách")
            .Text("yêu cầu hoàn thành", isOver ? $"hoàn thành ngay việc {content.Step}{Late(content)}" : $"hoàn thành việc {content.Step} trước 24 giờ 00 {VietnamTime.InWords(content.LastDay)}")
            .Text("người liên hệ", content.Contact is { } contact ? Wording.Bare(contact) : null)
            .Text("phụ lục danh sách", place.Number(0, 1))
            .Lines("kính gửi", [content.Rows is [var only] ? only.Name : $"Các {content.Who} có tên tại {place.Number(0, 1)} kèm theo"])
            .Annexes("phụ lục", [new Annex(Wording.Capitals($"Danh sách {content.Who} chưa {content.Step}"), [Table(content)])]));
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
