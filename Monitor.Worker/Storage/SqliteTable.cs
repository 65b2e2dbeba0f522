using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Monitor.Worker.Storage;

/// <summary>How rows of one table are inserted, read from the model: a new column needs nothing here.</summary>
internal sealed class SqliteTable
{
    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<SqliteTable>> Known = [];

    private SqliteTable(IEntityType entity)
    {
        Entity = entity;
        Number = entity.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } only] && only.ClrType == typeof(long) && !only.IsForeignKey() ? only : null;
        References = [.. entity.GetForeignKeys().SelectMany(key => key.Properties).Distinct()];
        Columns = [.. entity.GetProperties().Where(property => property != Number).Select((property, i) => new Column(property, i))];
        Insert = $"INSERT INTO {Quoted(entity.GetTableName()!)} ({string.Join(", ", Columns.Select(column => Quoted(column.Name)))}) "
            + $"VALUES ({string.Join(", ", Columns.Select(column => column.Parameter))})"
            + (Number is null ? "" : $" RETURNING {Quoted(Number.GetColumnName())}");
    }

    public IEntityType Entity { get; }

    /// <summary>The key that the database counts up; null where the row brings its own.</summary>
    public IProperty? Number { get; }

    public IReadOnlyList<IProperty> References { get; }

    public IReadOnlyList<Column> Columns { get; }

    public string Insert { get; }

    /// <summary>Those that others point to first. Tables that point to each other in a circle are not among them.</summary>
    public static IReadOnlyList<SqliteTable> InOrder(IModel model) => Known.GetValue(model, static model => Sorted(model));

    private static List<SqliteTable> Sorted(IModel model)
    {
        var waiting = model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && !entity.IsOwned()).ToList();
        var sorted = new List<SqliteTable>();
        while (waiting.Find(entity => entity.GetForeignKeys().All(key => !waiting.Contains(key.PrincipalEntityType))) is { } next)
        {
            sorted.Add(new SqliteTable(next));
            waiting.Remove(next);
        }

        return sorted;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal sealed class Column(IProperty property, int number)
    {
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public string Parameter { get; } = $"$p{number}";

        public object? ValueOf(EntityEntry entry) =>
            entry.CurrentValues[property] is { } value ? _convert is null ? value : _convert(value) : null;
    }
}
