using CcHc.Portal.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CcHc.Portal.Benchmarks;

/// <summary>Writes entities as the context would, without tracking them: columns and conversions come from the model.</summary>
internal sealed class BulkInsert<T> : IDisposable
    where T : Entity
{
    private readonly SqliteCommand command;
    private readonly List<(SqliteParameter Parameter, IProperty Property)> columns = [];

    internal BulkInsert(DbContext model, SqliteTransaction transaction)
    {
        var type = model.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        foreach (var property in type.GetProperties())
        {
            columns.Add((command.Parameters.AddWithValue("$p" + columns.Count, DBNull.Value), property));
        }

        var names = string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName(table)}\""));
        var values = string.Join(", ", columns.Select(c => c.Parameter.ParameterName));

        // Names come from the model.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({values})";
#pragma warning restore CA2100
    }

    internal void Add(T entity)
    {
        foreach (var (parameter, property) in columns)
        {
            var value = property.GetGetter().GetClrValue(entity);
            parameter.Value = property.GetTypeMapping() is RelationalTypeMapping { Converter: { } converter } && value is not null
                ? converter.ConvertToProvider(value)
                : value ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
