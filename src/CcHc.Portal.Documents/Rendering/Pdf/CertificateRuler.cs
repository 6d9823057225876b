using System.Globalization;
using System.Text;
using CcHc.Portal.Documents.Papers;

namespace CcHc.Portal.Documents.Rendering.Pdf;

/// <summary>
/// Two rulers across a test sheet, through its middle. They say how far each mark would lie from the left and the upper edge
/// of the paper if the printer were exact; what a ruler of the office says differently is what has to be typed.
/// </summary>
internal static class CertificateRuler
{
    public static string Svg(CertificateSheet sheet)
    {
        var (width, height) = (sheet.WidthMm, sheet.HeightMm);
        var (middleX, middleY) = (Math.Round(width / 2), Math.Round(height / 2));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class='ruler' viewBox='0 0 {width} {height}'><path class='axis' d='M0 {middleY}H{width}M{middleX} 0V{height}'/><path class='ticks' d='");
        for (var x = 0; x <= width; x++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"M{x} {middleY}v{Length(x)}");
        }

        for (var y = 0; y <= height; y++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"M{middleX} {y}h{Length(y)}");
        }

        svg.Append("'/>");
        for (var x = 10; x < width - 5; x += 10)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class='mark' x='{x}' y='{middleY + 7}' text-anchor='middle'>{x}</text>");
        }

        for (var y = 10; y < height - 5; y += 10)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class='mark' x='{middleX + 5.5}' y='{y + 0.9}'>{y}</text>");
        }

        // Crosses near the corners: where the sheet lies askew they differ.
        foreach (var (x, y) in new[] { (20d, 20d), (width - 20, 20d), (20d, height - 20), (width - 20, height - 20) })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class='axis' d='M{x - 5} {y}h10M{x} {y - 5}v10'/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class='note' x='{width / 2}' y='{height - 6}' text-anchor='middle'>TỜ THỬ – in tỷ lệ 100%, đặt thước từ mép giấy: vạch ghi 100 phải cách mép trái (mép trên) đúng 100 mm</text>");
        return svg.Append("</svg>").ToString();

        static string Length(int at) => at % 10 == 0 ? "4" : at % 5 == 0 ? "2.5" : "1.5";
    }
}
