using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Rendering;

/// <summary>Widths both engines give to columns: by share, but never so narrow that a word or a figure breaks inside.</summary>
internal static class ColumnWidths
{
    // Padding on both sides and the rule.
    private const double PaddingMm = 3.4;

    /// <summary>A single word may ask for at most this part of the table; an address without spaces breaks.</summary>
    private const double MostOfTable = 0.4;

    /// <returns>Millimetres, as many as there are columns; together <paramref name="tableMm"/>.</returns>
    public static IReadOnlyList<double> Of(PaperTable table, double tableMm)
    {
        var least = table.Columns.Select((c, i) => Math.Min(tableMm * MostOfTable, PaddingMm + LongestWord(table, c, i))).ToList();
        var widths = new double[table.Columns.Count];
        var open = Enumerable.Range(0, widths.Length).ToHashSet();
        while (true)
        {
            var left = tableMm - Enumerable.Range(0, widths.Length).Where(i => !open.Contains(i)).Sum(i => widths[i]);
            var shares = open.Sum(i => table.Columns[i].Share);
            foreach (var i in open)
            {
                widths[i] = left * table.Columns[i].Share / shares;
            }

            var narrow = open.Where(i => widths[i] < least[i]).ToList();
            if (narrow.Count == 0 || narrow.Count == open.Count)
            {
                return widths;
            }

            foreach (var i in narrow)
            {
                widths[i] = least[i];
                open.Remove(i);
            }
        }
    }

    private static double LongestWord(PaperTable table, TableColumn column, int index)
    {
        var longest = 0d;
        foreach (var text in table.Rows.Where(r => !r.IsGroup).Select(r => r.Cells[index]).Prepend(column.Title))
        {
            foreach (var word in text.Split([' ', '\n']))
            {
                // Most words are far below the longest met; only the few that may top it are measured.
                if (word.Length * PaperLayout.TablePt * 0.36 > longest)
                {
                    longest = Math.Max(longest, HeadingText.WidthMm(word, PaperLayout.TablePt));
                }
            }
        }

        return longest;
    }
}
