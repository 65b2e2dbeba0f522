using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Monitor.Worker.Tests.Storage;

/// <summary>Which stores the framework was asked to migrate, whether there was something to do or not.</summary>
internal sealed class MigrationsSeen : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly ConcurrentBag<string> _stores = [];

    public MigrationsSeen() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public IReadOnlyCollection<string> Stores => _stores;

    public static string NameOf(DbConnection connection) => $"{connection.DataSource}/{connection.Database}";

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.MigrateUsingConnection.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is MigratorConnectionEventData migrated) _stores.Add(NameOf(migrated.Connection));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }
}
