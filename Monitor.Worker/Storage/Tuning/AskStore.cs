using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;
using Monitor.Worker.Storage.Tuning;

namespace Monitor.Worker.Storage;

/// <summary>The questions that people are asked, and where to look for new ones. A question is closed once, by an answer or by being dropped.</summary>
internal sealed class AskStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>Who closed what nobody can answer any more.</summary>
    private const string Nobody = "monitor";

    /// <summary>Those whose score is nearest the threshold, and of which nobody was asked or has spoken.</summary>
    public Task<IReadOnlyList<AskCandidate>> NearestAsync(double threshold, int take, CancellationToken ct) => FindAsync(
        async (db, token) =>
        {
            // Two ways from the threshold along the index, instead of a distance for each item there is.
            var below = await Unseen(db).Where(row => row.Relevance < threshold).OrderByDescending(row => row.Relevance)
                .Take(take).Select(row => new { row.Id, Relevance = row.Relevance!.Value }).ToListAsync(token);
            var above = await Unseen(db).Where(row => row.Relevance >= threshold).OrderBy(row => row.Relevance)
                .Take(take).Select(row => new { row.Id, Relevance = row.Relevance!.Value }).ToListAsync(token);
            return [.. below.Concat(above).OrderBy(row => Math.Abs(row.Relevance - threshold)).ThenBy(row => row.Id).Take(take).Select(row => row.Id)];
        },
        ct);

    /// <summary>The highest scores that no person has looked at.</summary>
    public Task<IReadOnlyList<AskCandidate>> HighestAsync(double threshold, int take, CancellationToken ct) => FindAsync(
        (db, token) => Unseen(db).Where(row => row.Relevance >= threshold).OrderByDescending(row => row.Relevance).ThenBy(row => row.Id).Take(take).Select(row => row.Id).ToListAsync(token),
        ct);

    /// <summary>Items below the alert threshold and at or above the other, nearest first, that nobody has labelled.</summary>
    public async Task<IReadOnlyList<ItemSummary>> NearMissesAsync(double review, double alert, DateTimeOffset since, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Unlabelled(db).Where(row => row.Relevance >= review && row.Relevance < alert && row.FirstSeenAt >= since)
            .OrderByDescending(row => row.Relevance).ThenBy(row => row.Id).Take(take).Select(ItemProjections.Summary).ToListAsync(ct);
    }

    /// <summary>Unseen items of sources of which fewer than <paramref name="fewest"/> items are labelled, newest first for each source.</summary>
    public Task<IReadOnlyList<AskCandidate>> OfUnknownSourcesAsync(DateTimeOffset since, int fewest, int take, CancellationToken ct) => FindAsync(
        async (db, token) =>
        {
            var known = await db.Documents.Where(row => db.Labels.Any(label => label.ItemId == row.ItemId && label.UndoneAt == null))
                .GroupBy(row => row.Source).Select(group => new { Source = group.Key, Count = group.Select(row => row.ItemId).Distinct().Count() }).ToListAsync(token);
            var settled = known.Where(row => row.Count >= fewest).Select(row => row.Source).ToList();
            var found = await Unseen(db).Where(row => row.FirstSeenAt >= since)
                .SelectMany(row => row.Documents.Where(document => document.Leads && !settled.Contains(document.Source)), (row, document) => new { row.Id, document.Source })
                .OrderByDescending(row => row.Id).Take(take * 10).ToListAsync(token);
            return [.. found.GroupBy(row => row.Source).SelectMany(group => group.Select((row, at) => (row.Id, at))).OrderBy(pair => pair.at).ThenByDescending(pair => pair.Id).Take(take).Select(pair => pair.Id)];
        },
        ct);

    /// <summary>Items whose only labels are older than a day given, oldest question first.</summary>
    public Task<IReadOnlyList<AskCandidate>> LabelledBeforeAsync(DateTimeOffset before, int take, CancellationToken ct) => FindAsync(
        async (db, token) =>
        {
            var ids = await db.Labels.Where(row => row.ItemId != null && row.UndoneAt == null && row.At < before
                    && !db.Labels.Any(later => later.ItemId == row.ItemId && later.At >= before)
                    && !db.Asks.Any(ask => ask.ItemId == row.ItemId && (ask.ClosedAt == null || ask.AskedAt >= before)))
                .GroupBy(row => row.ItemId!.Value).Select(group => new { Id = group.Key, Last = group.Max(row => row.Id) })
                .OrderBy(row => row.Last).Take(take).ToListAsync(token);
            return [.. ids.Select(row => row.Id)];
        },
        ct);

    /// <summary>Everything that came in as news during a time and was scored, by its item; for drawing by lot.</summary>
    public async Task<IReadOnlyList<(long ItemId, double Relevance)>> FrameAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.NewsSince(from).Where(row => row.FirstSeenAt < until && row.Relevance != null && row.MergedIntoId == null)
            .OrderBy(row => row.Id).Select(row => new { row.Id, Relevance = row.Relevance!.Value }).ToListAsync(ct);
        return [.. rows.Select(row => (row.Id, row.Relevance))];
    }

    public async Task<IReadOnlyList<AskCandidate>> CandidatesAsync(IReadOnlyList<long> itemIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CandidatesAsync(itemIds, ct);
    }

    /// <summary>What the model said of the text that decides each item's relevance, by item; for lists, so without the texts.</summary>
    public async Task<IReadOnlyDictionary<long, DecidedText>> DecisionsAsync(IReadOnlyList<long> itemIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DecisionsAsync(itemIds, ct);
    }

    /// <summary>Those of the items that are not a reprint of another one of them, of one that is being asked about, or of one that was answered.</summary>
    /// <param name="candidates">The first of each cluster is kept.</param>
    /// <param name="labelledToo">Whether a reprint of anything that is labelled falls out; not where what is labelled is asked about again.</param>
    /// <param name="since">What was asked about and answered from then on counts as being asked about.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<IReadOnlyList<AskCandidate>> OneOfEachClusterAsync(IReadOnlyList<AskCandidate> candidates, bool labelledToo, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = candidates.Select(candidate => candidate.ItemId).Distinct().ToList();
        var asked = db.Asks.Where(row => row.ClosedAt == null || (row.LabelId != null && row.AskedAt >= since)).Select(row => row.ItemId);
        var known = labelledToo ? asked.Concat(db.Labels.Where(row => row.UndoneAt == null && row.ItemId != null).Select(row => row.ItemId!.Value)) : asked;
        var kept = await db.OneOfEachAsync(ids, await db.SharingBandsAsync(ids, known, ct), ct);
        return [.. candidates.DistinctBy(candidate => candidate.ItemId).Where(candidate => kept.Contains(candidate.ItemId))];
    }

    /// <summary>Adds questions about items that have no open one.</summary>
    /// <returns>How many were added.</returns>
    public Task<int> AddAsync(IReadOnlyList<NewAsk> asks, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var added = await AddAsync(db, asks, token);
            await db.SaveChangesAsync(token);
            return added;
        },
        ct);

    /// <summary>A round of drawing by lot with all its questions: both or neither. Null when another has drawn the same time meanwhile.</summary>
    public Task<SampleRound?> AddRoundAsync(SampleRound round, IReadOnlyList<NewAsk> asks, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await db.SampleRounds.AnyAsync(row => row.Until > round.From, token)) return null;
            var row = new SampleRoundRow
            {
                From = round.From,
                Until = round.Until,
                ModelId = round.ModelId,
                Threshold = round.Threshold,
                Strata = round.Strata,
                At = time.GetUtcNow(),
                Who = round.Who,
            };
            db.SampleRounds.Add(row);
            await db.SaveChangesAsync(token);
            // What is drawn is asked, whatever else asks about it: else the draw would not be by lot.
            db.Asks.AddRange(asks.Select(ask => RowOf(ask, row.Id, row.At)));
            await db.SaveChangesAsync(token);
            return RoundOf(row);
        },
        ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SampleRound>> RoundsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.SampleRounds.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(ct)).Select(RoundOf)];
    }

    /// <summary>All questions of all rounds.</summary>
    public async Task<IReadOnlyList<Ask>> OfRoundsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Asks.AsNoTracking().Where(row => row.RoundId != null).OrderBy(row => row.Id).ToListAsync(ct)).Select(AskOf)];
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Ask>> OpenAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Asks.AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.Id).ToListAsync(ct)).Select(AskOf)];
    }

    public async Task<Ask?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Asks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } row ? AskOf(row) : null;
    }

    /// <summary>Closes a question.</summary>
    /// <param name="id">The question.</param>
    /// <param name="who">Who answered or dropped it.</param>
    /// <param name="labelId">The answer; null drops the question.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>False when there is none, or it was closed before.</returns>
    public async Task<bool> CloseAsync(long id, string who, long? labelId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var closed = await gate.WriteAsync(
            (db, token) => db.Asks.Where(row => row.Id == id && row.ClosedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ClosedAt, now).SetProperty(row => row.ClosedBy, StoredText.Clean(who)).SetProperty(row => row.LabelId, labelId), token),
            ct);
        return closed > 0;
    }

    /// <summary>
    /// Closes the open questions that a label answers wherever it was given: those about its item, and those about the same text. A second
    /// opinion stays open, because it is to be given blind. What was drawn by lot is answered when the label is of the very text that was
    /// drawn: it was chosen by lot all the same, counts once, and with the chance of its draw, and what people say of the drawn is read by
    /// the text and not by the question. Of another version it says nothing, and the drawn text is still asked about.
    /// </summary>
    /// <param name="itemId">The item that was labelled.</param>
    /// <param name="fingerprint">Of the text that was labelled.</param>
    /// <param name="who">Whoever gave the label.</param>
    /// <param name="labelId">The label.</param>
    /// <param name="anew">False when the label was given long before: it does not tell whether one decides alike twice.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseAnsweredAsync(long itemId, string fingerprint, string who, long labelId, bool anew, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await gate.WriteAsync(
            async (db, token) =>
            {
                var family = await db.FamilyAsync(itemId, token);
                return await db.Asks
                    .Where(row => row.ClosedAt == null && row.Reason != AskReason.SecondOpinion && (anew || row.Reason != AskReason.Repeat)
                        && (row.Fingerprint == fingerprint || (row.Reason != AskReason.Sample && family.Contains(row.ItemId))))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, now).SetProperty(row => row.ClosedBy, StoredText.Clean(who)).SetProperty(row => row.LabelId, labelId), token);
            },
            ct);
    }

    /// <summary>
    /// Closes what waits for nobody: questions that a label answered without closing them, and those about a text that is gone. Else they
    /// would take the places of questions that somebody could answer.
    /// </summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseDeadAsync(CancellationToken ct)
    {
        var closed = 0;
        foreach (var chunk in (await OpenAsync(ct)).Chunk(KnownLookup.Chunk))
        {
            foreach (var (ask, answer) in await DeadAsync(chunk, ct)) closed += await CloseAsync(ask.Id, answer?.Who ?? Nobody, answer?.Id, ct) ? 1 : 0;
        }

        return closed;
    }

    /// <summary>A label that was taken back leaves its question unanswered.</summary>
    public Task<int> ReopenAsync(long labelId, CancellationToken ct) => gate.WriteAsync(
        (db, token) => db.Asks.Where(row => row.LabelId == labelId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ClosedAt, (DateTimeOffset?)null).SetProperty(row => row.ClosedBy, (string?)null).SetProperty(row => row.LabelId, (long?)null), token),
        ct);

    private async Task<IReadOnlyList<(Ask Ask, Answer? Answer)>> DeadAsync(IReadOnlyList<Ask> open, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (asked, prints) = (open.Select(ask => ask.ItemId).Distinct().ToList(), open.Select(ask => ask.Fingerprint).Distinct().ToList());
        var roots = await db.Items.Where(row => asked.Contains(row.Id)).Select(row => new { row.Id, Root = row.MergedIntoId ?? row.Id }).ToDictionaryAsync(row => row.Id, row => row.Root, ct);
        var rootIds = roots.Values.Distinct().ToList();
        var texts = (await db.Versions.Where(row => prints.Contains(row.Fingerprint) && rootIds.Contains(row.Document.ItemId))
            .Select(row => new { row.Document.ItemId, row.Fingerprint }).ToListAsync(ct)).Select(row => (row.ItemId, row.Fingerprint)).ToHashSet();
        var answers = (await db.Labels.Where(row => row.UndoneAt == null && (prints.Contains(row.Fingerprint)
                || db.Items.Any(item => item.Id == row.ItemId && (rootIds.Contains(item.Id) || (item.MergedIntoId != null && rootIds.Contains(item.MergedIntoId.Value))))))
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Who, row.At, row.Fingerprint, Root = db.Items.Where(item => item.Id == row.ItemId).Select(item => (long?)(item.MergedIntoId ?? item.Id)).FirstOrDefault() })
            .ToListAsync(ct)).ConvertAll(row => new Answer(row.Id, row.Who, row.At, row.Fingerprint, row.Root));
        var dead = new List<(Ask, Answer?)>();
        foreach (var ask in open)
        {
            long? root = roots.TryGetValue(ask.ItemId, out var known) ? known : null;
            var answer = ask.Reason == AskReason.SecondOpinion ? null
                : answers.Find(label => label.At > ask.AskedAt && (label.Fingerprint == ask.Fingerprint || (ask.Reason != AskReason.Sample && root is not null && label.Root == root)));
            if (answer is not null || root is not { } there || !texts.Contains((there, ask.Fingerprint))) dead.Add((ask, answer));
        }

        return dead;
    }

    private async Task<int> AddAsync(MonitorContext db, IReadOnlyList<NewAsk> asks, CancellationToken ct)
    {
        var ids = asks.Select(ask => ask.Candidate.ItemId).Distinct().ToList();
        var open = (await db.Asks.Where(row => row.ClosedAt == null && ids.Contains(row.ItemId)).Select(row => row.ItemId).ToListAsync(ct)).ToHashSet();
        var now = time.GetUtcNow();
        var added = asks.Where(ask => open.Add(ask.Candidate.ItemId)).Select(ask => RowOf(ask, roundId: null, now)).ToList();
        db.Asks.AddRange(added);
        return added.Count;
    }

    private async Task<IReadOnlyList<AskCandidate>> FindAsync(Func<MonitorContext, CancellationToken, Task<List<long>>> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CandidatesAsync(await ids(db, ct), ct);
    }

    private static IQueryable<ItemRow> Unlabelled(MonitorContext db) => db.Items.AsNoTracking()
        .Where(row => row.Relevance != null && row.MergedIntoId == null && !db.Labels.Any(label => label.ItemId == row.Id && label.UndoneAt == null));

    private static IQueryable<ItemRow> Unseen(MonitorContext db) => Unlabelled(db).Where(row => !db.Asks.Any(ask => ask.ItemId == row.Id));

    private static AskRow RowOf(NewAsk ask, long? roundId, DateTimeOffset now) => new()
    {
        ItemId = ask.Candidate.ItemId,
        Fingerprint = ask.Candidate.Fingerprint,
        Reason = ask.Reason,
        RoundId = roundId,
        Stratum = ask.Stratum,
        Probability = ask.Probability,
        Relevance = ask.Candidate.Relevance,
        Threshold = ask.Threshold,
        ModelId = ask.Candidate.ModelId,
        NotBy = ask.NotBy,
        AskedAt = now,
    };

    private static Ask AskOf(AskRow row) => new()
    {
        Id = row.Id,
        ItemId = row.ItemId,
        Fingerprint = row.Fingerprint,
        Reason = row.Reason,
        RoundId = row.RoundId,
        Stratum = row.Stratum,
        Probability = row.Probability,
        Relevance = row.Relevance,
        Threshold = row.Threshold,
        ModelId = row.ModelId,
        NotBy = row.NotBy,
        AskedAt = row.AskedAt,
        ClosedAt = row.ClosedAt,
        ClosedBy = row.ClosedBy,
        LabelId = row.LabelId,
    };

    private sealed record Answer(long Id, string Who, DateTimeOffset At, string Fingerprint, long? Root);

    private static SampleRound RoundOf(SampleRoundRow row) => new(row.Id, row.From, row.Until, row.ModelId, row.Threshold, row.Strata, row.At, row.Who);
}
