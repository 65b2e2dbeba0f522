using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Monitor.Worker.Storage;

/// <summary>
/// Writes the new rows of a context by one prepared statement a table, inside the transaction that is open. The framework's own
/// way makes a command and reads an answer for each row, which is most of what a commit of a crawl takes. Rows that were changed
/// or deleted, and the new ones of their tables, are left to it: it knows the order in which they do not hurt a unique index.
/// </summary>
internal sealed class SqliteInserts(MonitorContext db)
{
    /// <returns>How many rows were written.</returns>
    public int Write()
    {
        if (db.Database.CurrentTransaction is null) return 0;
        var entries = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var left = entries.Where(entry => entry.State is not EntityState.Added).Select(entry => entry.Metadata).ToHashSet();
        var added = entries.Where(entry => entry.State is EntityState.Added && !left.Contains(entry.Metadata)).ToLookup(entry => entry.Metadata);
        return SqliteTable.InOrder(db.Model).Where(table => added[table.Entity].Any()).Sum(table => Write(table, added[table.Entity]));
    }

    private int Write(SqliteTable table, IEnumerable<EntityEntry> entries)
    {
        using var command = Command(table);
        var written = 0;
        foreach (var entry in InTurn(table, entries))
        {
            // What it points to was left to the framework, so it has no number yet.
            if (table.References.Any(property => entry.Property(property).IsTemporary)) continue;
            for (var i = 0; i < table.Columns.Count; i++) command.Parameters[i].Value = table.Columns[i].ValueOf(entry) ?? DBNull.Value;
            var number = command.ExecuteScalar();
            if (table.Number is { } key) entry.Property(key).CurrentValue = number;
            entry.State = EntityState.Unchanged;
            written++;
        }

        return written;
    }

    // The tracker lists them in any order. Their temporary numbers count up, and followers see items in the order of the list.
    private static IEnumerable<EntityEntry> InTurn(SqliteTable table, IEnumerable<EntityEntry> entries) =>
        table.Number is { } number ? entries.OrderBy(entry => (long)entry.CurrentValues[number]!) : entries;

    private DbCommand Command(SqliteTable table)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = table.Insert;
        foreach (var column in table.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Parameter;
            parameter.Value = DBNull.Value;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
