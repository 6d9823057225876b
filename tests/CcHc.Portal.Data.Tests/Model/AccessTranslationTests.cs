using System.Linq.Expressions;
using System.Reflection;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

/// <summary>Every filter that a class named …Access in Domain gives becomes SQL on both databases.</summary>
public sealed class AccessTranslationTests
{
    private static readonly IReadOnlyList<MethodInfo> Filters =
    [
        .. typeof(Domain.Entity).Assembly.GetExportedTypes()
            .Where(t => t.Name.EndsWith("Access", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.ReturnType.IsGenericType && m.ReturnType.GetGenericTypeDefinition() == typeof(Expression<>)),
    ];

    public static TheoryData<string> Names => [.. Filters.Select(Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Filter_OfARichActorAndOfAVisitor_TranslatesForBothDatabases(string name)
    {
        var filter = Filters.Single(m => Name(m) == name);
        var somebody = new Actor(Guid.CreateVersion7(), "Lan", [.. Enum.GetValues<Role>().SelectMany(r => new[]
        {
            new ActorRole(r, Guid.CreateVersion7(), "/a/", null, null),
            new ActorRole(r, Guid.CreateVersion7(), "/b/", Guid.CreateVersion7(), "1"),
        })]);

        using var sqlite = TestDatabase.Sqlite("Data Source=:memory:");
        using var sqlServer = TestDatabase.SqlServer();
        foreach (var actor in new[] { somebody, Actor.Visitor })
        {
            Assert.Contains("WHERE", Sql(sqlite, filter, actor), StringComparison.Ordinal);
            Assert.Contains("WHERE", Sql(sqlServer, filter, actor), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Filters_OfCampaignsAndPapers_AreAmongThem() => Assert.Superset(new HashSet<string> { "CampaignAccess.VisibleTo", "PaperAccess.VisibleTo" }, Filters.Select(f => Name(f).Split('/')[0]).ToHashSet());

    // With its parameters: a filter may come in two forms.
    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}/{method.GetParameters().Length}";

    private static string Sql(PortalDbContext db, MethodInfo filter, Actor actor)
    {
        var arguments = filter.GetParameters().Select(p => p.ParameterType switch
        {
            var t when t == typeof(Actor) => (object)actor,
            var t when t == typeof(string) => "/0a/",
            var t when t == typeof(Guid) => Guid.CreateVersion7(),
            var t when t == typeof(DateOnly) => new DateOnly(2026, 3, 2),
            var t when t == typeof(DateTimeOffset) => Everything.Now,
            { IsGenericType: true } t when t.GetGenericTypeDefinition() == typeof(IQueryable<>) => Set(db, t.GetGenericArguments()[0]),
            var t => throw new NotSupportedException($"{Name(filter)}: say here what to pass for a {t.Name}."),
        }).ToArray();
        var expression = filter.Invoke(null, arguments)!;
        var entity = filter.ReturnType.GetGenericArguments()[0].GetGenericArguments()[0];
        var where = typeof(Queryable).GetMethods()
            .First(m => m.Name == nameof(Queryable.Where) && m.GetParameters()[1].ParameterType.GetGenericArguments()[0].GetGenericArguments().Length == 2)
            .MakeGenericMethod(entity);
        return ((IQueryable)where.Invoke(null, [Set(db, entity), expression])!).ToQueryString();
    }

    private static object Set(PortalDbContext db, Type entity) =>
        typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity).Invoke(db, null)!;
}
