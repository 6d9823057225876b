using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SignatureBlock = CcHc.Portal.Documents.Model.SignatureBlock;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record IssuanceForm
{
    public string? Number { get; init; }

    public string? Symbol { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? SignerName { get; init; }

    public string? SignerTitle { get; init; }

    public IFormFile? SignedFile { get; init; }

    /// <summary>A file that came in with an earlier try of this form, which had another fault.</summary>
    public Guid? KeptFileId { get; init; }

    public string? RecordedFor { get; init; }

    /// <summary>Keys of what is odd about number and date and was confirmed all the same; another number has other keys.</summary>
    public List<string> Confirmed { get; init; } = [];
}

public sealed class IssuanceFormValidator : AbstractValidator<IssuanceForm>
{
    public IssuanceFormValidator()
    {
        RuleFor(f => f.Number).NotEmpty().WithMessage("Cần ghi số của văn bản đã ký.").MaximumLength(Paper.NumberMaxLength)
            .Matches(@"^\s*[0-9]+[0-9A-Za-z\-]*\s*$").WithMessage("Số bắt đầu bằng chữ số, ví dụ 84 hoặc 01.").When(f => !string.IsNullOrWhiteSpace(f.Number), ApplyConditionTo.CurrentValidator);
        RuleFor(f => f.Symbol).NotEmpty().WithMessage("Cần ghi ký hiệu, ví dụ KH-UBND.").MaximumLength(Paper.SymbolMaxLength);
        RuleFor(f => f.IssuedOn).NotNull().WithMessage("Cần ghi ngày ban hành.");
        RuleFor(f => f.SignerName).NotEmpty().WithMessage("Cần ghi họ tên người ký.").MaximumLength(Paper.SignerMaxLength);
        RuleFor(f => f.SignerTitle).MaximumLength(Paper.SignerMaxLength);
        RuleFor(f => f.RecordedFor).MaximumLength(Paper.SignerMaxLength);
        RuleFor(f => f.Confirmed).Must(keys => keys.Count <= 50).WithMessage("Quá nhiều ô xác nhận.");
    }
}

public sealed record IssuancePage(Paper Paper, IssuanceForm Form, string? KeptFileName, IReadOnlyList<PaperWarning> Warnings)
{
    public IEnumerable<PaperWarning> ToConfirm => Warnings.Where(w => w.Grade == PaperWarningGrade.Warning);

    public IEnumerable<PaperWarning> Notices => Warnings.Where(w => w.Grade == PaperWarningGrade.Notice);
}

/// <summary>Ghi nhận ban hành: what the records clerk reads off the signed paper, on one short page.</summary>
[Route("papers/{id:guid}/issuance")]
public sealed class PaperIssuancesController(PortalDbContext db, PaperFiles files, KeepSignedFile signedFile, ReadRegister registers, IWorkSignal signal, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var paper = await db.PaperToIssueAsync(Actor, id);
        Paper.Workflow.Next("issue", paper.State);
        var text = await files.TextAsync(paper, Cancellation);
        return View("Issuance", new IssuancePage(
            paper,
            new IssuanceForm
            {
                Symbol = text.Number?.Symbol,
                SignerName = text.Signature.Name,
                SignerTitle = PostOf(text.Signature),
            },
            null,
            []));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, IssuanceForm form)
    {
        var paper = await db.PaperToIssueAsync(Actor, id);
        var now = clock.GetUtcNow();

        var file = await signedFile.RunAsync(Actor, form.SignedFile, form.KeptFileId, ModelState, Field(nameof(form.SignedFile)), "Cần đính kèm tệp văn bản đã ký.", Cancellation);

        // What is odd is said; only what cannot be is refused. The office gives the numbers.
        var warnings = form.IssuedOn is { } day && Vietnamese.Clean(form.Number) is { } number && Vietnamese.Clean(form.Symbol) is { } symbol
            ? await registers.OddOfAsync(paper, number, symbol, day, Cancellation)
            : [];
        foreach (var refusal in warnings.Where(w => w.Grade == PaperWarningGrade.Refusal))
        {
            ModelState.AddModelError(Field(refusal.IsOfNumber ? nameof(form.Number) : nameof(form.IssuedOn)), refusal.Text);
        }

        if (warnings.Any(w => w.Grade == PaperWarningGrade.Warning && !form.Confirmed.Contains(w.Key)))
        {
            ModelState.AddModelError(Field(nameof(form.Confirmed)), "Số hoặc ngày có chỗ cần xem lại. Đối chiếu với văn bản giấy; nếu vẫn đúng, đánh dấu từng điều rồi ghi nhận.");
        }

        if (!ModelState.IsValid)
        {
            ModelState.Remove(Field(nameof(form.KeptFileId)));
            return Again("Issuance", new IssuancePage(paper, form with { KeptFileId = file?.Id }, file?.FileName, warnings));
        }

        var issuance = new Issuance(form.Number!, form.Symbol!, form.IssuedOn!.Value, form.SignerName, form.SignerTitle, file!.Id, file.Sha256, form.RecordedFor)
        {
            Confirmed = [.. warnings.Where(w => w.Grade == PaperWarningGrade.Warning).Select(w => w.Text)],
        };
        await files.IssueAsync(Actor, paper, issuance, now, Cancellation);
        // Recording never waits for the comparison; a job does it.
        db.PaperComparisons.Add(new PaperComparison(paper));
        db.WorkItems.Add(new WorkItem(WorkKind.CompareSignedCopy, paper.Id, Actor.PersonId, Actor.Name, now));
        await db.SaveChangesAsync();
        signal.Wake();

        Notice($"Đã ghi nhận ban hành {paper.NumberAndSymbol} ngày {VietnamTime.Day(form.IssuedOn.Value)}.");
        return Redirect($"/papers/{id}");
    }

    /// <summary>«PHÓ CHỦ TỊCH», the last line above the name, as it is written in a sentence: «Phó Chủ tịch».</summary>
    private static string? PostOf(SignatureBlock signature)
    {
        if (signature.Lines is not [.., { Title: var capitals }])
        {
            return null;
        }

        var words = capitals.ToLower(Vietnamese.Culture);
        return words.StartsWith("phó ", StringComparison.Ordinal) ? "Phó " + Begun(words[4..]) : Begun(words);
        static string Begun(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese.Culture) + text[1..];
    }

    private static string Field(string name) => $"{nameof(IssuancePage.Form)}.{name}";
}
