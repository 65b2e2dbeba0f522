using Microsoft.Extensions.Options;

namespace Monitor.Worker.Crawling;

/// <summary>Looks at sources.json from time to time while the service runs.</summary>
internal sealed partial class CatalogWatch(CatalogReload reload, IOptions<CrawlingOptions> options, TimeProvider time, ILogger<CatalogWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CatalogLook, time);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await reload.LookAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A fault of ours must not end the looking.
                Log.Failed(logger, fault);
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The catalogue could not be looked at; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
