using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Works on what has arrived, a few at a time: one slow search must not keep a button's form from opening.</summary>
internal sealed partial class ActingLoop(SlackIntake intake, Dispatcher dispatcher, TakenStore taken, ActingSettings settings, TimeProvider time, ILogger<ActingLoop> logger) : BackgroundService
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Tidying = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.HasDoor) return;
        try
        {
            await Task.WhenAll([TidyAsync(stoppingToken), .. Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service is stopping.
        }
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        await foreach (var envelope in intake.AllAsync(ct)) await dispatcher.HandleAsync(envelope, ct);
    }

    private async Task TidyAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await taken.ForgetAsync(time.GetUtcNow(), ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.Untidied(logger, fault);
            }

            await Task.Delay(Tidying, time, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What Slack has sent long ago could not be forgotten; it is tried again in some hours.")]
        public static partial void Untidied(ILogger logger, Exception fault);
    }
}
