using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Stops the start before a socket is opened, also when whoever built the host forgot to ask for the refusal.</summary>
internal sealed class BindGuard(SignInSettings settings, IConfiguration configuration, IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var added = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return Refusal.Of(settings, ListenAddresses.Of(configuration, added)) is { } refusal ? throw new InvalidOperationException(refusal) : Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
