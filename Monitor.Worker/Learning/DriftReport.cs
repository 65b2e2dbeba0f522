using Monitor.Classifiers;
using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Features;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Whether what comes in looks as it did, by region and by source.</summary>
/// <param name="Readings">The most moved first.</param>
/// <param name="NewWords">Words of several new texts that the model has never seen, with the number of texts.</param>
/// <param name="Until">Now; the last four weeks are compared with the twelve before.</param>
internal sealed record DriftSummary(IReadOnlyList<DriftReading> Readings, IReadOnlyList<UnknownWord> NewWords, DateTimeOffset Until);

/// <summary>Compares the last four weeks with the quarter before.</summary>
internal sealed class DriftReport(DialStore dials, RescoreStore store, ActiveClassifier active, TimeProvider time)
{
    private const int Weeks = 4;
    private const int WeeksBefore = 12;

    /// <summary>Words are counted in so many texts of each time, for that takes reading them.</summary>
    private const int TextsRead = 150;

    private const int WordsShown = 14;

    /// <summary>It tells of weeks; reading hundreds of texts for each look at the page would tell nothing more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private volatile DriftSummary? _last;

    public async Task<DriftSummary> ReadAsync(CancellationToken ct)
    {
        var until = time.GetUtcNow();
        if (_last is { } last && until - last.Until < Kept) return last;
        return _last = await ReadAsync(until, ct);
    }

    private async Task<DriftSummary> ReadAsync(DateTimeOffset until, CancellationToken ct)
    {
        var (middle, from) = (until.AddDays(-7 * Weeks), until.AddDays(-7 * (Weeks + WeeksBefore)));
        var (now, before) = (await dials.ScoredAsync(middle, until, ct), await dials.ScoredAsync(from, middle, ct));
        var words = active.IsReady && active.Current is LearnedClassifier learned ? new VocabularyGap(learned.Model) : null;
        var (textsNow, textsBefore) = words is null ? ([], []) : (await TextsAsync(now, ct), await TextsAsync(before, ct));
        var all = Reading("everything", before, now, Share(words, textsBefore), Share(words, textsNow));
        var readings = Groups(before, now, item => item.Region).Concat(Groups(before, now, item => item.Source.Value))
            .OrderByDescending(reading => reading.Psi).Prepend(all).ToList();
        return new DriftSummary(readings, words is null ? [] : words.FrequentUnknown(textsNow, WordsShown), until);
    }

    private static IEnumerable<DriftReading> Groups(IReadOnlyList<ScoredItem> before, IReadOnlyList<ScoredItem> now, Func<ScoredItem, string> key)
    {
        var earlier = before.ToLookup(key);
        return now.GroupBy(key).Where(group => earlier.Contains(group.Key)).Select(group => Reading(group.Key, [.. earlier[group.Key]], [.. group]));
    }

    private static DriftReading Reading(
        string name, IReadOnlyList<ScoredItem> before, IReadOnlyList<ScoredItem> now, double? unknownBefore = null, double? unknownNow = null) =>
        Drift.Compare(name, SampleOf(before, unknownBefore), SampleOf(now, unknownNow));

    private static DriftSample SampleOf(IReadOnlyList<ScoredItem> items, double? unknown) => new()
    {
        Scores = [.. items.Select(item => item.Relevance)],
        Length = items.Count == 0 ? null : Drift.Median([.. items.Select(item => (double)item.Length)]),
        Unknown = unknown,
    };

    private static double? Share(VocabularyGap? words, IReadOnlyList<TextToAssess> texts)
    {
        if (words is null || texts.Count == 0) return null;
        var counted = texts.Select(words.Measure).ToList();
        var all = counted.Sum(count => count.Words);
        return all == 0 ? null : counted.Sum(count => count.Unknown) / (double)all;
    }

    private async Task<IReadOnlyList<TextToAssess>> TextsAsync(IReadOnlyList<ScoredItem> items, CancellationToken ct)
    {
        var chosen = SeededSample.Draw([.. items.Select(item => item.ItemId).Order()], Math.Min(TextsRead, items.Count), seed: 1);
        return [.. (await store.OfItemsAsync(chosen, ct)).Select(CandidateWatch.TextOf)];
    }
}
