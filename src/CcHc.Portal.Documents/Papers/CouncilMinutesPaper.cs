using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Biên bản họp Hội đồng thi đua, khen thưởng (Nghị định 30/2020/NĐ-CP, Mẫu 1.9).</summary>
public sealed record CouncilMinutesContent
{
    public required PaperFrame Frame { get; init; }

    /// <summary>«Hội đồng Thi đua - Khen thưởng xã Hòa An».</summary>
    public required string Council { get; init; }

    /// <summary>What the meeting is about, to go on after «Họp »: «xét khen thưởng phong trào thi đua …».</summary>
    public required string Purpose { get; init; }

    public required Sitting Sitting { get; init; }

    /// <summary>How many belong to the council; the rule of the quorum counts from it.</summary>
    public required int Members { get; init; }

    public required IReadOnlyList<string> Present { get; init; }

    /// <summary>Each with the reason.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Who sits in without a vote.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    public required Chair Chair { get; init; }

    public required Chair Secretary { get; init; }

    /// <summary>The council's own rule, in words; null leaves the sentence out.</summary>
    public string? QuorumRule { get; init; }

    /// <summary>What was dealt with, in order.</summary>
    public required IReadOnlyList<CouncilItem> Items { get; init; }

    public IReadOnlyList<string> Conclusion { get; init; } = [];
}

/// <param name="Post">«Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng».</param>
/// <param name="OtherTitle">In capitals above the name: the post in the body whose seal is used.</param>
public sealed record Chair(string Name, string Post, string? OtherTitle = null);

/// <param name="Title">«Tặng Giấy khen cho tập thể».</param>
/// <param name="Statements">Who said what, as paragraphs.</param>
/// <param name="Votes">Empty where nothing was voted on.</param>
public sealed record CouncilItem(string Title, IReadOnlyList<string> Statements, IReadOnlyList<VoteRow> Votes);

/// <param name="Share">As printed, of what the council's rule counts: «88,89».</param>
/// <param name="Result">«Đạt», «Không đạt», or what the council decided.</param>
public sealed record VoteRow(string Name, int For, int Against, int Other, string Share, string Result);

public static class CouncilMinutesPaper
{
    public static OfficialPaper Compose(CouncilMinutesContent content)
    {
        var text = new TextBuilder();
        text.PlainClause($"Thời gian, địa điểm: {SittingText.Began(content.Sitting)["vào ".Length..]}");
        text.PlainClause($"Chủ tọa: {content.Chair.Name}, {Wording.Bare(content.Chair.Post)}");
        text.PlainClause($"Thư ký: {content.Secretary.Name}, {Wording.Bare(content.Secretary.Post)}");
        text.PlainClause($"Thành phần: có mặt {Of(content.Present.Count, content.Members)} thành viên Hội đồng, gồm:");
        Names(text, content.Present);
        if (content.Absent.Count > 0)
        {
            text.PlainClause($"Vắng mặt {Wording.Count(content.Absent.Count)} thành viên:");
            Names(text, content.Absent);
        }

        if (content.Guests.Count > 0)
        {
            text.PlainClause("Tham dự, không biểu quyết:");
            Names(text, content.Guests);
        }

        if (content.QuorumRule is { } rule)
        {
            text.PlainClause(rule);
        }

        text.Section("Nội dung họp");
        var annexed = content.Items.Where(i => i.Votes.Count > CouncilTable.MostInText).ToList();
        foreach (var item in content.Items)
        {
            text.Clause(item.Title);
            text.Paragraphs(item.Statements);
            if (item.Votes.Count > CouncilTable.MostInText)
            {
                text.Text($"Kết quả biểu quyết nêu tại {PaperText.AnnexNumber(annexed.IndexOf(item), annexed.Count)} kèm theo Biên bản này");
            }
            else if (item.Votes.Count > 0)
            {
                text.Add(CouncilTable.Of($"Kết quả biểu quyết: {item.Title}", item.Votes));
            }
        }

        if (content.Conclusion.Count > 0)
        {
            text.Section("Kết luận");
            text.Paragraphs(content.Conclusion);
        }

        text.Text($"Cuộc họp kết thúc vào {SittingText.Time(content.Sitting.To)}, {SittingText.Day(content.Sitting.Day)}.");
        var paper = content.Frame.Around(PaperKind.Minutes, $"Họp {Wording.Bare(content.Purpose)}", Wording.Ended(text.Blocks), []);
        return paper with
        {
            PlaceAndDate = null,
            Recipients = [.. content.Frame.Recipients, "Lưu: VT, Hồ sơ"],
            Signature = SignatureBlock.Head("CHỦ TỌA", content.Chair.Name) with { OtherTitle = content.Chair.OtherTitle },
            SecondSignature = SignatureBlock.Head("THƯ KÝ", content.Secretary.Name) with { OtherTitle = content.Secretary.OtherTitle },
            Annexes = [.. annexed.Select(a => new Annex(Wording.Capitals($"Kết quả biểu quyết: {Wording.Bare(a.Title)}"), [CouncilTable.Of(a.Title, a.Votes)]))],
        };
    }

    private static string Of(int part, int all) => $"{Wording.Count(part)}/{Wording.Count(all)}";

    private static void Names(TextBuilder text, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            text.Add(new DashItem(Wording.Sentence(name)));
        }
    }
}

