using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>
/// Writes items in requests of a bounded size. Each item has its own fate: what the cluster is too busy for is sent again alone, what it
/// refuses for good is set aside with the reason, and the others go on.
/// </summary>
internal sealed partial class BulkWriter(ElasticTransport transport, TimeProvider time, ILogger<BulkWriter> logger)
{
    private const int MostTries = 8;
    private const int Patience = 4;

    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10), time);

    /// <summary>Lines that the index knew something newer of.</summary>
    public long Stale { get; private set; }

    /// <param name="target">The alias, which must be there, or an index that nobody searches yet.</param>
    /// <exception cref="IndexUnavailableException">The cluster takes nothing now. What was written may be written again.</exception>
    public async Task WriteAsync(BulkTarget target, IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long cursor, CancellationToken ct)
    {
        using var first = new BulkLines();
        using var second = new BulkLines();
        var (filling, sending, sent) = (first, second, Task.CompletedTask);
        try
        {
            foreach (var itemId in deletes) filling.Delete(itemId, cursor);
            foreach (var item in Newest(upserts))
            {
                ct.ThrowIfCancellationRequested();
                filling.Upsert(item, cursor);
                if (filling.Length < transport.Settings.BulkBytes) continue;
                // The next lines are written while these travel.
                await sent;
                (filling, sending) = (sending, filling);
                sent = SendAsync(target, sending, sending.Items, ct);
                filling.Clear();
            }

            await sent;
            await SendAsync(target, filling, filling.Items, ct);
        }
        finally
        {
            // Its memory goes back when it is no longer read.
            await sent.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static Dictionary<long, SearchDocument>.ValueCollection Newest(IReadOnlyCollection<SearchDocument> upserts)
    {
        var last = new Dictionary<long, SearchDocument>(upserts.Count);
        foreach (var item in upserts) last[item.ItemId] = item;
        return last.Values;
    }

    private async Task SendAsync(BulkTarget target, BulkLines lines, IReadOnlyList<BulkItem> items, CancellationToken ct)
    {
        if (items.Count == 0) return;
        var again = await SendOnceAsync(target, lines, items, 1, ct);
        for (var attempt = 2; again.Count > 0; attempt++)
        {
            await _backoff.WaitAsync(attempt - 1, ct);
            using var few = new BulkLines();
            foreach (var item in again) few.Repeat(lines, item);
            var still = (await SendOnceAsync(target, few, few.Items, attempt, ct)).Select(item => item.Id).ToHashSet();
            again = [.. again.Where(item => still.Contains(item.Id))];
        }
    }

    /// <returns>The items to send again.</returns>
    private async Task<IReadOnlyList<BulkItem>> SendOnceAsync(BulkTarget target, BulkLines lines, IReadOnlyList<BulkItem> items, int attempt, CancellationToken ct)
    {
        var request = Request(target, lines.Of(items[0].Start, items[^1].Start + items[^1].Length - items[0].Start));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Status is 413 || (answer.Status is 429 && answer.Error?.Type is ElasticError.CircuitBreaker && items.Count > 1))
            return await HalvesAsync(target, lines, items, attempt, ct);
        // Busy with all of it: none has gone in.
        if (answer.Status is 429 && !ElasticRefusals.IsLasting(answer.Error) && attempt < MostTries) return items;
        answer.Good(request, transport.Settings);
        var again = new List<BulkItem>();
        if (!answer.Body.GetProperty("errors").GetBoolean() && target.Dead.Count == 0) return again;
        ElasticError? busy = null;
        foreach (var (line, item) in answer.Body.GetProperty("items").EnumerateArray().Zip(items))
        {
            var outcome = BulkOutcome.Read(line, item.IsDelete);
            if (outcome.Verdict is BulkVerdict.Halt) throw new IndexUnavailableException(ElasticRefusals.Words(request, outcome.Status, outcome.Error, transport.Settings));
            if (Settle(target, item, outcome)) continue;
            again.Add(item);
            busy = outcome.Error;
        }

        if (again.Count > 0 && attempt >= MostTries)
            throw new IndexUnavailableException($"Elasticsearch was too busy for {again.Count} items in {MostTries} tries ({busy?.ToString() ?? "no reason given"}); they are tried again later.");
        return again;
    }

    /// <returns>False when the item is to be sent again.</returns>
    private bool Settle(BulkTarget target, BulkItem item, BulkOutcome outcome)
    {
        switch (outcome.Verdict)
        {
            case BulkVerdict.Again:
                return false;
            case BulkVerdict.Stale:
                Stale++;
                break;
            case BulkVerdict.Dead:
                var reason = outcome.Error?.ToString() ?? $"status {outcome.Status}";
                target.Dead.Add(item.Id, reason);
                Log.Dead(logger, item.Id, reason);
                break;
            default:
                target.Dead.Forgive(item.Id);
                break;
        }

        return true;
    }

    /// <summary>A body that is too large for the cluster or for its memory.</summary>
    private async Task<IReadOnlyList<BulkItem>> HalvesAsync(BulkTarget target, BulkLines lines, IReadOnlyList<BulkItem> items, int attempt, CancellationToken ct)
    {
        if (items.Count > 1)
        {
            var half = items.Count / 2;
            return
            [
                .. await SendOnceAsync(target, lines, [.. items.Take(half)], attempt, ct),
                .. await SendOnceAsync(target, lines, [.. items.Skip(half)], attempt, ct),
            ];
        }

        Settle(target, items[0], new BulkOutcome(BulkVerdict.Dead, 413, new ElasticError("", $"it is larger than the cluster takes ({items[0].Length} bytes; raise http.max_content_length there)")));
        return [];
    }

    private ElasticRequest Request(BulkTarget target, ReadOnlyMemory<byte> body) => new(
        "bulk", HttpMethod.Post, $"/{target.Name}/_bulk",
        [
            KeyValuePair.Create("require_alias", target.IsAlias ? "true" : "false"),
            KeyValuePair.Create("filter_path", "errors,items.*.status,items.*.error"),
        ],
        body, IsNdjson: true)
    { Timeout = transport.Settings.Timeout * Patience };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Item {ItemId} was refused by Elasticsearch and cannot be found by searching: {Reason}. See docs/elasticsearch.md.")]
        public static partial void Dead(ILogger logger, long itemId, string reason);
    }
}

/// <summary>Where items are written, and where those go that it refuses.</summary>
internal sealed record BulkTarget(string Name, bool IsAlias, DeadLetters Dead);
