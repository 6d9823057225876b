using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout;

/// <summary>
/// Recognises the components of a paper by what they say and where they stand, not by how they look: a component that is set
/// wrongly must still be found.
/// </summary>
internal sealed partial class PartReader
{
    private const int MostAbstractLines = 6;
    private const int MostHeadParagraphs = 25;
    private const int MostTitleLines = 8;
    private const int LongestName = 90;

    // Words that a body's name begins with: what follows a superior's name.
    private static readonly string[] BodyWords =
    [
        "so ", "phong ", "trung tam ", "chi cuc ", "ban ", "van phong", "truong ", "tram ", "hoi dong ", "thanh tra", "cuc ", "vu ", "to ", "uy ban nhan dan",
        "cong an ", "bao hiem ", "don vi ", "cong ty ", "hoi ", "lien doan ", "uy ban ",
    ];

    private static readonly string[] TerritoryWords = ["xa ", "phuong ", "thi tran ", "dac khu ", "huyen ", "quan ", "thi xa ", "thanh pho ", "tinh ", "tp ", "tp. "];

    private readonly MeasuredPaper paper;
    private readonly List<PaperLine> lines;

    private PartReader(MeasuredPaper paper, IReadOnlySet<int> placing)
    {
        this.paper = paper;
        lines = [.. paper.Paragraphs.Where(p => p.Cell is null || placing.Contains(p.Cell.Table)).SelectMany(PaperLine.Of)];
    }

    public static PaperParts Read(MeasuredPaper paper) => new PartReader(paper, PlacingTables(paper)).Read();

    /// <summary>Tables that only place things side by side: head, signatures. The others hold data.</summary>
    internal static HashSet<int> PlacingTables(MeasuredPaper paper)
    {
        var placing = new HashSet<int>();
        foreach (var table in paper.Paragraphs.Where(p => p.Cell is not null).GroupBy(p => p.Cell!.Table))
        {
            var keys = table.Select(p => Vietnamese.Fold(p.Text)).ToList();
            if (keys.Any(k => IsNationalHeading(k) || IsParty(k) || k.StartsWith("noi nhan", StringComparison.Ordinal))
                || (table.All(p => !p.Cell!.IsRuled) && keys.Any(k => IsNumber(k) || IsDate(k) || IsSigning(k))))
            {
                placing.Add(table.Key);
            }
        }

        return placing;
    }

    private PartReader(MeasuredPaper paper, List<PaperLine> lines)
    {
        this.paper = paper;
        this.lines = lines;
    }

    private PaperParts Read()
    {
        var copy = TakeCopy();
        var annexAt = FirstAnnex(0);
        var heading = lines.FindIndex(l => IsNationalHeading(l.Key));
        var isParty = lines.Take(20).Any(l => IsParty(l.Key));
        if (heading < 0 && annexAt >= 0 && lines.Take(annexAt).All(l => l.IsBlank))
        {
            return new PaperParts { Paper = paper, SecretMark = SecretMark(), IsAnnexOnly = true, Annexes = Annexes(annexAt), Lines = lines };
        }

        var head = Head(heading, isParty);
        var at = head.End;
        var kindAt = FindKind(at);
        var kind = kindAt >= 0 ? KindOf(lines[kindAt].Key) : null;
        List<PaperLine> about = [];
        List<MeasuredRule> aboutRules = [];
        if (kindAt >= 0)
        {
            at = kindAt + 1;
            at = ReadAbstract(at, about, aboutRules);
        }

        var (label, addressees) = Addressees(ref at);
        var signingAt = Signing(at);
        var annexes = FirstAnnex(Math.Max(at, signingAt < 0 ? at : signingAt));
        var end = signingAt >= 0 ? signingAt : annexes >= 0 ? annexes : lines.Count;
        var authority = new List<PaperLine>();
        var bases = new List<PaperLine>();
        PaperLine? decisionLine = null;
        if (kind?.Symbol is "QĐ" or "NQ")
        {
            at = ReadDecisionOpening(at, end, authority, bases, out decisionLine);
        }
        else
        {
            at = ReadBases(at, end, bases);
        }

        var signing = signingAt >= 0 ? SigningParts(signingAt, annexes >= 0 ? annexes : lines.Count) : new([], null, []);
        return new PaperParts
        {
            Paper = paper,
            Lines = lines,
            IsParty = isParty,
            SecretMark = SecretMark(),
            Copy = copy,
            SigningPictures = signingAt < 0
                ? []
                : [.. (annexes < 0 ? lines.Skip(signingAt) : lines.Take(annexes).Skip(signingAt)).Select(l => l.Paragraph).Distinct().SelectMany(p => p.Pictures)],
            NationalHeading = heading >= 0 ? lines[heading] : null,
            Motto = head.Motto,
            MottoRules = head.MottoRules,
            Superior = head.Superior,
            Issuer = head.Issuer,
            IssuerRules = head.IssuerRules,
            Number = head.Number,
            PlaceAndDate = head.Date,
            LetterAbstract = head.LetterAbstract,
            Kind = kind,
            KindTitle = kindAt >= 0 ? lines[kindAt] : null,
            Abstract = about,
            AbstractRules = aboutRules,
            AddresseesLabel = label,
            Addressees = addressees,
            Authority = authority,
            Bases = bases,
            DecisionLine = decisionLine,
            Body = BodyReader.Read(lines.Take(end).Skip(at)),
            Signatures = signing.Signatures,
            RecipientsLabel = signing.Label,
            Recipients = signing.Recipients,
            Annexes = annexes >= 0 ? Annexes(annexes) : [],
        };
    }

