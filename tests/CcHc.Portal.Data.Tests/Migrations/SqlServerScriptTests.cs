using CcHc.Portal.Data.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace CcHc.Portal.Data.Tests.Migrations;

/// <summary>Without a SQL Server: its migration script is parsed as T-SQL and searched for what the server would refuse.</summary>
public sealed class SqlServerScriptTests
{
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Script_OfAllMigrations_IsTransactSqlWithoutErrors(MigrationsSqlGenerationOptions options) =>
        Assert.Empty(CascadePaths.Read(Script(options)).Errors);

    [Fact]
    public void Script_OfAllMigrations_HasNoMultipleCascadePathsAndDeletesNothingByChain()
    {
        var (paths, _) = CascadePaths.Read(Script(MigrationsSqlGenerationOptions.Default));

        Assert.True(paths.ForeignKeys > 50, $"Only {paths.ForeignKeys} foreign keys were seen.");
        Assert.Empty(paths.Refused());
        // Chosen for the model: what was submitted never vanishes because something else did.
        Assert.Empty(paths.Steps);
    }

    [Fact]
    public void Parser_OfAScriptWithAnError_SaysWhere() =>
        Assert.Equal(["1: Incorrect syntax near TABEL."], CascadePaths.Read("CREATE TABEL [A] ([Id] int);").Errors);

    [Fact]
    public void Finder_SeesTwoWaysToOneTable()
    {
        const string script = """
            CREATE TABLE [A] ([Id] int NOT NULL PRIMARY KEY);
            CREATE TABLE [B] ([Id] int NOT NULL PRIMARY KEY, [AId] int NOT NULL, CONSTRAINT [FK1] FOREIGN KEY ([AId]) REFERENCES [A] ([Id]) ON DELETE CASCADE);
            CREATE TABLE [C] ([Id] int NOT NULL PRIMARY KEY, [AId] int NOT NULL REFERENCES [A] ([Id]) ON DELETE SET NULL, [BId] int NOT NULL);
            GO
            ALTER TABLE [C] ADD CONSTRAINT [FK3] FOREIGN KEY ([BId]) REFERENCES [B] ([Id]) ON DELETE CASCADE;
            """;

        var (paths, errors) = CascadePaths.Read(script);

        Assert.Empty(errors);
        Assert.Equal(["A → C"], paths.Refused());
    }

    [Theory]
    [InlineData("ON DELETE CASCADE", "ON DELETE CASCADE", new[] { "A → B" })]
    [InlineData("ON DELETE CASCADE", "ON UPDATE CASCADE", new[] { "A → B" })]
    [InlineData("ON DELETE CASCADE", "ON DELETE NO ACTION", new string[0])]
    [InlineData("", "", new string[0])]
    public void Finder_SeesTwoKeysBetweenTheSameTables(string first, string second, string[] expected)
    {
        var (paths, errors) = CascadePaths.Read(
            "CREATE TABLE [A] ([Id] int PRIMARY KEY);" +
            $"CREATE TABLE [B] ([X] int, [Y] int, FOREIGN KEY ([X]) REFERENCES [A] ([Id]) {first}, FOREIGN KEY ([Y]) REFERENCES [A] ([Id]) {second});");

        Assert.Empty(errors);
        Assert.Equal(2, paths.ForeignKeys);
        Assert.Equal(expected, paths.Refused());
    }

    [Fact]
    public void Finder_SeesCircles() =>
        Assert.Equal(["A ↻"], CascadePaths.Read("CREATE TABLE [A] ([Id] int PRIMARY KEY, [P] int REFERENCES [A] ([Id]) ON DELETE CASCADE);").Paths.Refused());

    private static string Script(MigrationsSqlGenerationOptions options)
    {
        using var db = TestDatabase.SqlServer();
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }
}