/// <summary>Biên bản kiểm phiếu of a secret ballot.</summary>
public sealed record TallyMinutesContent
{
    public required PaperFrame Frame { get; init; }

    public required string Council { get; init; }

    /// <summary>What was voted on, to go on after «Kiểm phiếu »: «xét khen thưởng phong trào thi đua …».</summary>
    public required string Purpose { get; init; }

    public required Sitting Sitting { get; init; }

    /// <summary>Ban kiểm phiếu: the head first.</summary>
    public required IReadOnlyList<string> Counters { get; init; }

    public required string HeadCounter { get; init; }

    public required string SecondCounter { get; init; }

    public required int Members { get; init; }

    public required BallotCount Ballots { get; init; }

    /// <summary>The council's own rule on what passes, in words.</summary>
    public required string Threshold { get; init; }

    public required IReadOnlyList<VoteRow> Votes { get; init; }
}

/// <param name="Issued">Phiếu phát ra.</param>
/// <param name="Returned">Phiếu thu về; whoever did not vote stays in the denominator where the rule counts all members.</param>
public sealed record BallotCount(int Issued, int Returned, int Valid)
{
    public int Void => Returned - Valid;
}

public static class TallyMinutesPaper
{
    /// <exception cref="ArgumentException">when more ballots came back than were given out, or more are valid than came back.</exception>
    public static OfficialPaper Compose(TallyMinutesContent content)
    {
        if (content.Ballots.Returned > content.Ballots.Issued || content.Ballots.Valid > content.Ballots.Returned)
        {
            throw new ArgumentException("The ballots do not add up.", nameof(content));
        }

        var text = new TextBuilder();
        text.Text($"Hôm nay, {SittingText.Began(content.Sitting)}, Ban kiểm phiếu của {content.Council} tiến hành kiểm phiếu {Wording.Bare(content.Purpose)}.");
        text.Clause("Thành phần Ban kiểm phiếu");
        foreach (var counter in content.Counters)
        {
            text.Add(new DashItem(Wording.Sentence(counter)));
        }

        text.Clause("Số phiếu");
        text.Add(new DashItem($"Tổng số thành viên Hội đồng: {Wording.Count(content.Members)} người."));
        text.Add(new DashItem($"Số phiếu phát ra: {Wording.Count(content.Ballots.Issued)} phiếu."));
        text.Add(new DashItem($"Số phiếu thu về: {Wording.Count(content.Ballots.Returned)} phiếu."));
        text.Add(new DashItem($"Số phiếu hợp lệ: {Wording.Count(content.Ballots.Valid)} phiếu; số phiếu không hợp lệ: {Wording.Count(content.Ballots.Void)} phiếu."));
        text.Clause("Kết quả");
        text.Text(content.Threshold);
        var inText = content.Votes.Count <= CouncilTable.MostInText;
        if (inText)
        {
            text.Add(CouncilTable.Of("Kết quả kiểm phiếu", content.Votes));
        }
        else
        {
            text.Text("Kết quả của từng tập thể, cá nhân nêu tại Phụ lục kèm theo Biên bản này");
        }

        text.Text($"Biên bản được lập xong vào {SittingText.Ended(content.Sitting)}, đã đọc trước Hội đồng và được Ban kiểm phiếu thống nhất thông qua.");
        var paper = content.Frame.Around(PaperKind.Minutes, $"Kiểm phiếu {Wording.Bare(content.Purpose)}", Wording.Ended(text.Blocks), []);
        return paper with
        {
            PlaceAndDate = null,
            Recipients = [.. content.Frame.Recipients, "Lưu: VT, Hồ sơ"],
            Signature = SignatureBlock.Head("TRƯỞNG BAN KIỂM PHIẾU", content.HeadCounter),
            SecondSignature = SignatureBlock.Head("ỦY VIÊN", content.SecondCounter),
            Annexes = inText ? [] : [new Annex("KẾT QUẢ KIỂM PHIẾU", [CouncilTable.Of("Kết quả kiểm phiếu", content.Votes)])],
        };
    }
}

internal static class CouncilTable
{
    /// <summary>More rows than this stand in an annex.</summary>
    public const int MostInText = 15;

    public static PaperTable Of(string description, IReadOnlyList<VoteRow> votes)
    {
        var hasOther = votes.Any(v => v.Other > 0);
        List<TableColumn> columns =
        [
            new("STT", 1, CellAlignment.Centre), new("Tập thể, cá nhân", 5.9),
            new("Đồng ý", 1.9, CellAlignment.Centre), new("Không đồng ý", 1.9, CellAlignment.Centre),
        ];
        if (hasOther)
        {
            columns.Add(new("Ý kiến khác", 1.8, CellAlignment.Centre));
        }

        columns.AddRange([new("Tỷ lệ (%)", 1.6, CellAlignment.Centre), new("Kết quả", 2.3, CellAlignment.Centre)]);
        return new PaperTable(description, columns, [.. votes.Select((v, i) =>
        {
            List<string> cells = [Number(i + 1), v.Name, Number(v.For), Number(v.Against)];
            if (hasOther)
            {
                cells.Add(Number(v.Other));
            }

            cells.AddRange([v.Share, v.Result]);
            return new TableRow(cells);
        })]);
    }

    private static string Number(int number) => number.ToString("#,0", Vietnamese.Culture);
}