    /// <summary>A stamp over the page, or a line of its own before the text begins.</summary>
    private string? SecretMark() => paper.Boxed.Concat(paper.Paragraphs.Take(MostHeadParagraphs)).SelectMany(PaperLine.Of)
        .Select(l => l.Text).FirstOrDefault(t => SecretMarks().IsMatch(t));

    /// <summary>Takes the block of a copy off the end, so that its number and signature are not taken for those of the paper.</summary>
    private CopyParts? TakeCopy()
    {
        var formAt = lines.FindLastIndex(l => CopyForms().IsMatch(l.Key));
        if (formAt < 0 || !lines.Take(formAt).Any(l => l.Key.StartsWith("noi nhan", StringComparison.Ordinal) || (IsSigning(l.Key) && l.IsUpper)))
        {
            return null;
        }

        var start = formAt;
        if (lines[formAt].Cell is { } cell)
        {
            start = lines.FindIndex(l => l.Cell?.Table == cell.Table);
        }
        else
        {
            while (start > 0 && (lines[start - 1].IsBlank || IsStrokes(lines[start - 1].Text) || IsNumber(lines[start - 1].Key) || IsDate(lines[start - 1].Key) || lines[start - 1].IsUpper))
            {
                start--;
            }
        }

        var head = start;
        while (start > 0 && (lines[start - 1].IsBlank || IsStrokes(lines[start - 1].Text)))
        {
            start--;
        }

        // A rule may also be the lower border of the last line of the paper.
        var rules = lines.Take(head).Skip(Math.Max(0, start - 1)).Append(lines[head]).Select(l => l.Paragraph).Distinct().SelectMany(p => p.Rules).Where(r => !r.IsUnderline).ToList();
        var form = lines[formAt];
        var own = lines[head..];
        lines.RemoveRange(start, lines.Count - start);
        var number = own.Find(l => IsNumber(l.Key));
        var date = own.Find(l => IsDate(l.Key));
        var organ = own.Where(l => !l.IsBlank && l != form && l != number && l != date && l.IsUpper && !IsStrokes(l.Text) && (number is null || l.Paragraph.Index <= number.Paragraph.Index)).ToList();
        var reader = new PartReader(paper, own);
        var signingAt = reader.Signing(Math.Max(own.IndexOf(form), Math.Max(number is null ? 0 : own.IndexOf(number), date is null ? 0 : own.IndexOf(date))) + 1);
        var signing = signingAt < 0 ? ([], null, []) : reader.SigningParts(signingAt, own.Count);
        return new CopyParts(form, rules, organ, number, date, signing.Signatures, signing.Label);
    }

    private sealed record HeadParts(
        int End, PaperLine? Motto, IReadOnlyList<MeasuredRule> MottoRules, IReadOnlyList<PaperLine> Superior, IReadOnlyList<PaperLine> Issuer,
        IReadOnlyList<MeasuredRule> IssuerRules, PaperLine? Number, PaperLine? Date, IReadOnlyList<PaperLine> LetterAbstract);

