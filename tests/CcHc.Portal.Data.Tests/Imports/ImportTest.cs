using System.Text;
using CcHc.Portal.Data.Imports;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Units;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Imports;

/// <summary>A SQLite file of its own, made from the model.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2025, 10, 14, 2, 0, 0, TimeSpan.Zero);
    protected static readonly DateOnly Today = new(2025, 10, 14);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"import-{Guid.CreateVersion7():N}.db");

    public async ValueTask InitializeAsync()
    {
        await using var db = NewContext();
        await db.Database.EnsureCreatedAsync();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(SqlitePortalDbContext.ConnectionString(path)));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected SqlitePortalDbContext NewContext()
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, SqlitePortalDbContext.ConnectionString(path));
        return new SqlitePortalDbContext(options.Options);
    }

    protected static Table Csv(params string[] lines) => TableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "tep.csv");

    protected async Task<ImportReport> LookAsync(ImportKind kind, Table table, bool closesMissing = false)
    {
        await using var db = NewContext();
        return (await ImportFiles.PlanAsync(db, kind, table, new ImportOptions(Today, Today, closesMissing))).Report;
    }

    protected async Task<(ImportReport Report, IReadOnlyList<Accounts.SignInSlip> Slips)> CarryOutAsync(ImportKind kind, Table table, bool closesMissing = false)
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var plan = await ImportFiles.PlanAsync(db, kind, table, new ImportOptions(Today, Today, closesMissing));
        var slips = await plan.ApplyAsync(Actor.Portal, Now);
        await transaction.CommitAsync();
        return (plan.Report, slips);
    }

    protected static string Counts(ImportReport report) =>
        $"{report.Count(ImportOutcome.New)} new, {report.Count(ImportOutcome.Changed)} changed, {report.Count(ImportOutcome.Closed)} closed, {report.Unchanged} same, {report.Errors.Count} wrong";

    protected async Task<Unit> UnitAsync(string code)
    {
        await using var db = NewContext();
        return await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Code == code);
    }
}
