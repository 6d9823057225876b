using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Công văn triển khai: sends the plan to the units and says what each has to do until when.</summary>
public sealed record DeploymentLetterContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    public bool IsEmulation { get; init; } = true;

    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>The plan that is sent, to go on in a sentence: «Kế hoạch số 84/KH-UBND ngày … của …».</summary>
    public required string PlanReference { get; init; }

    /// <summary>«Kế hoạch» or «Chỉ thị».</summary>
    public required string PlanKind { get; init; }

    /// <summary>What is asked, each a titled point with its sentences.</summary>
    public required IReadOnlyList<Instruction> Requests { get; init; }

    /// <summary>Whom units turn to: «Sở Nội vụ».</summary>
    public required string ContactBody { get; init; }
}

public static class DeploymentLetterPaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.DeploymentLetter],
        PaperForm.Text(
            PaperKind.OfficialLetter,
            "triển khai thực hiện {{loại kế hoạch}} {{phong trào}}",
            [
                new Paragraph("Để việc thực hiện {{kế hoạch}} (gửi kèm) được thống nhất, đúng tiến độ, {{cơ quan}} đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:"),
                new Paragraph("{{nội dung yêu cầu}}"),
                new Paragraph("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về {{nơi hướng dẫn}} để được hướng dẫn, giải quyết."),
                new Paragraph("{{Cơ quan}} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
        },
        [
            .. PaperForm.RoundFields,
            new("loại kế hoạch", FieldForm.Text, "Kế hoạch hoặc Chỉ thị"),
            new("kế hoạch", FieldForm.Text, "Loại, số, ngày, cơ quan của kế hoạch gửi kèm", IsRequired: true),
            new("nội dung yêu cầu", FieldForm.Passage, "Các việc phải làm theo từng mốc, đánh số 1, 2, 3", IsRequired: true),
            new("nơi hướng dẫn", FieldForm.Text, "Cơ quan giải đáp khó khăn, vướng mắc"),
            new("kính gửi", FieldForm.Lines, "Các nơi nhận công văn", IsRequired: true),
        ]);

    public static OfficialPaper Compose(DeploymentLetterContent content, OfficialPaper? template = null)
    {
        var requests = new TextBuilder();
        foreach (var request in content.Requests.Where(r => r.Items.Count > 0))
        {
            requests.Instruction(request);
        }

        return Form.Compose(content.Frame, template, _ => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Text("loại kế hoạch", content.PlanKind)
            .Plan(content.PlanReference)
            .Passage("nội dung yêu cầu", requests.Blocks)
            .Text("nơi hướng dẫn", Wording.Bare(content.ContactBody))
            .Lines("kính gửi", content.Addressees));
    }
}
