using System.Data.Common;

namespace Monitor.Worker.Storage;

/// <summary>The store was written by a newer version, whose tables this one does not know.</summary>
internal sealed class StoreIsNewerException(DbConnection store, string migration) : Exception(
    $"The store {store.Database} in {store.DataSource} was written by a newer Monitor (its schema has '{migration}', which this version does not know). " +
    "Start that newer version again, or restore a backup from before the upgrade.");