    private HeadParts Head(int heading, bool isParty)
    {
        var end = HeadEnd(heading, isParty);
        var head = lines.Take(end).ToList();
        var motto = head.Find(l => IsMotto(l.Key));
        // «số 12/QĐ-UBND» in the third line of «V/v» looks like a number too; the paper's own comes before it.
        var number = head.Find(l => IsNumber(l.Key));
        var date = head.Find(l => IsDate(l.Key) && !l.Key.StartsWith("can cu", StringComparison.Ordinal));
        var aboutAt = head.FindIndex(l => IsLetterAbstract(l.Key));
        if (aboutAt < 0 && number is not null)
        {
            // Written out instead of «V/v», below the number.
            aboutAt = head.FindIndex(head.IndexOf(number) + 1, l => l.Key.StartsWith("ve viec ", StringComparison.Ordinal) && SameColumn(l, number));
        }
        List<PaperLine> about = [];
        if (aboutAt >= 0)
        {
            var first = head[aboutAt];
            about.Add(first);
            about.AddRange(head.Skip(aboutAt + 1).TakeWhile(l => SameColumn(l, first) && l != date).Where(l => !l.IsBlank && l != date && l != motto && l != number));
        }

        var national = heading >= 0 ? lines[heading] : null;
        var names = head
            .Where(l => !l.IsBlank && l != national && l != motto && l != number && l != date && !about.Contains(l))
            .Where(l => !IsStrokes(l.Text) && IsOnTheLeft(l, national))
            .TakeWhile(l => number is null || l.Paragraph.Index <= number.Paragraph.Index)
            .ToList();
        var superior = SuperiorLines(names);
        var (mottoRules, issuerRules) = HeadRules(head, national, motto, names, number, date);
        return new HeadParts(end, motto, mottoRules, [.. names.Take(superior)], [.. names.Skip(superior)], issuerRules, number, date, about);
    }

    /// <summary>The first line behind the head.</summary>
    private int HeadEnd(int heading, bool isParty)
    {
        var start = heading >= 0 ? heading : isParty ? lines.FindIndex(l => IsParty(l.Key)) : 0;
        var table = lines.Count > start ? lines[start].Cell?.Table : null;
        var at = start;
        if (table is not null)
        {
            while (at < lines.Count && lines[at].Cell?.Table == table)
            {
                at++;
            }
        }

        // Number and day may stand below the table, or there is no table at all.
        for (var i = at; i < Math.Min(lines.Count, at + 16); i++)
        {
            var line = lines[i];
            if (KindOf(line.Key) is not null || line.Key.StartsWith("kinh gui", StringComparison.Ordinal) || line.Key.StartsWith("can cu", StringComparison.Ordinal)
                || line.Key.StartsWith("phu luc", StringComparison.Ordinal))
            {
                return table is null || i == at ? i : lines.Take(i).Skip(at).Any(l => IsNumber(l.Key) || IsDate(l.Key) || IsLetterAbstract(l.Key)) ? i : at;
            }
        }

        return at;
    }

    private static bool IsOnTheLeft(PaperLine line, PaperLine? national)
    {
        if (national?.Cell is { } head)
        {
            return line.Cell?.Table != head.Table ? line.Segment == 0 && line.Segments > 1 : line.Cell.Column < head.Column || head.Columns == 1;
        }

        return line.Segment == 0 && (line.Segments > 1 || line.IsUpper);
    }

    /// <summary>How many of the names on the left are those of the body above.</summary>
    private static int SuperiorLines(List<PaperLine> names)
    {
        if (names.Count < 2)
        {
            return 0;
        }

        // One name broken over two lines: «ỦY BAN NHÂN DÂN / XÃ HÒA AN».
        if (names[0].Key is "uy ban nhan dan" or "hoi dong nhan dan" or "ubnd" or "hdnd" && TerritoryWords.Any(w => names[1].Key.StartsWith(w, StringComparison.Ordinal)))
        {
            return names.Count > 2 && BodyWords.Any(w => names[2].Key.StartsWith(w, StringComparison.Ordinal)) ? 2 : 0;
        }

        var firstBold = names.FindIndex(n => n.IsBold);
        if (firstBold > 0)
        {
            return firstBold;
        }

        // The looks do not tell them apart; the words do.
        var next = names.FindIndex(1, n => BodyWords.Any(w => n.Key.StartsWith(w, StringComparison.Ordinal)));
        return next > 0 ? next : 0;
    }

