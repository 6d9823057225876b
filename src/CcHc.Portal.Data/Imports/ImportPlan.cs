using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Data.Imports;

/// <param name="Today">Decides which units are valid and which roles are in force.</param>
/// <param name="EffectiveFrom">The day from which a new name holds, and the first day without a unit that is closed.</param>
/// <param name="ClosesMissing">Units with a code that the file lacks are closed.</param>
public sealed record ImportOptions(DateOnly Today, DateOnly EffectiveFrom, bool ClosesMissing = false);

/// <summary>What a file would do, and the way to do it in the caller's transaction. Made anew for each look: nothing is kept between.</summary>
public sealed class ImportPlan(ImportReport report, Func<Actor, DateTimeOffset, CancellationToken, Task<IReadOnlyList<SignInSlip>>> apply)
{
    public ImportReport Report { get; } = report;

    /// <summary>Carries it out and saves. The caller opens the transaction and commits it.</summary>
    /// <returns>One-time codes of accounts that were made; they cannot be had again.</returns>
    /// <exception cref="DomainRuleException">when there are errors or nothing to do.</exception>
    public Task<IReadOnlyList<SignInSlip>> ApplyAsync(Actor by, DateTimeOffset now, CancellationToken cancellation = default)
    {
        DomainRuleException.ThrowIfAny(Report.Obstacles());
        return apply(by, now, cancellation);
    }
}

/// <summary>The imports by kind, with what their files look like.</summary>
public static class ImportFiles
{
    public static Task<ImportPlan> PlanAsync(PortalDbContext db, ImportKind kind, Table table, ImportOptions options, CancellationToken cancellation = default) => kind switch
    {
        ImportKind.Territories => AdministrativeUnitImport.PlanAsync(db, table, cancellation),
        ImportKind.Units => UnitImport.PlanAsync(db, table, options, cancellation),
        ImportKind.Contacts => ContactImport.PlanAsync(db, table, options, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Headers and a few rows as an example, for the file that people fill in.</summary>
    public static (IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Examples) Template(ImportKind kind) => kind switch
    {
        ImportKind.Territories => (Domain.Units.TerritoryFile.Columns, AdministrativeUnitImport.Examples),
        ImportKind.Units => (Domain.Units.UnitFile.Columns, UnitImport.Examples),
        ImportKind.Contacts => (ContactFile.Columns, ContactImport.Examples),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
