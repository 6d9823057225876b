using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

/// <summary>One leaf on the overview.</summary>
/// <param name="Have">Sheets that have a figure.</param>
public sealed record FigureLeafRow(CriteriaNode Leaf, int Have, DateTimeOffset? Newest, int OpenChallenges, string? NotNow);

public sealed record FigureImportRow(Guid Id, string FileName, string Source, DateTimeOffset AsOf, string ByName, DateTimeOffset UploadedAt, DateTimeOffset? AppliedAt, int New, int Changed, int Confirmed);

public sealed record FigureUploadForm
{
    public IFormFile? File { get; init; }

    public string? Source { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Time { get; init; }

    /// <summary>The time of the data; a day without a time is its end, as the last moment it can speak of.</summary>
    public DateTimeOffset At(DateTimeOffset now)
    {
        var day = AsOf!.Value;
        if (TimeOnly.TryParseExact(Time?.Trim(), ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time))
        {
            return VietnamTime.StartOf(day).Add(time.ToTimeSpan());
        }

        var end = VietnamTime.EndOf(day).AddMinutes(-1);
        return end > now && VietnamTime.StartOf(day) <= now ? now : end;
    }
}

public sealed class FigureUploadFormValidator : AbstractValidator<FigureUploadForm>
{
    public FigureUploadFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp số liệu.");
        RuleFor(f => f.Source).NotEmpty().MaximumLength(FigureSource.TextMaxLength);
        RuleFor(f => f.AsOf).NotNull();
        RuleFor(f => f.Time)
            .Must(t => TimeOnly.TryParseExact(t!.Trim(), ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
            .WithMessage("Ghi giờ và phút, ví dụ 08:30.")
            .When(f => !string.IsNullOrWhiteSpace(f.Time));
    }
}

public sealed record FiguresPage(
    Campaign Campaign,
    FigureDuty Duty,
    IReadOnlyList<FigureDuty> Duties,
    int Sheets,
    IReadOnlyList<FigureLeafRow> Rows,
    IReadOnlyList<FigureImportRow> Imports,
    IReadOnlyList<UnheldRow> Unheld,
    bool CanDeclare,
    FigureUploadForm Form)
{
    public bool CanImport => Duty.Open.Count > 0;
}

public sealed record UnheldRow(Guid Id, string Code, string Title, string Reason, string ByName, DateTimeOffset At);

/// <summary>Figures of others in one campaign: what there is, the file to fill in, the uploads.</summary>
[Route("campaigns/{campaignId:guid}/figures")]
public sealed class FiguresController(PortalDbContext db, ReadFigures read, KeepTable keep, TimeProvider clock) : PortalController
{
    private const int MostImports = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid campaignId, Guid? criteria) => View("Index", await PageAsync(campaignId, criteria, new FigureUploadForm()));

    [HttpGet("template.xlsx")]
    public async Task<IActionResult> Template(Guid campaignId, Guid? criteria)
    {
        var campaign = await read.CampaignAsync(Actor, campaignId, Cancellation);
        var duty = await read.DutyAsync(Actor, campaign, criteria, Cancellation);
        var units = (await read.UnitsAsync(Actor, duty, Cancellation)).Where(u => u.Blocked is null).ToList();
        var file = new MemoryStream();
        await WriteAsync(duty, units, file);
        file.Position = 0;
        Response.Headers.CacheControl = "private, no-store";
        return File(file, FileKinds.MediaType(FileKind.Xlsx), $"Số liệu nhập {campaign.Year} - {duty.CriteriaName}.xlsx");
    }

    [HttpPost("imports")]
    public async Task<IActionResult> Create(Guid campaignId, [FromQuery] Guid? criteria, FigureUploadForm form)
    {
        var now = clock.GetUtcNow();
        var page = await PageAsync(campaignId, criteria, form);
        Demand.That(page.CanImport, "Hiện không có tiêu chí nào anh/chị nhập số liệu được.");
        if (ModelState.IsValid && form.At(now) > now)
        {
            ModelState.AddModelError("form.asOf", "Thời điểm của số liệu không thể ở tương lai.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Index", page);
        }

        var (file, problem) = await keep.RunAsync(Actor, form.File!, now, Cancellation);
        if (file is null)
        {
            ModelState.AddModelError("form.file", problem!);
            return Again("Index", page);
        }

        var import = new FigureImport(Actor, campaignId, page.Duty.CriteriaId, file.Id, file.FileName, new FigureSource(form.Source!, form.At(now)), now);
        db.StoredFiles.Add(file);
        db.FigureImports.Add(import);
        await db.SaveChangesAsync();
        return Redirect($"/campaigns/{campaignId}/figures/imports/{import.Id}");
    }

