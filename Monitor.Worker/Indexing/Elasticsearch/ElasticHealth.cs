using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Searching;
using Monitor.Worker.Indexing.Elasticsearch.Transport;
using Monitor.Worker.Indexing.Elasticsearch.Writing;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>How the cluster and our index in it are. Each question is asked by itself: what one may not ask does not hide the rest.</summary>
internal sealed class ElasticHealth(ElasticTransport transport, ElasticLife life, BulkWriter bulk, TimeProvider time)
{
    private const int ShownLetters = 3;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IndexHealth> AskAsync(CancellationToken ct)
    {
        var report = new Report();
        LiveState? live = null;
        long? documents = null;
        try
        {
            live = await life.FindAsync(Finding.MayLook, ct);
            if (live is null) report.Complain("There is no index yet; the worker makes it and fills it from the store.");
            else if (!live.Index.IsOurs) report.Complain($"{live.Index.Name} was not written by this version of Monitor; the worker replaces it when it is started, and fills it from the store.");
            await AskAsync(report, ct);
            documents = live is null ? null : await CountAsync(report, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            live = null;
            report.Complaints.Insert(0, e is IndexUnavailableException ? e.Message : $"The health of Elasticsearch could not be read ({e.GetType().Name}: {e.Message}).");
        }

        Own(report, live);
        var state = live is null || documents is null ? IndexState.Down : report.Complaints.Count > 0 ? IndexState.Degraded : IndexState.Ready;
        return new IndexHealth(IndexingOptions.Elasticsearch, life.Capabilities?.ToString() ?? "Elasticsearch", state, documents, live?.Cursor, report.Facts, report.Complaints);
    }

    private async Task AskAsync(Report report, CancellationToken ct)
    {
        await TryAsync(report, "cluster", () => ClusterAsync(report, ct));
        if (life.Live is not null) await TryAsync(report, "blocks", () => BlocksAsync(report, ct));
        await TryAsync(report, "memory and disks", () => NodesAsync(report, ct));
    }

    private static async Task TryAsync(Report report, string what, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (IndexUnavailableException e)
        {
            report.Fact(what, $"not known: {e.Message}");
        }
    }

    private async Task ClusterAsync(Report report, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(
            ElasticRequest.Get("cluster.health", $"/_cluster/health/{transport.Settings.Index}-*") with { Timeout = Patience }, ct);
        var (status, nodes) = (Word(answer.Body, "status"), Number(answer.Body, "number_of_nodes"));
        var unassigned = Number(answer.Body, "unassigned_shards");
        report.Fact("cluster", $"{Word(answer.Body, "cluster_name")}, {status}");
        report.Fact("nodes", Text(nodes));
        if (unassigned > 0) report.Fact("shards without a node", Text(unassigned));
        if (status == "red") report.Complain("A part of the index has no node that holds it (red): searches miss what is in it. Bring the missing nodes back; if their data is lost, run the verb reindex.");
        if (status == "yellow") report.Complain("A copy of the index has no node to be on (yellow): it works, but the loss of one node may stop it. Bring the missing nodes back, or set Indexing:Elasticsearch:Replicas lower.");
    }

    private async Task BlocksAsync(Report report, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(
            ElasticRequest.Get("indices.get_settings", $"/{transport.Settings.Index}/_settings/index.blocks.*", ("flat_settings", "true")) with { Timeout = Patience }, ct);
        foreach (var block in answer.Body.EnumerateObject().SelectMany(index => index.Value.GetProperty("settings").EnumerateObject()).Where(block => block.Value.ToString() == "true"))
        {
            report.Complain(ElasticRefusals.Blocked(new ElasticError(ElasticError.Block, block.Name.Replace('_', '-'))));
        }
    }

    private async Task NodesAsync(Report report, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(
            ElasticRequest.Get(
                "nodes.stats", "/_nodes/stats/breaker,fs",
                ("filter_path", "nodes.*.name,nodes.*.breakers.*.tripped,nodes.*.fs.total.total_in_bytes,nodes.*.fs.total.available_in_bytes")) with
            { Timeout = Patience },
            ct);
        if (!answer.Body.TryGetProperty("nodes", out var nodes)) return;
        foreach (var node in nodes.EnumerateObject().Select(row => row.Value))
        {
            var name = Word(node, "name");
            if (node.TryGetProperty("fs", out var disk) && Number(disk.GetProperty("total"), "total_in_bytes") is > 0 and var total)
                report.Fact($"disk of {name}", $"{100 * Number(disk.GetProperty("total"), "available_in_bytes") / total} % free");
            var tripped = node.TryGetProperty("breakers", out var breakers) ? breakers.EnumerateObject().Sum(breaker => Number(breaker.Value, "tripped")) : 0;
            if (tripped > 0) report.Fact($"circuit breaker of {name}", string.Create(CultureInfo.InvariantCulture, $"stopped {tripped} requests for want of memory since it started"));
        }
    }

    private async Task<long?> CountAsync(Report report, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(ElasticRequest.Get("count", $"/{transport.Settings.Index}/_count") with { Timeout = Patience }, ct);
        var shards = answer.Body.GetProperty("_shards");
        if (SearchAnswer.Silent(shards) is > 0 and var silent)
            report.Complain($"{silent} of {Number(shards, "total")} parts of the index did not answer: searches miss what is in them. Look at the cluster's own log.");
        return Number(answer.Body, "count");
    }

    /// <summary>What this process knows by itself.</summary>
    private void Own(Report report, LiveState? live)
    {
        report.Fact("alias", transport.Settings.Index);
        report.Fact("asked at", string.Join(", ", transport.Settings.Nodes.Select(node => node.Authority)));
        var failing = transport.FailingNodes;
        if (failing.Count > 0) report.Complain($"{string.Join(", ", failing)} did not answer when last asked.");
        if (live is not null) Index(report, live);
        if (bulk.Stale > 0) report.Fact("lines that came too late", Text(bulk.Stale));
        if (transport.LastError is { } error) report.Fact("last error", $"{Time(error.At)}: {error.Words}");
        if (life.Begun is not { } begun) return;
        report.Fact("begun anew", $"{Time(begun.At)}: {begun.Why}");
        if (time.GetUtcNow() - begun.At < Recent) report.Complain($"{Time(begun.At)}: {begun.Why}; until that is done searches find less.");
    }

    private static void Index(Report report, LiveState live)
    {
        report.Fact("index", live.Index.Name);
        if (live.Index.Fallbacks.Count > 0)
        {
            report.Fact("analysis without", string.Join("; ", live.Index.Fallbacks));
            report.Complain($"This cluster lacks {live.Index.Fallbacks.Count} parts of the text analysis, so searches find less; install a full Elasticsearch, then run the verb reindex.");
        }

        if (live.Dead.Count == 0) return;
        var shown = live.Dead.All.Take(ShownLetters).Select(letter => string.Create(CultureInfo.InvariantCulture, $"item {letter.ItemId}: {letter.Reason}"));
        report.Fact("refused items", Text(live.Dead.Count));
        report.Complain($"{live.Dead.Count} items were refused and cannot be found by searching ({string.Join("; ", shown)}). If the mapping was changed by somebody, run the verb reindex.");
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;

    private sealed class Report
    {
        public List<KeyValuePair<string, string>> Facts { get; } = [];

        public List<string> Complaints { get; } = [];

        public void Fact(string name, string value) => Facts.Add(new(name, value));

        public void Complain(string words)
        {
            if (!Complaints.Contains(words)) Complaints.Add(words);
        }
    }
}
