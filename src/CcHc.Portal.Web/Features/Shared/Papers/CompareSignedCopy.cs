using CcHc.Portal.Data;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>
/// Đối chiếu bản ký: reads the words of the signed file and keeps what differs from the paper that went up. Where there are no
/// words to read the paper is handed to a person, line by line. Doing it twice changes nothing.
/// </summary>
public sealed class CompareSignedCopy(PortalDbContext db, PdfWords words)
{
    // Below this share a copy is no text of this paper: a scan with a few recognised words, or the wrong file.
    private const double LeastFound = 0.4;
    private const int FewestWords = 20;

    private static readonly string[] NameColumns = ["Họ và tên", "Tên tập thể"];
    private static readonly string[] PostColumns = ["Chức vụ, đơn vị công tác", "Đơn vị quản lý"];

    /// <summary>The paper as it lay before the signer. Papers recorded before that was kept have only number and day taken out again.</summary>
    public static OfficialPaper Submitted(Paper paper)
    {
        if (paper.SubmittedJson is { } kept)
        {
            return PaperSnapshot.Read(kept);
        }

        var issued = PaperSnapshot.Read(paper.ContentJson!);
        return issued with
        {
            Number = issued.Number is { } number ? number with { Value = null } : null,
            PlaceAndDate = issued.PlaceAndDate is { } at ? PlaceAndDate.Open(at.Place, at.Year) : null,
        };
    }

    public async Task RunAsync(Actor by, Guid paperId, DateTimeOffset now, CancellationToken cancellation)
    {
        var paper = await db.Papers.Where(p => p.Id == paperId).OneAsync(cancellation);
        var comparison = await db.PaperComparisons.SingleOrDefaultAsync(c => c.PaperId == paperId, cancellation);
        if (comparison is null)
        {
            comparison = new PaperComparison(paper);
            db.PaperComparisons.Add(comparison);
        }

        if (comparison.State != ComparisonState.Waiting)
        {
            return;
        }

        var submitted = Submitted(paper);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == paper.SignedFileId).OneAsync(cancellation);
        var isPdf = file.MediaType == FileKinds.MediaType(FileKind.Pdf);
        var text = isPdf ? await words.ReadAsync(file.Sha256, cancellation) : null;
        var compared = text is { Words.Count: >= FewestWords } ? SignedCopy.Compare(submitted, text) : null;
        if (compared is not { Found: >= LeastFound })
        {
            var why = !isPdf ? "Bản ký là ảnh hoặc tệp Word nên máy không đối chiếu được."
                : !PdfWords.IsThere ? "Máy chủ chưa cài chương trình đọc chữ của tệp PDF (poppler-utils)."
                : text is null ? "Không đọc được chữ của tệp PDF này."
                : compared is null ? "Bản ký là bản quét, không có chữ để máy đọc."
                : "Chữ đọc được trong bản ký khác hẳn bản trình ký: bản quét nhận dạng kém, hoặc nhầm tệp. Mở tệp đã ký để kiểm tra trước.";
            comparison.HandOver(by, PaperPassages.LinesOf(submitted).Count, why, now);
            return;
        }

        var followed = await FollowedAsync(paper, submitted, cancellation);
        var order = 0;
        foreach (var found in compared.Differences)
        {
            var (record, id) = followed(found.Passages, found.Kind == DifferenceKind.Missing);
            db.SignedDifferences.Add(new SignedDifference(comparison, order++, Enum.Parse<SignedDifferenceKind>(found.Kind.ToString()), found.Place, found.Expected, found.Found, found.Note, record, id));
        }

        foreach (var mismatch in Mismatches(paper, compared))
        {
            db.SignedDifferences.Add(new SignedDifference(
                comparison, order++, SignedDifferenceKind.Recorded, mismatch.Place, mismatch.Recorded, mismatch.Read, null, mismatch.Record, paper.Id));
        }

        var unread = compared.Number is null || compared.Day is null
            ? "Số hoặc ngày trong bản ký không phải là chữ máy đọc được (đóng dấu hoặc viết tay): cần đối chiếu bằng mắt với số liệu đã ghi nhận."
            : null;
        comparison.RecordByMachine(by, order, compared.Unlisted, unread, now);
    }

    /// <summary>What of the record stands in which cell: recipients are kept in the order of the annexes.</summary>
    public async Task<Func<IReadOnlyList<Passage>, bool, (FollowedRecord Record, Guid? Id)>> FollowedAsync(Paper paper, OfficialPaper submitted, CancellationToken cancellation)
    {
        if (paper.Kind != PaperKind.AwardDecision)
        {
            return (_, _) => (FollowedRecord.Nothing, null);
        }

        var awardees = await db.Awardees.Where(a => a.PaperId == paper.Id).ToDictionaryAsync(a => a.Ordinal, a => a.Id, cancellation);
        var before = new List<int>();
        foreach (var annex in submitted.Annexes)
        {
            var rows = annex.Blocks.OfType<PaperTable>().FirstOrDefault()?.Rows.Count(r => !r.IsGroup) ?? 0;
            before.Add((before.Count == 0 ? 0 : before[^1]) + rows);
        }

        return (passages, isMissing) =>
        {
            if (passages is not [{ Spot: { Annex: >= 0, Table: 0, Row: > 0 } spot }, ..]
                || !awardees.TryGetValue((spot.Annex == 0 ? 0 : before[spot.Annex - 1]) + spot.Row, out var id))
            {
                return (FollowedRecord.Nothing, null);
            }

            return passages.Count > 1 ? (isMissing ? FollowedRecord.Awardee : FollowedRecord.Nothing, id)
                : NameColumns.Contains(spot.ColumnTitle) ? (FollowedRecord.AwardeeName, id)
                : PostColumns.Contains(spot.ColumnTitle) ? (FollowedRecord.AwardeePost, id)
                : (FollowedRecord.Nothing, id);
        };
    }

    private static IEnumerable<(string Place, string? Recorded, string Read, FollowedRecord Record)> Mismatches(Paper paper, ComparedPaper compared)
    {
        if (compared.Number is { } number && number.TrimStart('0') != paper.Number?.TrimStart('0'))
        {
            yield return ("Số đã ghi nhận", paper.Number, number, FollowedRecord.Number);
        }

        if (compared.Day is { } day && day != paper.IssuedOn)
        {
            yield return ("Ngày ban hành đã ghi nhận", paper.IssuedOn is { } recorded ? VietnamTime.Day(recorded) : null, VietnamTime.Day(day), FollowedRecord.IssuedOn);
        }

        if (compared.SignerName is { } signer && Vietnamese.Clean(signer) != paper.SignerName)
        {
            yield return ("Người ký đã ghi nhận", paper.SignerName, signer, FollowedRecord.SignerName);
        }
    }
}
