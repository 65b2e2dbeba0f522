using System.CommandLine;
using Monitor.Worker.Learning;
using Monitor.Worker.Ops;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Hosting;

namespace Monitor.Worker.Commands;

/// <summary>The parts of Monitor for a verb that works and ends: the same services as the running worker, none of them running.</summary>
internal sealed class Toolbox : IAsyncDisposable
{
    private readonly IHost _host;

    private Toolbox(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <param name="parsed">The command line, for its shared options.</param>
    /// <param name="folder">Instead of the data folder of the settings.</param>
    /// <param name="adjust">Has a say before the parts are put together.</param>
    public static Toolbox Open(ParseResult parsed, string? folder = null, Action<IHostApplicationBuilder>? adjust = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        SharedOptions.Apply(parsed, builder.Configuration);
        if (folder is not null) builder.Configuration[DataFolder.Setting] = folder;
        adjust?.Invoke(builder);
        DataFolder.PlaceParts(builder.Configuration);
        ConsoleLines.Configure(builder.Logging, LogLevel.Warning);
        builder.Services.AddMonitor(builder.Configuration).AddWatch().AddPageAddress(builder.Configuration);
        return new Toolbox(builder.Build());
    }

    /// <summary>Opens the store, making or migrating it.</summary>
    public async Task<Toolbox> WithStoreAsync(CancellationToken ct)
    {
        await Services.GetRequiredService<MonitorStore>().EnsureReadyAsync(ct);
        return this;
    }

    /// <summary>Opens the store for a verb that only reads: none is made in a folder that was mistyped.</summary>
    /// <exception cref="NothingThereException">There is none.</exception>
    public async Task<Toolbox> WithStoreToReadAsync(CancellationToken ct)
    {
        if (Get<StorePlace>().EmptyFolder() is { } folder) throw new NothingThereException($"There is no store in {folder}. --data names the folder of another.");
        if (!await Get<MonitorStore>().IsThereAsync(ct)) throw new NothingThereException("There is no store in the database that Storage:ConnectionString names.");
        return await WithStoreAsync(ct);
    }

    /// <summary>The same with the model in use; a verb that only reads trains none.</summary>
    /// <exception cref="NothingThereException">There is no store, or no model that can be used.</exception>
    public async Task<Toolbox> WithModelToReadAsync(CancellationToken ct)
    {
        await WithStoreToReadAsync(ct);
        var provision = Get<ModelProvision>();
        return await provision.UseKeptAsync(ct)
            ? this
            : throw new NothingThereException($"There is no model in {provision.Folder.Location} that can be used. 'run' makes one at its first start, and 'train' makes one and a candidate.");
    }

    /// <summary>Opens the store, and puts the active model to use under the thresholds kept there, training one first where there is none.</summary>
    public async Task<Toolbox> WithModelAsync(CancellationToken ct)
    {
        await WithStoreAsync(ct);
        await Services.GetRequiredService<ModelProvision>().EnsureActiveAsync(new StandardErrorProgress(), ct);
        return this;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else _host.Dispose();
    }
}
