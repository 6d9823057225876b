using CcHc.Portal.Documents.Model;

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
    public static OfficialPaper Compose(DeploymentLetterContent content)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var body = content.Frame.AttributedTo;
        var text = new TextBuilder();
        text.Text($"Để việc thực hiện {Wording.Bare(content.PlanReference)} (gửi kèm) được thống nhất, đúng tiến độ, {body} đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:");
        foreach (var request in content.Requests.Where(r => r.Items.Count > 0))
        {
            text.Instruction(request);
        }

        text.Text($"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về {Wording.Bare(content.ContactBody)} để được hướng dẫn, giải quyết.");
        text.Text($"{Wording.Capital(body)} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện.");
        var paper = content.Frame.Around(PaperKind.OfficialLetter, $"triển khai thực hiện {content.PlanKind} {round}", Wording.Ended(text.Blocks), ["Như trên"]);
        return paper with { Addressees = content.Addressees };
    }
}
