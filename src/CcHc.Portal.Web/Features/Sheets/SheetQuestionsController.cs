using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record QuestionForm
{
    public string? Text { get; init; }
}

public sealed class QuestionFormValidator : AbstractValidator<QuestionForm>
{
    public QuestionFormValidator() => RuleFor(f => f.Text).NotEmpty().MaximumLength(CriterionQuestion.TextMaxLength);
}

public sealed record AskPage(SheetReading Reading, CriteriaNode Leaf, IReadOnlyList<QuestionRow> Questions, bool CanAsk, IReadOnlyList<Obstacle> Obstacles)
{
    public string? Text { get; init; }
}

/// <summary>A unit asks about one criterion of its sheet; what others asked before stands above, so that nobody asks twice.</summary>
[Route("sheets/{id:guid}/lines/{code}/questions")]
public sealed class SheetQuestionsController(PortalDbContext db, ReadSheet read, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, string code) => View("Ask", await PageAsync(id, code));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, string code, QuestionForm form)
    {
        var page = await PageAsync(id, code);
        Demand.That(page.CanAsk, "Đơn vị hỏi; cơ quan thẩm định trả lời.");
        if (!ModelState.IsValid)
        {
            return Again("Ask", page with { Text = form.Text });
        }

        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        db.CriterionQuestions.Add(new CriterionQuestion(Actor, campaign, sheet.Id, sheet.UnitId, page.Reading.Tree.Nodes[page.Leaf.Code].Id, page.Leaf.Code, form.Text!, clock.GetUtcNow(), sheet.GroupId));
        await db.SaveChangesAsync();

        Notice($"Đã gửi câu hỏi về tiêu chí {page.Leaf.Code}. Câu trả lời hiện tại đây và ở tiêu chí này trên phiếu của mọi đơn vị.");
        return Redirect($"/sheets/{id}/lines/{Uri.EscapeDataString(page.Leaf.Code)}/questions");
    }

    private async Task<AskPage> PageAsync(Guid id, string code)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        var leaf = reading.Tree.Tree.Find(code) is { IsLeaf: true } found ? found : throw new NotFoundException("Không có tiêu chí này trong phong trào.");
        return new AskPage(
            reading,
            leaf,
            (await read.BesideAsync(reading, [leaf], Cancellation))[leaf.Code].Questions,
            QuestionAccess.CanAsk(Actor, reading.Campaign, reading.Sheet.UnitId),
            [.. CriterionQuestion.ObstaclesToAsking(reading.Campaign, clock.GetUtcNow(), reading.Sheet.GroupId, reading.Sheet.UnitId)]);
    }
}
