using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

/// <summary>Sổ vàng and danh sách ký nhận as workbooks; rows are written as they are read.</summary>
public sealed class WriteCertificates(PortalDbContext db)
{
    private const int HeaderRows = 5;

    public async Task GoldenBookAsync(string agency, BookFilter filter, IQueryable<BookRow> rows, DateTimeOffset now, Stream output, CancellationToken cancellation)
    {
        List<string> headers = ["Số sổ vàng", "Tên tập thể, cá nhân", "Chức vụ, đơn vị", "Hình thức khen thưởng", "Quyết định", "Ngày Quyết định", "Phong trào", "Tình trạng", "Ngày trao", "Người nhận"];
        await using var writer = await XlsxWriter.CreateAsync(output, cancellation);
        await BeginAsync(writer, "Sổ vàng", agency, "SỔ VÀNG KHEN THƯỞNG", filter.Year is { } year ? $"Năm {year}" : "Tất cả các năm", now, headers, [11, 34, 34, 18, 18, 14, 40, 26, 13, 26]);
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await writer.RowAsync(
                XlsxCell.OfRuled(row.Number),
                XlsxCell.OfRuled(row.Name),
                XlsxCell.OfRuled(row.TitleAndUnit),
                XlsxCell.OfRuled(row.FormName),
                XlsxCell.OfRuled(row.DecisionNumber),
                XlsxCell.OfRuled(VietnamTime.Day(row.DecidedOn)),
                XlsxCell.OfRuled(row.CampaignName),
                XlsxCell.OfRuled(row.DroppedBy is null ? StateNames.Of(row.Standing) : $"{StateNames.Of(row.Standing)}: {row.DroppedBy}"),
                XlsxCell.OfRuled(row.HandedOverOn is { } handed ? VietnamTime.Day(handed) : null),
                XlsxCell.OfRuled(row.HandedTo));
        }
    }

    public async Task SigningListAsync(Decision decision, CertificateFilter filter, DateTimeOffset now, Stream output, CancellationToken cancellation)
    {
        var unitId = decision.Paper.IssuingUnitId;
        var agency = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellation);
        var rows = filter.Of(db.Awardees.AsNoTracking(), decision.Paper.Id)
            .Where(a => !a.IsStruck)
            .Select(a => new { a.Ordinal, a.Name, a.TitleAndUnit, a.FormName, a.BookNumber });
        List<string> headers = ["STT", "Tên tập thể, cá nhân", "Chức vụ, đơn vị", "Hình thức", "Số sổ vàng", "Người nhận (họ tên)", "Ngày nhận", "Ký nhận"];
        await using var writer = await XlsxWriter.CreateAsync(output, cancellation);
        await BeginAsync(writer, "Ký nhận", agency, "DANH SÁCH KÝ NHẬN GIẤY KHEN, BẰNG KHEN", $"Kèm theo {decision.InWords}", now, headers, [7, 34, 34, 16, 11, 28, 14, 20]);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await writer.RowAsync(
                XlsxCell.OfRuled(row.Ordinal),
                XlsxCell.OfRuled(row.Name),
                XlsxCell.OfRuled(row.TitleAndUnit),
                XlsxCell.OfRuled(row.FormName),
                row.BookNumber is { } number ? XlsxCell.OfRuled(number) : XlsxCell.OfRuled(null),
                XlsxCell.OfRuled(null),
                XlsxCell.OfRuled(null),
                XlsxCell.OfRuled(null));
        }
    }

    private static async Task BeginAsync(XlsxWriter writer, string sheet, string agency, string title, string note, DateTimeOffset now, List<string> headers, List<double> widths)
    {
        await writer.BeginSheetAsync(new XlsxSheet(sheet, widths, FrozenRows: HeaderRows, Landscape: true));
        await writer.RowAsync(XlsxCell.OfText(agency.ToUpper(Vietnamese.Culture), bold: true));
        await writer.TitleAsync(title, headers.Count);
        await writer.TitleAsync(note, headers.Count);
        await writer.RowAsync(XlsxCell.OfText($"Lập lúc {VietnamTime.Minute(now)}"));
        await writer.HeaderAsync(headers);
    }
}

public sealed class CertificateServices : IFeatureServices
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ReadDecision>();
        services.AddScoped<WriteCertificates>();
    }
}
