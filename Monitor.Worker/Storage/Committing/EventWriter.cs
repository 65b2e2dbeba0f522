using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Adds events that have not been told yet: unique by item, kind and discriminator.</summary>
internal sealed class EventWriter(MonitorContext db)
{
    /// <returns>For each event that was added, the change that told it.</returns>
    public async Task<IReadOnlyList<Written>> AddAsync(IReadOnlyCollection<Written> written, CancellationToken ct)
    {
        var told = await ToldAsync([.. written.Where(one => one.Change.Events.Count > 0).Select(one => one.Item.Id).Distinct()], ct);
        var added = new List<Written>();
        foreach (var one in written)
        {
            foreach (var happened in one.Change.Events)
            {
                var discriminator = StoredText.Key(happened.Discriminator);
                if (!told.Add((one.Item.Id, happened.Kind, discriminator))) continue;
                db.Events.Add(Row(one, happened, discriminator));
                one.Item.ChangedAt = one.SeenAt > one.Item.ChangedAt ? one.SeenAt : one.Item.ChangedAt;
                added.Add(one);
            }
        }

        return added;
    }

    private async Task<HashSet<(long Item, EventKind Kind, string Discriminator)>> ToldAsync(IEnumerable<long> items, CancellationToken ct)
    {
        var told = new HashSet<(long, EventKind, string)>();
        foreach (var chunk in items.Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var rows = await db.Events.Where(row => ids.Contains(row.ItemId)).Select(row => new { row.ItemId, row.Kind, row.Discriminator }).ToListAsync(ct);
            told.UnionWith(rows.Select(row => (row.ItemId, row.Kind, row.Discriminator)));
        }

        return told;
    }

    private static EventRow Row(Written one, ItemEvent happened, string discriminator) => new()
    {
        ItemId = one.Item.Id,
        Kind = happened.Kind,
        Discriminator = discriminator,
        SeenAt = happened.SeenAt,
        DocumentId = one.Document.Id,
        Version = one.Document.Version,
        Source = one.Document.Source,
        Event = happened,
    };
}
