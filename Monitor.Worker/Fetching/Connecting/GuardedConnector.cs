using System.Net;
using System.Net.Sockets;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Looks a host name up. Replaced in tests, so that made-up hosts can stand on loopback.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>Opens connections only to addresses that were checked: the name is never looked up a second time.</summary>
internal sealed class GuardedConnector(ResolveHost resolve, OpenConnection open, bool allowPrivate, TimeProvider time)
{
    private static readonly TimeSpan PatiencePerAddress = TimeSpan.FromSeconds(5);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        var found = await resolve(host, ct);
        IPAddress[] allowed = allowPrivate ? found : [.. found.Where(address => !PrivateNetworks.Contains(address))];
        if (found is []) throw new SocketException((int)SocketError.HostNotFound);
        if (allowed is []) throw new ForbiddenTargetException($"{host} is on a private, loopback or link-local network ({found[0]}); the source does not allow that.");
        return await ConnectToFirstAsync(allowed, context.DnsEndPoint.Port, ct);
    }

    private async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        for (var i = 0; i < addresses.Length - 1; i++)
        {
            // A host whose IPv6 leads nowhere must not use up the whole time limit.
            using var patience = new CancellationTokenSource(PatiencePerAddress, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            try
            {
                return await open(addresses[i], port, either.Token);
            }
            catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // The next address may answer.
            }
        }

        return await open(addresses[^1], port, ct);
    }
}
