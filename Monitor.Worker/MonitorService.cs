using Microsoft.Extensions.Options;
using Monitor.Worker.Ops;
using Monitor.Worker.Web;

namespace Monitor.Worker;

/// <summary>The running worker as one host: everything of <see cref="Composition"/>, the page, and what a verb adds to it.</summary>
internal static class MonitorService
{
    /// <summary>Longer than any page takes, shorter than an operator's patience.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(4);

    public static WebApplication Build(WebApplicationBuilder builder, Action<IServiceCollection> withBackground)
    {
        DataFolder.PlaceParts(builder.Configuration);
        ConsoleLines.Configure(builder.Logging, LogLevel.Information);
        builder.Services.AddMonitor(builder.Configuration).AddSingleton<ServiceStart>().AddWatch();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Host.UseSystemd();
        builder.AddMonitorWeb();
        withBackground(builder.Services);
        var app = builder.Build();
        // All mistakes in the settings at once, before any part reads its own.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapMonitorWeb();
        return app;
    }
}
