namespace CcHc.Portal.Domain.Tables;

/// <summary>A column that a reader knows, under its English name or one of its Vietnamese headers.</summary>
public sealed record TableColumn(string Name, params string[] Vietnamese)
{
    /// <summary>The header that an export writes.</summary>
    public string Header => Vietnamese[0];
}

/// <summary>Where the known columns of a table are, by their English names.</summary>
public sealed class TableColumns
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    private TableColumns(TableRow header)
    {
        Header = header;
    }

    public TableRow Header { get; }

    /// <summary>How many of the known columns are there.</summary>
    public int Count => positions.Count;

    /// <summary>Header cells that no known column claims, in order.</summary>
    public IReadOnlyList<Cell> Others { get; private set; } = [];

    /// <summary>Header cells that name a column a second time.</summary>
    public IReadOnlyList<Cell> Doubled { get; private set; } = [];

    /// <summary>
    /// Matches without accents, case and underscores. Of two headers for one column the one earlier in
    /// <see cref="TableColumn.Vietnamese"/> wins, so that «STT» is a code only where there is no «Mã»; of two columns that go
    /// by one header the earlier has it.
    /// </summary>
    public static TableColumns Find(TableRow header, IReadOnlyList<TableColumn> known)
    {
        var found = new TableColumns(header);
        var claimed = new HashSet<int>();
        var doubled = new List<Cell>();
        foreach (var column in known)
        {
            foreach (var name in column.Vietnamese.Prepend(column.Name))
            {
                var cells = header.Cells.Where(c => !c.IsEmpty && !claimed.Contains(c.Column) && Same(c.Text, name)).ToList();
                if (cells.Count == 0)
                {
                    continue;
                }

                found.positions[column.Name] = cells[0].Column;
                claimed.UnionWith(cells.Select(c => c.Column));
                doubled.AddRange(cells.Skip(1));
                break;
            }
        }

        found.Others = [.. header.Cells.Where(c => !c.IsEmpty && !claimed.Contains(c.Column))];
        found.Doubled = doubled;
        return found;
    }

    /// <summary>Whether any of the columns goes by this header.</summary>
    public static bool Know(string header, IReadOnlyList<TableColumn> known) =>
        known.Any(c => c.Vietnamese.Prepend(c.Name).Any(name => Same(header, name)));

    public bool Has(string name) => positions.ContainsKey(name);

    /// <summary>The cell of the column in the row; an empty one where the file has no such column.</summary>
    public Cell Of(TableRow row, string name) => row.At(positions.GetValueOrDefault(name));

    private static bool Same(string header, string name) => Fold(header) == Fold(name);

    private static string Fold(string text) => Vietnamese.Fold(text.Replace('_', ' '));
}