    private (IReadOnlyList<MeasuredRule> Motto, IReadOnlyList<MeasuredRule> Issuer) HeadRules(
        List<PaperLine> head, PaperLine? national, PaperLine? motto, List<PaperLine> names, PaperLine? number, PaperLine? date)
    {
        // The page may carry its lines anywhere in the head; the paragraph before the kind is the last that can.
        var paragraphs = head.Select(l => l.Paragraph).Distinct().ToList();
        List<MeasuredRule> right = [];
        List<MeasuredRule> left = [];
        List<MeasuredRule> loose = [];
        foreach (var paragraph in paragraphs)
        {
            foreach (var rule in paragraph.Rules)
            {
                if (paragraph.Cell is { } cell && national?.Cell is { } headCell && cell.Table == headCell.Table && headCell.Columns > 1)
                {
                    (cell.Column >= headCell.Column ? right : left).Add(rule);
                }
                else if (rule.IsUnderline)
                {
                    (paragraph == motto?.Paragraph ? right : left).Add(rule);
                }
                else
                {
                    loose.Add(rule);
                }
            }
        }

        if (loose.Count == 1 && left.Count == 0 && right.Count == 0 && motto is not null && names.Count > 0)
        {
            // Only one of the two lines is there: it is the one whose length fits.
            var toMotto = Math.Abs((loose[0].LengthMm ?? 0) - motto.WidthMm) <= Math.Abs((loose[0].LengthMm ?? 0) - (names[^1].WidthMm * 0.42));
            (toMotto ? right : left).Add(loose[0]);
        }
        else
        {
            var byLength = loose.OrderByDescending(r => r.LengthMm ?? 0).ToList();
            if (byLength.Count > 0 && right.Count == 0)
            {
                right.Add(byLength[0]);
                byLength.RemoveAt(0);
            }

            left.AddRange(byLength);
        }

        return (right, left);
    }

    private int FindKind(int from)
    {
        for (var i = from; i < Math.Min(lines.Count, from + 14); i++)
        {
            var key = lines[i].Key;
            if (key.StartsWith("kinh gui", StringComparison.Ordinal) || key.StartsWith("can cu", StringComparison.Ordinal) || key.StartsWith("dieu 1", StringComparison.Ordinal))
            {
                return -1;
            }

            if (KindOf(key) is not null && lines[i].Text.Length < 40)
            {
                return i;
            }
        }

        return -1;
    }

    private static PaperKindName? KindOf(string key) =>
        PaperKindName.All.FirstOrDefault(k => key.TrimEnd('.', ':', ' ') == Vietnamese.Fold(k.Name));

    private int ReadAbstract(int at, List<PaperLine> about, List<MeasuredRule> rules)
    {
        rules.AddRange(lines[at - 1].Paragraph.Rules);
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.IsBlank || IsStrokes(line.Text))
            {
                rules.AddRange(line.Paragraph.Rules);
                if (line.Paragraph.Rules.Count > 0 && about.Count > 0)
                {
                    // What is under the rule is no longer the abstract, whatever it looks like.
                    return SkipBlank(at + 1, rules);
                }

                continue;
            }

            var isTitle = about.Count == 0 || (line.Paragraph.Alignment == TextAlignment.Centre && about.Count < MostAbstractLines && (line.IsBold || line.Paragraph == about[^1].Paragraph));
            if (!isTitle || BeginsText(line) || (about.Count > 0 && line.IsUpper && !about[^1].IsUpper))
            {
                return at;
            }

