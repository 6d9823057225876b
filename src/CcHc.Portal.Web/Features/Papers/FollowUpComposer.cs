using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Papers;

/// <summary>
/// Công văn đính chính, quyết định sửa đổi, thay thế, thu hồi: written about an issued paper, in the voice and by the body of
/// that paper. Its issuing is what changes the state of the other.
/// </summary>
public sealed class FollowUpComposer(PortalDbContext db, AgencyFrames frames, AgencyCustoms customs, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [.. FollowUps.Kinds];

    public string HomeOf(Paper paper) => $"/papers/{paper.ConcernsId}";

    /// <summary>«Về việc đính chính Quyết định số 12/QĐ-UBND».</summary>
    public static string TitleOf(PaperKind kind, Paper concerned) =>
        $"Về việc {FollowUps.Does(kind).ToLower(Vietnamese.Culture)} {Word(concerned)} số {concerned.NumberAndSymbol}";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var concerned = await ConcernedAsync(paper, cancellation);
        var signed = PaperSnapshot.Read(concerned.ContentJson!);
        var issuer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == paper.IssuingUnitId).OneAsync(cancellation);
        var day = marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var advising = await db.Campaigns.Where(c => c.Id == paper.CampaignId && c.AdvisingUnitId != c.IssuingUnitId)
            .SelectMany(c => db.Units.Where(u => u.Id == c.AdvisingUnitId))
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (advising?.Id == issuer.Id)
        {
            advising = null;
        }

        var isLetter = paper.Kind == PaperKind.CorrectionLetter;
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(
                isLetter ? DocumentKind.OfficialLetter : DocumentKind.Decision,
                marks,
                day.Year,
                isLetter ? PaperVoice.Agency : VoiceOf(signed, issuer),
                paper.LinesOf(PaperPart.Recipients),
                advising is null ? null : AgencyFrames.SymbolOf(advising)),
            cancellation);
        var reference = $"{Word(concerned)} số {concerned.NumberAndSymbol}";
        var whole = $"{reference} {VietnamTime.InWords(concerned.IssuedOn!.Value)} của {signed.AttributedTo}";
        var changes = paper.Changes.Select(c => new TextChange(c.Place ?? "…", c.Before, c.Text)).ToList();
        if (isLetter)
        {
            return CorrectionLetterPaper.Compose(new CorrectionLetterContent
            {
                Frame = frame,
                Addressees = paper.LinesOf(PaperPart.Addressees, [DefaultAddressee]),
                ShortReference = reference,
                Concerned = whole,
                ConcernedKind = Word(concerned),
                ConcernedTitle = concerned.Title,
                Reason = paper.Said(PaperPart.Reason),
                Corrections = changes,
            }, marks.Template);
        }

        return FollowUpDecisionPaper.Compose(new FollowUpDecisionContent
        {
            Frame = frame,
            Form = paper.Kind switch
            {
                PaperKind.AmendingDecision => FollowUpForm.Amend,
                PaperKind.ReplacingDecision => FollowUpForm.Replace,
                _ => FollowUpForm.Recall,
            },
            Authority = frame.AttributedTo,
            LegalBases = [.. paper.LinesOf(PaperPart.Bases, await BasesAsync(issuer.Id, issuer.Kind, day, cancellation)).Select(AgencyFrames.WithLead)],
            Proposer = advising is null ? null : AgencyFrames.HeadOf(advising.Name),
            Concerned = whole,
            ConcernedKind = Word(concerned),
            ConcernedTitle = concerned.Title,
            Reason = paper.Said(PaperPart.Reason),
            Changes = changes,
            NewText = paper.LinesOf(PaperPart.NewText, ["…"]),
            Executors = [AgencyFrames.OfficeOf(issuer, issuer.NameOn(day)), .. advising is null ? [] : new[] { AgencyFrames.HeadOf(advising.Name) }],
        }, marks.Template);
    }

    public async Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation)
    {
        if (paper.Kind == PaperKind.CorrectionLetter)
        {
            return
            [
                PartWish.Required(PaperPart.Reason, "Sai sót do đâu, ví dụ: Do sơ suất trong khâu soạn thảo", PartForm.Line),
                PartWish.Optional(PaperPart.Addressees, "Những nơi đã nhận văn bản, mỗi nơi một dòng.") with { Default = DefaultAddressee },
                PartWish.Optional(PaperPart.Recipients),
            ];
        }

        var kind = await db.Units.Where(u => u.Id == paper.IssuingUnitId).Select(u => u.Kind).SingleAsync(cancellation);
        List<PartWish> parts =
        [
            PartWish.Required(PaperPart.Reason, "Ghi vào lịch sử của văn bản; quyết định thu hồi in cả lý do.", PartForm.Line),
            PartWish.Optional(PaperPart.Bases, "Mỗi căn cứ một dòng. Gợi ý theo ngày hôm nay; đối chiếu với văn bản gốc trước khi trình.") with
            {
                Default = string.Join('\n', await BasesAsync(paper.IssuingUnitId, kind, VietnamTime.DayOf(clock.GetUtcNow()), cancellation)),
            },
        ];
        if (paper.Kind == PaperKind.ReplacingDecision)
        {
            parts.Add(PartWish.Required(PaperPart.NewText, "Nội dung có hiệu lực từ nay, mỗi khoản một dòng."));
        }

        parts.Add(PartWish.Optional(PaperPart.Recipients, "Mỗi nơi một dòng."));
        return parts;
    }

    public ChangesWish? ChangesOf(Paper paper) => paper.Kind switch
    {
        PaperKind.CorrectionLetter => new ChangesWish("Nội dung đính chính", "Mỗi sai sót một dòng.", NeedsBefore: true),
        PaperKind.AmendingDecision => new ChangesWish("Nội dung sửa đổi, bổ sung", "Mỗi chỗ một dòng; thêm mới thì để trống nội dung hiện nay.", NeedsBefore: false),
        _ => null,
    };

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        [.. (await ConcernedAsync(paper, cancellation)).ObstaclesToFollowing()];

    public async Task OnIssuedAsync(Paper paper, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var concerned = await db.Papers.Where(p => p.Id == paper.ConcernsId).OneAsync(cancellation);
        paper.TakeEffectOn(by, concerned, now);
    }

    private const string DefaultAddressee = "Các cơ quan, đơn vị, cá nhân có liên quan";

    /// <summary>The kind as a paper is cited by: «Quyết định», whatever the decision is about.</summary>
    private static string Word(Paper paper) => StateNames.Of(PaperSnapshot.Read(paper.ContentJson!).Kind);

    private static PaperVoice VoiceOf(OfficialPaper signed, Unit issuer) =>
        AgencyFrames.IsCommittee(issuer.Kind) && signed.Signature.Lines is [{ Form: SigningForm.OnBehalfOf }, ..] ? PaperVoice.Agency : PaperVoice.Head;

    private async Task<IReadOnlyList<string>> BasesAsync(Guid issuerId, UnitKind kind, DateOnly day, CancellationToken cancellation) =>
    [
        .. AgencyFrames.IsCommittee(kind) ? LegalTexts.On(day, (await customs.OfAsync(issuerId, cancellation)).LawCitation, LegalTopic.LocalGovernment) : [],
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    ];

    private Task<Paper> ConcernedAsync(Paper paper, CancellationToken cancellation) =>
        db.Papers.AsNoTracking().Where(p => p.Id == paper.ConcernsId).OneAsync(cancellation);
}
