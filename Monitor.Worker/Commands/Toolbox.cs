using System.CommandLine;
using Monitor.Worker.Learning;
using Monitor.Worker.Ops;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>The parts of Monitor for a verb that works and ends: the same services as the running worker, none of them running.</summary>
internal sealed class Toolbox : IAsyncDisposable
{
    private readonly IHost _host;

    private Toolbox(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static Toolbox Open(ParseResult parsed)
    {
        var builder = Host.CreateApplicationBuilder();
        SharedOptions.Apply(parsed, builder.Configuration);
        DataFolder.PlaceParts(builder.Configuration);
        ConsoleLines.Configure(builder.Logging, LogLevel.Warning);
        builder.Services.AddMonitor(builder.Configuration);
        return new Toolbox(builder.Build());
    }

    /// <summary>Opens the store, making or migrating it.</summary>
    public async Task<Toolbox> WithStoreAsync(CancellationToken ct)
    {
        await Services.GetRequiredService<MonitorStore>().EnsureReadyAsync(ct);
        return this;
    }

    /// <summary>Puts the active model to use, training one first where there is none.</summary>
    public Toolbox WithModel(CancellationToken ct)
    {
        Services.GetRequiredService<ModelProvision>().EnsureActive(new Progress(), ct);
        return this;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else _host.Dispose();
    }

    // Standard output belongs to the verb's answer.
    private sealed class Progress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
