using System.Collections;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

/// <summary>What is saved is what is loaded: every type, every column, with no column left empty that can hold something.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Everything_SavedToSqlite_IsLoadedEqual()
    {
        using var database = new TestDatabase();

        SaveAndCompare(database.Open);
    }

    [Fact]
    public void Everything_SavedToSqlServer_IsLoadedEqual()
    {
        var server = Environment.GetEnvironmentVariable("CCHC_TEST_SQLSERVER");
        if (string.IsNullOrEmpty(server))
        {
            Assert.Skip("CCHC_TEST_SQLSERVER holds no connection string: nothing was saved to a SQL Server. Its script is parsed and its queries are translated in other tests.");
        }

        // A database of its own on that server, whatever the string names.
        var own = new SqlConnectionStringBuilder(server) { InitialCatalog = $"cchc_test_{Guid.CreateVersion7():N}" }.ConnectionString;
        using var admin = TestDatabase.SqlServer(own);
        admin.Database.Migrate();
        try
        {
            SaveAndCompare(() => TestDatabase.SqlServer(own));
        }
        finally
        {
            admin.Database.EnsureDeleted();
        }
    }

    private static void SaveAndCompare(Func<PortalDbContext> open)
    {
        Dictionary<string, string> saved;
        using (var db = open())
        {
            db.AddRange(new Everything().Things);
            foreach (var entry in db.ChangeTracker.Entries().ToList())
            {
                FillEmpty(entry);
            }

            db.SaveChanges();
            foreach (var (place, audit) in db.AuditEntries.Local.ToList().Index())
            {
                audit.Seal(place + 1, new string('0', 64), new string('f', 64));
            }

            db.SaveChanges();
            saved = Describe(db);
        }

        using (var db = open())
        {
            foreach (var type in db.Model.GetEntityTypes())
            {
                Load(db, type);
            }

            var loaded = Describe(db);

            Assert.Empty(db.Model.GetEntityTypes().Select(t => t.ClrType.Name).Except(db.ChangeTracker.Entries().Select(e => e.Metadata.ClrType.Name)));
            Assert.Equal(saved.Keys.Order(StringComparer.Ordinal), loaded.Keys.Order(StringComparer.Ordinal));
            Assert.All(saved, row => Assert.Equal(row.Value, loaded[row.Key]));
        }
    }

    /// <summary>Every column that may hold something holds it, text as long as it may be.</summary>
    private static void FillEmpty(EntityEntry entry)
    {
        foreach (var property in entry.Properties.Where(p => p.CurrentValue is null && !p.Metadata.IsKey() && !p.Metadata.IsForeignKey()))
        {
            var type = Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType;
            property.CurrentValue = type switch
            {
                _ when type == typeof(string) => Text(property.Metadata.GetMaxLength()),
                _ when type == typeof(DateTimeOffset) => Everything.Now,
                _ when type == typeof(DateOnly) => new DateOnly(2026, 12, 31),
                _ when type == typeof(int) => 12_345,
                _ when type == typeof(long) => 1_234_567_890_123,
                _ when type == typeof(Guid) => Guid.CreateVersion7(),
                _ when type == typeof(Domain.Points) => new Domain.Points(123_456_789),
                _ when type.IsEnum => Enum.GetValues(type).GetValue(1),
                _ => throw new NotSupportedException($"{entry.Metadata.ClrType.Name}.{property.Metadata.Name}: say here what to put into a {type.Name}."),
            };
        }
    }

    private static string Text(int? length)
    {
        const string words = "Đẩy mạnh cải cách hành chính «2026», phục vụ Nhân dân. ";
        var wanted = length is > 0 and { } most ? most : 20_000;
        return string.Concat(Enumerable.Repeat(words, (wanted / words.Length) + 1))[..wanted];
    }

    private static Dictionary<string, string> Describe(PortalDbContext db) => db.ChangeTracker.Entries().ToDictionary(
        e => e.Metadata.ClrType.Name + " " + string.Join('/', e.Metadata.FindPrimaryKey()!.Properties.Select(p => e.Property(p.Name).CurrentValue)),
        e => string.Join('\n', e.Properties.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal).Select(p => $"{p.Metadata.Name} = {Show(p.CurrentValue)}")));

    private static string Show(object? value) => value switch
    {
        null => "(none)",
        DateTimeOffset at => at.ToString("o"),
        string text => text,
        IEnumerable list => string.Join(" | ", list.Cast<object>()),
        _ => value.ToString()!,
    };

    private static void Load(PortalDbContext db, IEntityType type)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
        // History too, which queries pass over otherwise.
        var all = (IEnumerable)typeof(EntityFrameworkQueryableExtensions).GetMethod(nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters), 1, [typeof(IQueryable<>).MakeGenericType(Type.MakeGenericMethodParameter(0))])!
            .MakeGenericMethod(type.ClrType).Invoke(null, [set])!;
        foreach (var row in all)
        {
            Assert.NotNull(row);
        }
    }
}
