using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>How the training that somebody started from the page stands.</summary>
/// <param name="Running">Whether it still trains.</param>
/// <param name="Step">What it did last, in words.</param>
/// <param name="Who">Who started it; null when nobody did since the start of the service.</param>
/// <param name="Failed">Why it ended without a model; null when it did not.</param>
public sealed record TrainingStatus(bool Running, string? Step, string? Who, string? Failed);

/// <summary>Trains a candidate in the background for somebody at the page; one at a time.</summary>
internal sealed partial class TrainingDesk(ModelTraining training, AuditTrail audit, CommitSignal signal, IHostApplicationLifetime lifetime, ILogger<TrainingDesk> logger)
{
    private readonly Lock _lock = new();
    private TrainingStatus _status = new(false, null, null, null);

    public TrainingStatus Status
    {
        get
        {
            lock (_lock) return _status;
        }
    }

    /// <returns>False when one is being trained already.</returns>
    public bool Start(string who)
    {
        lock (_lock)
        {
            if (_status.Running) return false;
            _status = new TrainingStatus(true, "Reading the labels", who, null);
        }

        _ = Task.Run(() => TrainAsync(who, lifetime.ApplicationStopping));
        return true;
    }

    private async Task TrainAsync(string who, CancellationToken ct)
    {
        try
        {
            var card = await training.TrainCandidateAsync(new Steps(this), ct);
            await audit.AppendAsync(who, "model-trained", card.Id, FormattableString.Invariant($"{card.Examples} examples"), ct);
            Set(new TrainingStatus(false, "Candidate " + card.Id, who, null));
            // The trial begins at once, not at the next look.
            signal.Ring();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Set(new TrainingStatus(false, null, who, "The service was ended while it trained; start it again."));
        }
        catch (ArgumentException tooFew)
        {
            Set(new TrainingStatus(false, null, who, tooFew.Message));
        }
        catch (Exception fault)
        {
            Log.Failed(logger, fault);
            Set(new TrainingStatus(false, null, who, "Training failed; the service's log says why. The model in use is untouched."));
        }
    }

    private void Set(TrainingStatus status)
    {
        lock (_lock) _status = status;
    }

    private sealed class Steps(TrainingDesk desk) : IProgress<string>
    {
        public void Report(string value) => desk.Set(desk.Status with { Step = value });
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Training a candidate failed.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