            about.Add(line);
            if (!rules.Any(r => line.Paragraph.Rules.Contains(r)))
            {
                rules.AddRange(line.Paragraph.Rules);
            }
        }

        return at;
    }

    private int SkipBlank(int at, List<MeasuredRule> rules)
    {
        for (; at < lines.Count && (lines[at].IsBlank || IsStrokes(lines[at].Text)); at++)
        {
            rules.AddRange(lines[at].Paragraph.Rules);
        }

        return at;
    }

    private static bool BeginsText(PaperLine line) =>
        line.Key.StartsWith("kinh gui", StringComparison.Ordinal)
        || line.Key.StartsWith("can cu ", StringComparison.Ordinal)
        || line.Key.StartsWith("theo de nghi", StringComparison.Ordinal)
        || BodyReader.PartOf(line.Text) is BodyPart.Article or BodyPart.RomanSection or BodyPart.Clause or BodyPart.Chapter
        || DecisionLine().IsMatch(line.Key);

    private (PaperLine? Label, IReadOnlyList<PaperLine> Lines) Addressees(ref int at)
    {
        var label = -1;
        for (var i = at; i < Math.Min(lines.Count, at + 8); i++)
        {
            if (lines[i].Key.StartsWith("kinh gui", StringComparison.Ordinal))
            {
                label = i;
                break;
            }

            if (!lines[i].IsBlank && BeginsText(lines[i]))
            {
                break;
            }
        }

        if (label < 0)
        {
            return (null, []);
        }

        List<PaperLine> addressees = [];
        var hasInline = lines[label].Text.TrimEnd(' ', ':').Length > "Kính gửi".Length + 1;
        var next = label + 1;
        for (; next < lines.Count; next++)
        {
            var line = lines[next];
            if (line.IsBlank)
            {
                if (addressees.Count > 0 || hasInline)
                {
                    break;
                }

                continue;
            }

            // Without dashes the list ends where a sentence begins; the first line under a bare label is always one.
            var isItem = BodyReader.PartOf(line.Text) == BodyPart.Dash
                || (!hasInline && addressees.Count == 0)
                || (!hasInline && line.Text.Length < LongestName && line.Text[^1] is ';' or '.' or ',' && addressees[^1].Text[^1] is ';' or ',');
            if (!isItem)
            {
                break;
            }

            addressees.Add(line);
        }

        at = next;
        return (lines[label], addressees);
    }

    private int ReadDecisionOpening(int at, int end, List<PaperLine> authority, List<PaperLine> bases, out PaperLine? decision)
    {
        decision = null;
        var line = lines.FindIndex(at, Math.Max(0, end - at), l => DecisionLine().IsMatch(l.Key));
        var firstArticle = lines.FindIndex(at, Math.Max(0, end - at), l => BodyReader.PartOf(l.Text) == BodyPart.Article);
        var stop = line >= 0 ? line : firstArticle >= 0 ? firstArticle : end;
        for (; at < stop; at++)
        {
            if (lines[at].IsBlank || IsStrokes(lines[at].Text))
            {
                continue;
            }

            (bases.Count == 0 && lines[at].IsUpper ? authority : bases).Add(lines[at]);
        }

        if (line >= 0)
        {
            decision = lines[line];
            return line + 1;
        }

        return stop;
    }

    /// <summary>Bases of papers other than decisions: those at the beginning that end like a list of bases.</summary>
    private int ReadBases(int at, int end, List<PaperLine> bases)
    {
        var next = at;
        List<PaperLine> found = [];
        for (; next < end; next++)
        {
            var line = lines[next];
            if (line.IsBlank)
            {
                continue;
            }

            // «Thực hiện …», «Xét …» go on a list that stands in italics.
            var isBasis = line.Key.StartsWith("can cu ", StringComparison.Ordinal)
                || (found.Count > 0 && (line.Key.StartsWith("theo de nghi", StringComparison.Ordinal) || (found[^1].IsItalic && line.IsItalic)));
            if (!isBasis || line.Text.EndsWith(':') || line.Key.Contains("nhu sau", StringComparison.Ordinal))
            {
                break;
            }

            found.Add(line);
        }

        // A single «Căn cứ …» may as well be the sentence that opens the text.
        if (found.Count == 0 || (found.Count == 1 && !found[0].IsItalic))
        {
            return at;
        }

        bases.AddRange(found);
        return next;
    }

    /// <summary>Where signatures and recipients begin; -1 when there are none.</summary>
    private int Signing(int from)
    {
        var recipients = lines.FindIndex(from, l => l.Key.StartsWith("noi nhan", StringComparison.Ordinal) && l.Text.Length < 30);
        if (recipients < 0)
        {
            var alone = lines.FindIndex(from, l => IsSigning(l.Key) && l.IsUpper);
            return alone < 0 || lines[alone].Cell is not { } only ? alone : lines.FindIndex(l => l.Cell?.Table == only.Table);
        }

        var at = recipients;
        if (lines[recipients].Cell is { } cell)
        {
            at = lines.FindIndex(l => l.Cell?.Table == cell.Table);
        }

        // Signatures that stand before the recipients without sharing a table with them.
        for (var i = at - 1; i >= Math.Max(from, at - 10); i--)
        {
            if (IsSigning(lines[i].Key) && lines[i].IsUpper)
            {
                at = lines[i].Cell is { } own ? lines.FindIndex(l => l.Cell?.Table == own.Table) : i;
            }
            else if (BodyReader.PartOf(lines[i].Text) != BodyPart.Paragraph || lines[i].Text.Length > 60)
            {
                break;
            }
        }

        return at;
    }

    private (IReadOnlyList<SignatureParts> Signatures, PaperLine? Label, IReadOnlyList<PaperLine> Recipients) SigningParts(int from, int end)
    {
        var scope = SigningScope(from, end);
        var labelAt = scope.FindIndex(l => l.Key.StartsWith("noi nhan", StringComparison.Ordinal));
        var label = labelAt >= 0 ? scope[labelAt] : null;
        List<PaperLine> recipients = [];
        if (label is not null)
        {
            foreach (var line in scope.Skip(labelAt + 1).Where(l => SameColumn(l, label) && !l.IsBlank))
            {
                var isItem = BodyReader.PartOf(line.Text) == BodyPart.Dash || line.Key.StartsWith("luu", StringComparison.Ordinal);
                // Outside a table only the dashes tell recipients from the lines of the signature.
                if (label.Cell is null && !isItem && (label.Segments == 1 || line.Segments == 1) && (line.IsUpper || line.IsBold || line.Alignment != TextAlignment.Left))
                {
                    continue;
                }

                if (!IsStrokes(line.Text))
                {
                    recipients.Add(line);
                }
            }
        }

        var signing = scope.Where(l => !l.IsBlank && l != label && !recipients.Contains(l) && !IsStrokes(l.Text)).ToList();
        var groups = signing.GroupBy(l => l.Cell is { } cell ? (cell.Table, cell.Column) : (-1, -1));
        return ([.. groups.Select(g => Signature([.. g])).Where(s => s.Titles.Count > 0)], label, recipients);
    }

    /// <summary>Up to the end of the table or the page: what is attached behind the signatures is no part of them.</summary>
    private List<PaperLine> SigningScope(int from, int end)
    {
        var labelAt = lines.FindIndex(from, end - from, l => l.Key.StartsWith("noi nhan", StringComparison.Ordinal));
        if (labelAt >= 0 && lines[labelAt].Cell is { } cell)
        {
            var last = lines.FindLastIndex(end - 1, end - from, l => l.Cell?.Table == cell.Table);
            return lines[from..(last + 1)];
        }

        return [.. lines.Take(end).Skip(from).TakeWhile((l, i) => i == 0 || (!l.Paragraph.StartsPage && l.Paragraph.Section == lines[from].Paragraph.Section))];
    }

    private static SignatureParts Signature(List<PaperLine> lines)
    {
        lines = [.. lines.Take(MostTitleLines)];
        var last = lines[^1];
        var first = lines.FindIndex(l => IsSigning(l.Key) || l.IsUpper);
        if (first < 0)
        {
            return new SignatureParts([], null);
        }

        // The name comes last; a lone title has none yet.
        var isName = lines.Count > 1 && !IsTitle(last.Key) && IsName(last) && !last.Key.StartsWith('(');
        return new SignatureParts(
            [.. lines.Skip(first).Take(lines.Count - first - (isName ? 1 : 0)).Where(l => !l.Key.StartsWith('(') && !l.Key.StartsWith("da ky", StringComparison.Ordinal))],
            isName ? last : null);
    }

    // A long name is one only where every word begins with a capital: a sentence does not.
    private static bool IsName(PaperLine line)
    {
        var words = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 9 || (words.Length is > 9 and <= 25 && !line.IsUpper && words.All(w => char.IsUpper(w[0])));
    }

    private int FirstAnnex(int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Cell is null && lines[i].Text.Length < 40 && AnnexNumber().IsMatch(lines[i].Key))
            {
                return i;
            }
        }

        return -1;
    }

    private List<AnnexParts> Annexes(int from)
    {
        List<AnnexParts> annexes = [];
        for (var at = from; at >= 0;)
        {
            var next = FirstAnnex(at + 1);
            var own = lines.Take(next < 0 ? lines.Count : next).Skip(at + 1).ToList();
            var attachedAt = own.FindIndex(l => l.Key.StartsWith("(kem theo", StringComparison.Ordinal) || l.Key.StartsWith("(ban hanh kem theo", StringComparison.Ordinal));
            var title = own.Take(attachedAt < 0 ? 4 : attachedAt).Where(l => !l.IsBlank && !IsStrokes(l.Text))
                .TakeWhile(l => attachedAt >= 0 || l.IsUpper || l.Alignment == TextAlignment.Centre).Take(MostAbstractLines).ToList();
            annexes.Add(new AnnexParts(lines[at], title, attachedAt < 0 ? null : own[attachedAt], [.. own.Skip(attachedAt + 1).Where(l => !title.Contains(l))]));
            at = next;
        }

        return annexes;
    }

    private static bool SameColumn(PaperLine line, PaperLine other) => (line.Cell, other.Cell) switch
    {
        ({ } a, { } b) => a.Table == b.Table && a.Column == b.Column,
        (null, null) => other.Segments == 1 || line.Segment == other.Segment,
        _ => false,
    };

    internal static bool IsStrokes(string text) => text.Length >= 3 && text.All(c => c is '_' or '-' or '–' or '—' or '.' or '…' or '*' or ' ');

    private static bool IsNationalHeading(string key) => key.Length < 60 && key.StartsWith("cong hoa", StringComparison.Ordinal) && key.Contains("xa hoi chu nghia", StringComparison.Ordinal);

    private static bool IsMotto(string key) => key.StartsWith("doc lap", StringComparison.Ordinal) && key.Contains("hanh phuc", StringComparison.Ordinal) && key.Length < 50;

    private static bool IsParty(string key) => key == "dang cong san viet nam";

    private static bool IsNumber(string key) => key.Length < 50 && Number().IsMatch(key);

    private static bool IsDate(string key) => key.Length < 90 && Date().IsMatch(key);

    private static bool IsLetterAbstract(string key) => key.StartsWith("v/v", StringComparison.Ordinal) || key.StartsWith("v.v ", StringComparison.Ordinal) || key.StartsWith("vv ", StringComparison.Ordinal);

    /// <summary>A line that says in whose right or office somebody signs.</summary>
    private static bool IsSigning(string key) => SigningWords().IsMatch(key) || IsTitle(key);

    private static bool IsTitle(string key) => TitleWords().IsMatch(key) && key.Length < 70;

    [GeneratedRegex(@"^so\s*[:.]?\s*[\d….\s_]*\s*[/\-–]\s*[a-z]|^so\s*:")]
    private static partial Regex Number();

    [GeneratedRegex(@"ngay[\s\d….]*(thang|/|-)[\s\d….]*(nam|/|-)|, ngay \d|ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")]
    private static partial Regex Date();

    [GeneratedRegex(@"^quyet (dinh|nghi)\s*:?$")]
    private static partial Regex DecisionLine();

    [GeneratedRegex(@"^(TUYỆT MẬT|TỐI MẬT|MẬT)$")]
    private static partial Regex SecretMarks();

    [GeneratedRegex(@"^(sao y|sao luc|trich sao)$")]
    private static partial Regex CopyForms();

    [GeneratedRegex(@"^phu luc(\s+(so\s+)?[ivxlc\d]+)?\s*[:.]?$")]
    private static partial Regex AnnexNumber();

    [GeneratedRegex(@"^(tm|t/m|kt|k/t|tl|t/l|tuq|t/uq|q)\s*[./]?\s+\S|^(tm|kt|tl|tuq|q)\.\S")]
    private static partial Regex SigningWords();

    [GeneratedRegex(@"^(pho )?(chu tich|giam doc|truong phong|truong ban|chanh van phong|hieu truong|cuc truong|vu truong|chi cuc truong|bi thu|thu ky|chu toa|chu tri|to truong|truong doan|tong giam doc|bo truong|thu truong|vien truong|thu truong don vi|nguoi ghi bien ban|nguoi lap)\b|^quyen (chu tich|giam doc)|^chanh thanh tra")]
    private static partial Regex TitleWords();
}
