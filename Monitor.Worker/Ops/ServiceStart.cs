using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Crawling;
using Monitor.Worker.Learning;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Ops;

/// <summary>What must stand before the worker begins, and the few lines that tell an operator how it stands.</summary>
internal sealed class ServiceStart(
    MonitorStore store, RunStore runs, ModelProvision models, ModelLogCheck modelLog, SourceCatalog catalog, AlertDestination destination, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Opens the store and puts a model to use. Tells its progress, for the first start takes some seconds.</summary>
    public async Task PrepareAsync(TextWriter output, CancellationToken ct)
    {
        await store.EnsureReadyAsync(ct);
        await models.EnsureActiveAsync(new Progress(output), ct);
        if (await modelLog.MendAsync(ct) is { } found) await output.WriteLineAsync($"Model {found.ModelId} is in use, and the log of models did not say so; it has a line for it now.");
    }

    public async Task TellAsync(TextWriter output, IEnumerable<string> urls, CancellationToken ct)
    {
        var enabled = catalog.All.Count(source => source.Enabled);
        await output.WriteLineAsync(
            $"""

            Monitor is running. Page: {string.Join(", ", urls)}
              Data:    {DataFolder.Of(configuration)} (--data places it elsewhere)
              Sources: {enabled} enabled, {catalog.All.Count - enabled} disabled with their reasons; {await NextAsync(ct)}
              Alerts:  {destination.Describe()}
            Ctrl-C ends it; nothing is lost.
            """);
        await output.FlushAsync(ct);
    }

    private async Task<string> NextAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var states = (await runs.StatesAsync(ct)).ToDictionary(state => state.Source);
        var due = catalog.All.Where(source => source.Enabled).Count(source => CrawlSchedule.IsDue(source, states.GetValueOrDefault(source.Id), now));
        if (due > 0) return string.Create(CultureInfo.InvariantCulture, $"{due} due now");
        var next = catalog.Enabled.Select(source => (source.Id, At: CrawlSchedule.NextAfter(source, now))).Where(pair => pair.At is not null).OrderBy(pair => pair.At).FirstOrDefault();
        return next.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"next is {next.Id} at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "none is scheduled";
    }

    private sealed class Progress(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
