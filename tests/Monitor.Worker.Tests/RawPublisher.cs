using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Monitor.Worker.Tests;

/// <summary>A publisher that sends given bytes and hangs up: for answers that no proper server would give. It has no robots.txt.</summary>
internal sealed class RawPublisher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly byte[] _answer;
    private readonly bool _hangs;
    private readonly Task _serving;

    public RawPublisher(string answer)
        : this(Encoding.Latin1.GetBytes(answer))
    {
    }

    /// <param name="answer">Status line, headers and body as they go over the wire.</param>
    /// <param name="hangs">Keep the connection open after the bytes instead of closing it.</param>
    public RawPublisher(byte[] answer, bool hangs = false)
    {
        _answer = answer;
        _hangs = hangs;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/page");

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Stop();
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await ServeOneAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeOneAsync(NetworkStream stream)
    {
        try
        {
            var head = await HeadAsync(stream);
            if (head.StartsWith("GET /robots.txt", StringComparison.Ordinal))
            {
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _closing.Token);
                return;
            }

            await stream.WriteAsync(_answer, _closing.Token);
            if (_hangs) await Task.Delay(Timeout.Infinite, _closing.Token);
        }
        catch (IOException)
        {
            // The client has hung up; the next one may not.
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _closing.Token);
            if (read == 0) break;
            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
