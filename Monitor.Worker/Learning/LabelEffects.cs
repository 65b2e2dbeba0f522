using System.Diagnostics;
using Monitor.Classifiers;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Works out what labels would change: trains relevance with all labels given so far and scores the labelled texts, and the items nearest
/// the threshold, again. Nothing is put to use; a promotion does that.
/// </summary>
internal sealed partial class LabelEffects(
    LabelSignal signal, GivenLabels given, LabelStore labels, RescoreStore store, TrainingMaterial material, ModelProvision provision, ActiveClassifier active,
    TimeProvider time, ILogger<LabelEffects> logger) : BackgroundService
{
    /// <summary>Of so many items nearest the threshold it is said whether they would change side.</summary>
    private const int Watched = 400;

    private const int Shown = 20;

    /// <summary>What is held ready for the next label goes when nobody labels for so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private (RelevanceRefit Refit, string Key)? _ready;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ids = await WaitAsync(stoppingToken);
                if (_ready is null && ids.Contains(LabelSignal.Expected)) await PrepareAsync(stoppingToken);
                if (ids.Any(id => id != LabelSignal.Expected)) await NoteAsync([.. ids.Where(id => id != LabelSignal.Expected)], stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The label is kept; only what it would change is not told.
                Log.Failed(logger, fault);
            }
        }
    }

    /// <summary>Notes the effect of labels just given: one training for all of them.</summary>
    internal async Task NoteAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (!active.IsReady) return;
        var started = Stopwatch.GetTimestamp();
        var found = new List<Label>();
        foreach (var id in ids)
        {
            if (await labels.FindAsync(id, ct) is { Holds: true, Given.ItemId: not null } label && await IsLearntAsync(label, ct)) found.Add(label);
        }

        if (found.Count == 0) return;
        var (refit, examples) = await PrepareAsync(ct);
        var next = (await Task.Run(() => refit.With(examples, ct), ct)).With(provision.TopicsInForce());
        var others = await OthersAsync(next, ct);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var label in found)
        {
            if (await EffectAsync(label, next, others, seconds, ct) is { } effect) await labels.NoteEffectAsync(label.Id, effect, ct);
        }
    }

    // What is kept to try models on changes none: there is no effect to tell.
    private async Task<bool> IsLearntAsync(Label label, CancellationToken ct) =>
        await labels.TitleAsync(label, ct) is { } title && !TrialTitles.Holds(title);

    private async Task<IReadOnlyList<long>> WaitAsync(CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Kept, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await signal.NextAsync(_ready is null ? ct : either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            _ready = null;
            ModelProvision.GiveBackMemory();
            return [];
        }
    }

    // The shipped examples are read once; what people gave is few and read anew.
    private async Task<(RelevanceRefit Refit, IReadOnlyList<LabelledExample> Given)> PrepareAsync(CancellationToken ct)
    {
        var shipped = TrainingInput.Shipped();
        var input = shipped with { Lexicon = await material.LexiconAsync(shipped.Lexicon, ct) };
        // What it is held against learnt from them or not: else their effect would be taken for the label's.
        var knows = active.Current is LearnedClassifier { Model.Background: > 0 };
        var key = $"{input.Lexicon.Hash} {knows} {active.Thresholds.Review}";
        if (_ready is not { } ready || ready.Key != key)
        {
            if (knows) input = input with { Background = await material.BackgroundAsync(input.Examples, ct) };
            _ready = ready = (await Task.Run(() => RelevanceRefit.Prepare(input), ct), key);
        }

        return (ready.Refit, await given.TaughtAsync(ct));
    }

    private async Task<IReadOnlyList<EffectOnItem>> OthersAsync(LearnedClassifier next, CancellationToken ct)
    {
        var threshold = active.Thresholds.Alert;
        var near = await store.OfItemsAsync(await store.NearestAsync(threshold, Watched, ct), ct);
        var before = near.GroupBy(document => document.ItemId).ToDictionary(group => group.Key, group => group.Max(document => document.Relevance ?? 0));
        var scores = new double[near.Count];
        Parallel.For(0, near.Count, new ParallelOptions { CancellationToken = ct }, i => scores[i] = next.Assess(CandidateWatch.TextOf(near[i])).Relevance);
        return [.. near.Select((document, i) => (document, Score: scores[i])).GroupBy(pair => pair.document.ItemId)
            .Select(group => new EffectOnItem(group.Key, group.First().document.Title, before[group.Key], group.Max(pair => pair.Score)))
            .OrderByDescending(item => Math.Abs(item.After - item.Before)).ThenBy(item => item.ItemId)];
    }

    private async Task<LabelEffect?> EffectAsync(Label label, LearnedClassifier next, IReadOnlyList<EffectOnItem> others, double seconds, CancellationToken ct)
    {
        var itemId = label.Given.ItemId!.Value;
        var own = await store.OfItemsAsync([itemId], ct);
        if (own.Count == 0) return null;
        var threshold = active.Thresholds.Alert;
        var crossing = others.Where(item => item.ItemId != itemId && item.Before >= threshold != (item.After >= threshold)).ToList();
        return new LabelEffect(
            own.Max(document => document.Relevance ?? 0),
            own.Max(document => next.Assess(CandidateWatch.TextOf(document)).Relevance),
            threshold,
            crossing.Count,
            others.Count(item => item.ItemId != itemId),
            [.. crossing.Take(Shown)],
            Math.Round(seconds, 1),
            time.GetUtcNow());
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What the last labels would change could not be worked out; the labels are kept.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