    private async Task<FiguresPage> PageAsync(Guid campaignId, Guid? criteria, FigureUploadForm form)
    {
        var campaign = await read.CampaignAsync(Actor, campaignId, Cancellation);
        var duties = await read.DutiesAsync(Actor, campaign, Cancellation);
        var duty = duties.FirstOrDefault(d => criteria is null || d.CriteriaId == criteria)
            ?? throw new NotFoundException("Trong phong trào này không có tiêu chí nào lấy theo số liệu nhập mà anh/chị phụ trách.");
        var sheets = await db.ScoreSheets.CountAsync(s => s.CriteriaId == duty.CriteriaId, Cancellation);
        var counts = await db.CentralFigures
            .Where(f => db.Criteria.Any(c => c.Id == f.CriterionId && c.CriteriaId == duty.CriteriaId))
            .GroupBy(f => f.CriterionId)
            .Select(g => new { CriterionId = g.Key, Have = g.Count(), Newest = g.Max(f => f.AsOf), Open = g.Count(f => f.HasOpenChallenge) })
            .ToDictionaryAsync(g => g.CriterionId, Cancellation);
        var imports = await db.FigureImports
            .Where(i => i.CriteriaId == duty.CriteriaId && (i.AppliedAt != null || i.ByPersonId == Actor.PersonId))
            .OrderByDescending(i => i.UploadedAt).ThenBy(i => i.Id)
            .Take(MostImports)
            .Select(i => new FigureImportRow(i.Id, i.FileName, i.SourceText, i.AsOf, i.ByName, i.UploadedAt, i.AppliedAt, i.NewCount, i.ChangedCount, i.ConfirmedCount))
            .ToListAsync(Cancellation);
        var unheld = await db.UnheldSurveys
            .Where(s => s.CriteriaId == duty.CriteriaId && s.RevokedAt == null)
            .OrderBy(s => s.Code)
            .Select(s => new UnheldRow(s.Id, s.Code, s.Title, s.Reason, s.ByName, s.At))
            .ToListAsync(Cancellation);
        return new FiguresPage(
            campaign,
            duty,
            duties,
            sheets,
            [.. duty.Leaves.Select(l => counts.GetValueOrDefault(duty.Tree.Nodes[l.Code].Id) is { } c
                ? new FigureLeafRow(l, c.Have, c.Newest, c.Open, duty.NotNow.GetValueOrDefault(l.Code))
                : new FigureLeafRow(l, 0, null, 0, duty.NotNow.GetValueOrDefault(l.Code)))],
            imports,
            unheld,
            FigureAccess.CanDeclareUnheld(Actor, campaign) && !CentralFigure.ObstaclesInCampaign(campaign).Any(),
            form);
    }

    private static async Task WriteAsync(FigureDuty duty, IReadOnlyList<FigureUnit> units, Stream output)
    {
        var columns = FigureFile.ColumnsOf(duty.Open);
        await using var writer = await XlsxWriter.CreateAsync(output);
        await writer.BeginSheetAsync(new XlsxSheet("Số liệu", [14, 42, .. columns.Select(_ => 17d)], FrozenRows: 4, FrozenColumns: 2, Landscape: true));
        await writer.RowAsync(XlsxCell.OfText($"Số liệu nhập: {duty.Campaign.Name}", bold: true));
        await writer.RowAsync(XlsxCell.OfText("Ô để trống thì số liệu đang có được giữ nguyên. Tỷ lệ ghi số phần trăm, hoặc ghi tử số và mẫu số; không ghi cả hai."));
        await writer.RowAsync([XlsxCell.Empty, XlsxCell.Empty, .. columns.Select(c => XlsxCell.Boxed(c.Leaf.Title))]);
        await writer.HeaderAsync(FigureFile.UnitColumns.Select(c => c.Header).Concat(columns.Select(c => c.Header)));
        foreach (var unit in units)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                Narrow(writer, columns[i], $"{Domain.Tables.Cell.ColumnName(i + 3)}{writer.NextRow}");
            }

            await writer.RowAsync([XlsxCell.Boxed(unit.Code), XlsxCell.Boxed(unit.Name), .. columns.Select(InputOf)]);
        }
    }

    private static XlsxCell InputOf(FigureColumn column) => column.Field switch
    {
        AnswerField.Option or AnswerField.Counts or AnswerField.NotApplicable => XlsxCell.InputText(),
        AnswerField.Date => XlsxCell.InputDate(),
        _ => XlsxCell.InputNumber(),
    };

    private static void Narrow(XlsxWriter writer, FigureColumn column, string cell)
    {
        var most = column.Leaf.Rule is SurveyRule && column.Field == AnswerField.Value ? 100 : 999_999_999_999m;
        if (column.Field is AnswerField.Value or AnswerField.Numerator or AnswerField.Denominator or AnswerField.Count or AnswerField.Mark)
        {
            writer.Validate(XlsxValidation.Number(cell, 0, most, whole: column.Field == AnswerField.Count) with { Title = column.Header, Error = "Nhập số không âm, đúng kiểu của cột." });
        }
        else if (column.Leaf.Rule is ChoiceRule choice && column.Field == AnswerField.Option)
        {
            writer.Validate(XlsxValidation.Hint(cell) with { Title = column.Header, Prompt = "Một trong: " + string.Join("; ", choice.Options.Select(o => o.Label)) });
        }
    }
}
