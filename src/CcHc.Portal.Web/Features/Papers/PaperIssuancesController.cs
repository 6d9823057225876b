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
using Microsoft.EntityFrameworkCore;
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

    /// <summary>The number was recorded before and is meant all the same.</summary>
    public bool NumberIsRight { get; init; }
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
    }
}

public sealed record IssuancePage(Paper Paper, IssuanceForm Form, string? KeptFileName, string? SameNumberPaper);

/// <summary>Ghi nhận ban hành: what the records clerk reads off the signed paper, on one short page.</summary>
[Route("papers/{id:guid}/issuance")]
public sealed class PaperIssuancesController(PortalDbContext db, PaperFiles files, KeepSignedFile signedFile, IWorkSignal signal, TimeProvider clock) : PortalController
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
            null));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, IssuanceForm form)
    {
        var paper = await db.PaperToIssueAsync(Actor, id);
        var now = clock.GetUtcNow();

        var file = await signedFile.RunAsync(Actor, form.SignedFile, form.KeptFileId, ModelState, Field(nameof(form.SignedFile)), "Cần đính kèm tệp văn bản đã ký.", Cancellation);

        if (form.IssuedOn > VietnamTime.DayOf(now))
        {
            ModelState.AddModelError(Field(nameof(form.IssuedOn)), $"Ngày ban hành {VietnamTime.Day(form.IssuedOn.Value)} ở sau hôm nay.");
        }

        var same = await SameNumberAsync(paper, form);
        if (same is not null && !form.NumberIsRight)
        {
            ModelState.AddModelError(Field(nameof(form.Number)), $"Số này đã được ghi nhận cho: {same}. Kiểm tra lại; nếu vẫn đúng, đánh dấu xác nhận rồi ghi nhận.");
        }

        if (!ModelState.IsValid)
        {
            ModelState.Remove(Field(nameof(form.KeptFileId)));
            return Again("Issuance", new IssuancePage(paper, form with { KeptFileId = file?.Id }, file?.FileName, same));
        }

        var issuance = new Issuance(form.Number!, form.Symbol!, form.IssuedOn!.Value, form.SignerName, form.SignerTitle, file!.Id, file.Sha256, form.RecordedFor);
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

    /// <summary>Numbers are unique per body, symbol and year (Nghị định 30/2020/NĐ-CP, Điều 15); the portal warns, the office decides.</summary>
    private async Task<string?> SameNumberAsync(Paper paper, IssuanceForm form)
    {
        if (form.IssuedOn is not { } day || Vietnamese.Clean(form.Number) is not { } number || Vietnamese.Clean(form.Symbol) is not { } symbol)
        {
            return null;
        }

        var first = new DateOnly(day.Year, 1, 1);
        var last = new DateOnly(day.Year, 12, 31);
        return await db.Papers
            .Where(p => p.Id != paper.Id && p.IssuingUnitId == paper.IssuingUnitId && p.Number == number && p.Symbol == symbol && p.IssuedOn >= first && p.IssuedOn <= last)
            .Select(p => p.Title)
            .FirstOrDefaultAsync();
    }
}
