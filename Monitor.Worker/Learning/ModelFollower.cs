using Monitor.Worker.Following;

namespace Monitor.Worker.Learning;

/// <summary>Takes up promotions and turns of the dial, has what is kept judged anew, and keeps the candidate's trial going. Also those made by a verb.</summary>
internal sealed partial class ModelFollower(
    ModelProvision provision, LexiconEditing lexicon, Rescoring rescoring, CandidateWatch candidate, TrainingNews news, CommitSignal signal, TimeProvider time, ILogger<ModelFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private bool _told;

    // Side by side: judging anew, and trying a candidate, may take hours, and a promotion by a verb is taken up meanwhile.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(TakeUpAsync, stoppingToken), FollowAsync(JudgeAsync, stoppingToken));

    private async Task TakeUpAsync(CancellationToken ct)
    {
        if (await provision.RefreshAsync(ct)) signal.Ring();
        if (!_told) await TellIfOfOldAsync(ct);
        _told = true;
        await lexicon.RefreshAsync(ct);
    }

    private async Task JudgeAsync(CancellationToken ct)
    {
        var crossed = await rescoring.CatchUpAsync(token => Task.Delay(Rest, time, token), ct);
        if (crossed > 0)
        {
            Log.Crossed(logger, crossed);
            signal.Ring();
        }

        await candidate.CatchUpAsync(ct);
    }

    private async Task FollowAsync(Func<CancellationToken, Task> step, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                await step(ct);
                await signal.WaitAsync(ticket, Look, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A folder that another process is just changing is whole again at the next look.
                Log.Behind(logger, Look, fault);
                await Task.Delay(Look, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Once after a start: a program that was renewed decides by the model of the one before, until a person trains another.</summary>
    private async Task TellIfOfOldAsync(CancellationToken ct)
    {
        if (await news.ReadAsync(ct) is { CameWithTheProgram: true } told) Log.OfOld(logger, told.ExamplesThen, told.Gap.Examples);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The model in use was made by another version of Monitor or from other examples ({Then}; {Now} lie ready). Whoever leads can train a candidate on the page Tuning, Models, and see what it would change.")]
        public static partial void OfOld(ILogger logger, int then, int now);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} items changed side with the model or the dial; nobody is alerted about them, they stand on the page Tuning, Models.")]
        public static partial void Crossed(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The models could not be looked at; it is tried again in {Look}.")]
        public static partial void Behind(ILogger logger, TimeSpan look, Exception fault);
    }
}
