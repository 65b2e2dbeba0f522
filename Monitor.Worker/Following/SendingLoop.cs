namespace Monitor.Worker.Following;

/// <summary>Looks for what is due when a crawl has committed, and every few seconds. A fault goes to the log, never through the sender.</summary>
internal abstract partial class SendingLoop(CommitSignal signal, TimeProvider time, ILogger logger) : BackgroundService
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected DateTimeOffset Now => time.GetUtcNow();

    protected ILogger Logger => logger;

    /// <summary>Everything that is due now, once.</summary>
    /// <returns>How much was sent.</returns>
    public abstract Task<int> SendDueAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Failed(logger, fault);
            }

            await signal.WaitAsync(ticket, Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries could not be read or marked; they stay due.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
