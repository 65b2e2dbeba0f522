using System.Net;
using System.Net.Sockets;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Connects to an address that was checked. Replaced in tests, so that a public address can stand on loopback.</summary>
internal delegate Task<Stream> OpenConnection(IPAddress address, int port, CancellationToken ct);

internal static class TcpConnection
{
    public static async Task<Stream> OpenAsync(IPAddress address, int port, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
