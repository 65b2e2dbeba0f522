using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>An item's sketch: numbers of which two alike items are likely to share one.</summary>
public sealed record Sketch(LikenessText Item, IReadOnlyList<long> Bands);

/// <summary>Two items found alike.</summary>
public sealed record AlikePair(long FirstId, long SecondId, double TitleLikeness, double TextLikeness);

/// <summary>Items to be looked at, and where to go on.</summary>
public sealed record LikenessBatch(long Cursor, IReadOnlyList<LikenessText> Items);

/// <summary>Finds items that may be alike by the bands of their sketches: a few look-ups in an index for each item, however many there are.</summary>
internal sealed class LikenessStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    private const string Follower = "likeness";

    /// <summary>Boilerplate fills a band with thousands: the newest of them are enough.</summary>
    private const int MostOfBand = 200;

    private const int MostCandidates = 24;

    public async Task<long> CursorAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Cursors.Where(row => row.Follower == Follower).Select(row => row.Sequence).SingleOrDefaultAsync(ct);
    }

    /// <summary>Items that changed after the cursor and whose title or text is not sketched yet. The cursor stays where nothing changed.</summary>
    public async Task<LikenessBatch> ReadSinceAsync(long cursor, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var changes = await db.Changes.AsNoTracking().Where(row => row.Sequence > cursor).OrderBy(row => row.Sequence).Take(take).ToListAsync(ct);
        if (changes is []) return new LikenessBatch(cursor, []);
        var ids = changes.Select(row => row.ItemId).Distinct().ToList();
        var done = await db.Likenesses.Where(row => ids.Contains(row.ItemId)).ToDictionaryAsync(row => row.ItemId, row => row.Fingerprint, ct);
        var texts = await TextsAsync(db, ids, ct);
        return new LikenessBatch(changes[^1].Sequence, [.. texts.Where(text => done.GetValueOrDefault(text.ItemId) != text.Fingerprint)]);
    }

    /// <summary>Puts the sketches where others find them. Until <see cref="FinishAsync"/> they count as not done.</summary>
    public Task<int> SketchAsync(IReadOnlyList<Sketch> sketches, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var ids = sketches.Select(sketch => sketch.Item.ItemId).ToList();
                await db.Likenesses.Where(row => ids.Contains(row.ItemId)).ExecuteDeleteAsync(token);
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var sketch in sketches)
                {
                    db.Likenesses.Add(new LikenessRow { ItemId = sketch.Item.ItemId, Fingerprint = "", Day = sketch.Item.Day });
                    db.LikenessBands.AddRange(sketch.Bands.Distinct().Select(band => new LikenessBandRow { Band = band, ItemId = sketch.Item.ItemId }));
                }

                return await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Items that share a band and are near in time, those that share most first.</summary>
    public async Task<IReadOnlyList<LikenessText>> CandidatesAsync(Sketch sketch, int days, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var shared = new Dictionary<long, int>();
        foreach (var band in sketch.Bands.Distinct())
        {
            var found = await db.LikenessBands.Where(row => row.Band == band && row.ItemId != sketch.Item.ItemId)
                .OrderByDescending(row => row.ItemId).Take(MostOfBand).Select(row => row.ItemId).ToListAsync(ct);
            foreach (var id in found) shared[id] = shared.GetValueOrDefault(id) + 1;
        }

        if (shared.Count == 0) return [];
        var (from, until) = (sketch.Item.Day.AddDays(-days), sketch.Item.Day.AddDays(days));
        var ids = shared.Keys.ToList();
        var near = await db.Likenesses.Where(row => ids.Contains(row.ItemId) && row.Day >= from && row.Day <= until).Select(row => row.ItemId).ToListAsync(ct);
        return await TextsAsync(db, [.. near.OrderByDescending(id => shared[id]).ThenByDescending(id => id).Take(MostCandidates)], ct);
    }

    /// <summary>Keeps the pairs that were never suggested, marks the sketches as done and moves the cursor: all of it or nothing.</summary>
    /// <returns>How many suggestions are new.</returns>
    public Task<int> FinishAsync(IReadOnlyList<Sketch> sketches, IReadOnlyList<AlikePair> pairs, long cursor, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                foreach (var sketch in sketches)
                {
                    await db.Likenesses.Where(row => row.ItemId == sketch.Item.ItemId)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Fingerprint, sketch.Item.Fingerprint), token);
                }

                var added = 0;
                foreach (var pair in pairs) added += await SuggestAsync(db, pair, token) ? 1 : 0;
                if (await db.Cursors.SingleOrDefaultAsync(row => row.Follower == Follower, token) is { } known) known.Sequence = cursor;
                else db.Cursors.Add(new CursorRow { Follower = Follower, Sequence = cursor });
                await db.SaveChangesAsync(token);
                return added;
            },
            ct);

    private async Task<bool> SuggestAsync(MonitorContext db, AlikePair pair, CancellationToken ct)
    {
        var one = await db.FamilyAsync(pair.FirstId, ct);
        var other = await db.FamilyAsync(pair.SecondId, ct);
        if (one[0] == other[0]) return false;
        // Also what was said of an item that belongs to one of the two by now holds.
        var known = await db.Suggestions.AnyAsync(
            row => (one.Contains(row.FirstId) && other.Contains(row.SecondId)) || (other.Contains(row.FirstId) && one.Contains(row.SecondId)), ct);
        if (known) return false;
        db.Suggestions.Add(new SuggestionRow
        {
            FirstId = Math.Min(one[0], other[0]),
            SecondId = Math.Max(one[0], other[0]),
            TitleLikeness = pair.TitleLikeness,
            TextLikeness = pair.TextLikeness,
            At = time.GetUtcNow(),
            State = SuggestionState.Open,
        });
        // The index shows items that are nearly the same as one hit: it must hear of it.
        db.Changes.AddRange(new ChangeRow { ItemId = one[0] }, new ChangeRow { ItemId = other[0] });
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<IReadOnlyList<LikenessText>> TextsAsync(MonitorContext db, List<long> ids, CancellationToken ct)
    {
        var rows = await db.Versions
            .Where(row => ids.Contains(row.Document.ItemId) && row.Document.Leads && row.Number == row.Document.Version && row.Document.Item.MergedIntoId == null)
            .OrderBy(row => row.Document.ItemId).ThenBy(row => row.DocumentId)
            .Select(row => new
            {
                row.Document.ItemId,
                row.Document.Item.Jurisdiction,
                row.Title,
                row.Text,
                row.Document.Item.Number,
                row.Document.Item.PublishedOn,
                row.Document.Item.FirstSeenAt,
                row.Fingerprint,
            }).ToListAsync(ct);
        return [.. rows.DistinctBy(row => row.ItemId).Select(row => new LikenessText(
            row.ItemId, row.Jurisdiction, row.Title, row.Text, row.Number,
            row.PublishedOn ?? DateOnly.FromDateTime(row.FirstSeenAt.UtcDateTime), row.Fingerprint))];
    }
}
