using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CcHc.Portal.Data.Tests.Migrations;

/// <summary>
/// Reads a T-SQL script and finds what SQL Server refuses with error 1785: two ways, or a circle, by which deleting or changing
/// a row of one table would change rows of another.
/// </summary>
internal sealed class CascadePaths : TSqlFragmentVisitor
{
    private readonly List<(string From, string To)> steps = [];

    /// <summary>Foreign keys seen, cascading or not.</summary>
    public int ForeignKeys { get; private set; }

    /// <summary>From the table that is referenced to the one whose rows follow.</summary>
    public IReadOnlyList<(string From, string To)> Steps => steps;

    public static (CascadePaths Paths, IReadOnlyList<string> Errors) Read(string script)
    {
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        var paths = new CascadePaths();
        fragment?.Accept(paths);
        return (paths, [.. errors.Select(e => $"{e.Line}: {e.Message}")]);
    }

    public override void Visit(CreateTableStatement node) => Take(node.SchemaObjectName, node.Definition);

    public override void Visit(AlterTableAddTableElementStatement node) => Take(node.SchemaObjectName, node.Definition);

    /// <summary>«A → B» for each pair with more than one way, «A ↻» for each table that comes back to itself.</summary>
    public IReadOnlyList<string> Refused()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var start in steps.Select(s => s.From).Distinct())
        {
            var ways = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            Walk(start, start, [start], ways, found);
            found.UnionWith(ways.Where(w => w.Value > 1).Select(w => $"{start} → {w.Key}"));
        }

        return [.. found];
    }

    private void Walk(string start, string at, HashSet<string> passed, Dictionary<string, int> ways, SortedSet<string> found)
    {
        foreach (var (_, to) in steps.Where(s => string.Equals(s.From, at, StringComparison.OrdinalIgnoreCase)))
        {
            if (!passed.Add(to))
            {
                found.Add(to + " ↻");
                continue;
            }

            ways[to] = ways.GetValueOrDefault(to) + 1;
            Walk(start, to, passed, ways, found);
            passed.Remove(to);
        }
    }

    private void Take(SchemaObjectName table, TableDefinition? definition)
    {
        if (definition is null)
        {
            return;
        }

        var constraints = definition.TableConstraints.Concat(definition.ColumnDefinitions.SelectMany(c => c.Constraints));
        foreach (var key in constraints.OfType<ForeignKeyConstraintDefinition>())
        {
            ForeignKeys++;
            if (Follows(key.DeleteAction) || Follows(key.UpdateAction))
            {
                steps.Add((key.ReferenceTableName.BaseIdentifier.Value, table.BaseIdentifier.Value));
            }
        }
    }

    private static bool Follows(DeleteUpdateAction action) => action is DeleteUpdateAction.Cascade or DeleteUpdateAction.SetNull or DeleteUpdateAction.SetDefault;
}
