using Monitor.Worker.Following;

namespace Monitor.Worker.Learning;

/// <summary>Takes up promotions and turns of the dial, has what is kept judged anew, and keeps the candidate's trial going. Also those made by a verb.</summary>
internal sealed partial class ModelFollower(
    ModelProvision provision, LexiconEditing lexicon, Rescoring rescoring, CandidateWatch candidate, TrainingNews news, CommitSignal signal, TimeProvider time, ILogger<ModelFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                await provision.RefreshAsync(stoppingToken);
                if (!told) await TellIfOfOldAsync(stoppingToken);
                told = true;
                await lexicon.RefreshAsync(stoppingToken);
                var crossed = await rescoring.CatchUpAsync(ct => Task.Delay(Rest, time, ct), stoppingToken);
                if (crossed > 0)
                {
                    Log.Crossed(logger, crossed);
                    signal.Ring();
                }

                await candidate.CatchUpAsync(stoppingToken);
                await signal.WaitAsync(ticket, Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A folder that another process is just changing is whole again at the next look.
                Log.Behind(logger, Look, fault);
                await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
