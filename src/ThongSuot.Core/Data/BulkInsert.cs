using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Data;

/// <summary>
/// Writes many new rows fast, by what the model knows of their tables: binary COPY on PostgreSQL, one prepared insert on SQLite, in the transaction of the operation.
/// The change tracker takes some ten times as long.
/// </summary>
internal static class BulkInsert
{
    /// <summary>Up to here the change tracker does, with an entry in the history for every row; beyond there is one entry for every subject.</summary>
    public const int Few = 200;

    /// <summary>Saves new entities, whatever their number; afterwards they have their ids. Those that others refer to come first.</summary>
    public static async Task AddAsync(this AppDbContext db, Work work, IReadOnlyCollection<object> entities, CancellationToken cancel)
    {
        if (entities.Count <= Few)
        {
            db.AddRange(entities);
            await db.SaveChangesAsync(cancel);
            return;
        }
        await db.SaveChangesAsync(cancel);
        foreach (var rows in entities.GroupBy(e => e.GetType()))
        {
            await WriteAsync(db, [.. rows], cancel);
            work.Filled(db.Model.FindEntityType(rows.Key)!.GetTableName()!, rows.Count());
        }
        foreach (var subject in entities.OfType<ITracked>().GroupBy(e => e.Subject))
            work.Record(subject.Key, "added", HistoryJson.Added(subject.Select(e => (db.Model.FindEntityType(e.GetType())!, (object)e))));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Lets the server see how many rows there are now: until its own round comes, a minute later, it would read tables of tens of thousands as if they were empty. SQLite plans without.</summary>
    public static Task LookAsync(AppDbContext db, IReadOnlyCollection<string> tables, CancellationToken cancel)
    {
        if (tables.Count == 0 || db is not PostgresDbContext) return Task.CompletedTask;
        var analyze = $"ANALYZE {string.Join(", ", tables.Order(StringComparer.Ordinal).Select(t => $"\"{t}\""))}";
        return db.Database.ExecuteSqlRawAsync(analyze, cancel);
    }

    /// <summary>Writes rows of one type; leaves no trace in the history.</summary>
    public static async Task WriteAsync<T>(AppDbContext db, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) return;
        var type = db.Model.FindEntityType(rows[0].GetType()) ?? throw new InvalidOperationException($"{rows[0].GetType().Name} has no table.");
        if (Ground.IsOf(type.ClrType)) db.ChangeGround();
        var table = type.GetTableName()!;
        if (type.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd, ClrType: var key, PropertyInfo: { } id }] } && key == typeof(long))
        {
            var next = await TakeIdsAsync(db, table, rows.Count, cancel);
            for (var i = 0; i < rows.Count; i++) id.SetValue(rows[i], next[i]);
        }
        var columns = type.GetProperties().Select(p => new Column(p)).ToArray();
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await CopyAsync(postgres, table, columns, rows, cancel);
        else await InsertAsync(db, table, columns, rows, cancel);
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, string table, Column[] columns, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows) await writer.WriteRowAsync(cancel, Array.ConvertAll(columns, c => c.ValueOf(row)));
        await writer.CompleteAsync(cancel);
    }

    private static async Task InsertAsync<T>(AppDbContext db, string table, Column[] columns, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        await command.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            // SQLite answers at once; a task for every row would only cost.
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++) parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task<IReadOnlyList<long>> TakeIdsAsync(AppDbContext db, string table, int count, CancellationToken cancel)
    {
        if (db is PostgresDbContext)
            return await db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence({'"' + table + '"'}, 'Id')) AS \"Value\" FROM generate_series(1, {count})").ToListAsync(cancel);
        // One connection writes at a time, and what it writes moves the sequence on.
        var last = await db.Database.SqlQuery<long>($"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = {table}), 0) AS \"Value\"").SingleAsync(cancel);
        return [.. Enumerable.Range(1, count).Select(i => last + i)];
    }

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object? ValueOf(object row) => _getter.GetClrValue(row) is { } value ? _convert is null ? value : _convert(value) : null;
    }
}
