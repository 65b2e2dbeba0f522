using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Keeps the last trial of the candidate: it scores some hundred texts by three classifiers, and its page is opened more often than a
/// model, the dial or a label changes.
/// </summary>
internal sealed class TrialDesk(Promotion promotion, ModelProvision provision, ActiveClassifier active, LabelStore labels) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private (Key Of, CandidateTrial Trial)? _last;

    public void Dispose() => _one.Dispose();

    /// <summary>The trial as <see cref="Promotion.TryAsync"/> would give it now; null when there is no candidate.</summary>
    /// <exception cref="ModelFileException">The candidate's file is damaged.</exception>
    public async Task<CandidateTrial?> ReadAsync(CancellationToken ct)
    {
        // Two who open the page at once wait for one trial.
        await _one.WaitAsync(ct);
        try
        {
            if (!active.IsReady || provision.Folder.ReadCard(ModelSlot.Candidate) is not { } card) return Forget();
            var key = new Key(card.Id, active.Current.ModelId, active.Thresholds, await labels.StampAsync(ct));
            if (_last is { } last && last.Of == key) return last.Trial;
            if (await promotion.TryAsync(ct) is not { } trial) return Forget();
            // One that was trained meanwhile is tried again under its own name.
            _last = trial.Candidate.Id == card.Id ? (key, trial) : null;
            return trial;
        }
        finally
        {
            _one.Release();
        }
    }

    private CandidateTrial? Forget()
    {
        _last = null;
        return null;
    }

    private sealed record Key(string Candidate, string Active, Thresholds Thresholds, LabelStamp Labels);
}
