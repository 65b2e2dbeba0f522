using Monitor.Worker.Alerting;

namespace Monitor.Worker.Commands.Replay;

/// <summary>Publishers on loopback, and a worker pointed at them: the only things that a replay changes.</summary>
internal sealed class ReplayStage : IAsyncDisposable
{
    private readonly SampleSet _samples;
    private readonly SamplePublisher _publisher;

    private ReplayStage(SampleSet samples, SamplePublisher publisher)
    {
        _samples = samples;
        _publisher = publisher;
    }

    public static async Task<ReplayStage> SetAsync(SampleSet samples, CancellationToken ct) => new(samples, await SamplePublisher.StartAsync(samples, ct));

    /// <summary>Gives the worker the samples' catalogue and rules instead of its own.</summary>
    /// <param name="builder">Of the worker, before it is built.</param>
    /// <param name="modelsOf">Data folder whose model is used, so that it need not be trained anew.</param>
    public void Enter(IHostApplicationBuilder builder, string modelsOf)
    {
        builder.Configuration["Learning:Folder"] = Path.Combine(Path.GetFullPath(modelsOf), "models");
        builder.Services.AddSingleton(_samples.Catalogue(_publisher.Addresses));
        builder.Services.PostConfigure<AlertingOptions>(_samples.Rule);
    }

    public ReplayRun Run(IServiceProvider services, string folder) => new(_samples, _publisher, services, new ReplayDays(folder));

    public ValueTask DisposeAsync() => _publisher.DisposeAsync();
}
