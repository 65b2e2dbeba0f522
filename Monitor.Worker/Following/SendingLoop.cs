namespace Monitor.Worker.Following;

/// <summary>Looks for what is due when a crawl has committed, and every few seconds. A fault goes to the log, never through the sender.</summary>
internal abstract partial class SendingLoop(CommitSignal signal, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>The longest rest between two looks.</summary>
    protected static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected DateTimeOffset Now => time.GetUtcNow();

    protected ILogger Logger => logger;

    /// <summary>Wakes the others.</summary>
    protected void Ring() => signal.Ring();

    protected Task RestAsync(TimeSpan span, CancellationToken ct) => Task.Delay(span, time, ct);

    /// <summary>Everything that is due now, once.</summary>
    /// <returns>How much was sent.</returns>
    public abstract Task<int> SendDueAsync(CancellationToken ct);

    /// <summary>One look of the running service.</summary>
    /// <returns>How long it may rest unless it is woken.</returns>
    protected virtual async Task<TimeSpan> LookAsync(CancellationToken ct)
    {
        await SendDueAsync(ct);
        return Look;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            var rest = Look;
            try
            {
                rest = await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Failed(logger, fault);
            }

            await signal.WaitAsync(ticket, rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries could not be read or marked; they stay due.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
