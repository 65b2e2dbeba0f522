using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

/// <summary>Ten million documents must not be gone through for one run: each question of the crawl's way finds its rows by an index.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private static readonly string[] Growing =
        ["Items", "ItemKeys", "ItemDates", "Documents", "Versions", "RawBodies", "Classifications", "Events", "Changes", "Deliveries", "Runs"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-plans-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_its_commit_and_its_followers_never_go_through_a_table_that_grows()
    {
        await using var services = Services();
        var store = services.GetRequiredService<MonitorStore>();
        await store.EnsureReadyAsync(Ct);
        using var asked = new Questions(Path.Combine(_folder.FullName, "monitor.db"));

        await RunAsync(store, Samples.Start, id => Samples.New(Samples.Document(id, keys: $"ut-bill:{id}")));
        var known = await store.Runs.KnownAsync(Samples.Source().Id, ["b1", "b2"], ["ut-bill:b1", "ut-bill:x"], ["https://bills.example/elsewhere"], Ct);
        await RunAsync(store, Samples.Start.AddHours(1), id => Samples.Changed(known.ByNativeId[id], Samples.Document(id), $"Another text of {id}."));
        await store.Changes.ReadSinceAsync(0, 100, Ct);
        await store.Runs.StateAsync(Samples.Source().Id, Ct);

        Assert.True(asked.Texts.Count > 15, $"Only {asked.Texts.Count} questions were seen.");
        Assert.Empty(asked.Scans(Growing));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private ServiceProvider Services()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        configuration["Storage:Folder"] = _folder.FullName;
        return new ServiceCollection()
            .AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(configuration)
            .AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration).BuildServiceProvider();
    }

    private static Task<CommitReceipt> RunAsync(MonitorStore store, DateTimeOffset at, Func<string, DocumentChange> change) =>
        store.Runs.CommitAsync(Samples.Commit(Samples.Source(), at, [change("b1"), change("b2")]), Ct);

    /// <summary>Listens to what the framework asks one file.</summary>
    private sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentDictionary<string, IReadOnlyList<(string Name, object? Value)>> _asked = new(StringComparer.Ordinal);
        private readonly List<IDisposable> _subscriptions = [];
        private readonly string _file;

        public Questions(string file)
        {
            _file = file;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ICollection<string> Texts => _asked.Keys;

        public IReadOnlyList<string> Scans(IEnumerable<string> tables)
        {
            using var connection = new SqliteConnection($"Data Source={_file}");
            connection.Open();
            return [.. _asked.SelectMany(question => Plan(connection, question.Key, question.Value)
                .Where(step => tables.Any(table => IsScan(question.Key, step, table)))
                .Select(step => $"{step}: {question.Key}"))];
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not CommandEventData { Command: { } command } || value.Key != RelationalEventId.CommandExecuting.Name) return;
            if (command.Connection?.DataSource != _file || !command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)) return;
            _asked[command.CommandText] = [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))];
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

        // "SCAN i" names the alias; a maximum is read from the end of the key, which the plan calls a search.
        private static bool IsScan(string text, string step, string table) =>
            step.StartsWith("SCAN ", StringComparison.Ordinal)
            && (step.Split(' ')[1] == table || text.Contains($"\"{table}\" AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal));

        private static IEnumerable<string> Plan(SqliteConnection connection, string text, IReadOnlyList<(string Name, object? Value)> parameters)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            using var reader = command.ExecuteReader();
            while (reader.Read()) yield return reader.GetString(3);
        }
    }
}
