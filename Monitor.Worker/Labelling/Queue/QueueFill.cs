using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling.Queue;

/// <summary>Keeps the queue filled: of each kind as many questions as its share, one of each cluster of reprints.</summary>
internal sealed class QueueFill(AskStore asks, SampleDraw samples, ActiveClassifier active, TimeProvider time) : IDisposable
{
    private const int NewSourceDays = 60;
    private const int FewLabels = 5;
    private const int RepeatAfterDays = 30;

    /// <summary>Reprints fall out, so more are looked at than wanted.</summary>
    private const int Spare = 4;

    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Adds what is missing.</summary>
    /// <param name="who">In whose name a round is drawn, where one is due.</param>
    /// <param name="ct">Stops between kinds.</param>
    /// <returns>How many questions are new.</returns>
    public async Task<int> FillAsync(string who, CancellationToken ct)
    {
        if (!active.IsReady) return 0;
        await _one.WaitAsync(ct);
        try
        {
            var round = await samples.DrawIfDueAsync(who, ct);
            var added = round?.Strata.Sum(stratum => stratum.Drawn) ?? 0;
            await asks.CloseDeadAsync(ct);
            var open = (await asks.OpenAsync(ct)).CountBy(ask => ask.Reason).ToDictionary();
            foreach (var reason in (AskReason[])[AskReason.Uncertain, AskReason.HighUnseen, AskReason.NewSource, AskReason.Repeat])
            {
                var missing = QueueShares.Wanted(reason) - open.GetValueOrDefault(reason);
                if (missing > 0) added += await AddAsync(reason, missing, ct);
            }

            return added;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<int> AddAsync(AskReason reason, int missing, CancellationToken ct)
    {
        var threshold = active.Thresholds.Alert;
        var found = await FindAsync(reason, threshold, missing * Spare, ct);
        // What was answered need not be asked of its reprints; whether one decides alike twice is asked about what was answered.
        var chosen = (await asks.OneOfEachClusterAsync(found, labelledToo: reason != AskReason.Repeat, time.GetUtcNow().AddDays(-RepeatAfterDays), ct)).Take(missing).ToList();
        return await asks.AddAsync([.. chosen.Select(candidate => new NewAsk(candidate, reason, threshold))], ct);
    }

    private Task<IReadOnlyList<AskCandidate>> FindAsync(AskReason reason, double threshold, int take, CancellationToken ct) => reason switch
    {
        AskReason.Uncertain => asks.NearestAsync(threshold, take, ct),
        AskReason.HighUnseen => asks.HighestAsync(threshold, take, ct),
        AskReason.NewSource => asks.OfUnknownSourcesAsync(time.GetUtcNow().AddDays(-NewSourceDays), FewLabels, take, ct),
        AskReason.Repeat => asks.LabelledBeforeAsync(time.GetUtcNow().AddDays(-RepeatAfterDays), take, ct),
        AskReason.Sample or AskReason.SecondOpinion => Task.FromResult<IReadOnlyList<AskCandidate>>([]),
    };
}
