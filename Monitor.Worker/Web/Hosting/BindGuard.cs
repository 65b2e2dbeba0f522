using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Stops the start before a socket is opened, also when whoever built the host forgot to ask for the refusal. Once it is open, says where links would lead past it.</summary>
internal sealed partial class BindGuard(SignInSettings settings, IConfiguration configuration, IServer server, IOptions<AlertingOptions> alerting, ILogger<BindGuard> logger) : IHostedLifecycleService
{
    private IEnumerable<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    public Task StartingAsync(CancellationToken cancellationToken) =>
        Refusal.Of(settings, ListenAddresses.Of(configuration, Addresses)) is { } refusal ? throw new InvalidOperationException(refusal) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (PageAddress.Mismatch(configuration, alerting.Value.PublicUrl, [.. Addresses]) is { } mismatch) Log.LeadsElsewhere(logger, mismatch);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Mismatch}")]
        public static partial void LeadsElsewhere(ILogger logger, string mismatch);
    }
}
