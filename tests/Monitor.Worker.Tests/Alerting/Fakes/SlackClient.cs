using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>One of Slack's own clients in a process of its own, that speaks a line of JSON at a time.</summary>
internal sealed class SlackClient : IDisposable
{
    private static readonly string Script = Repository.PathOf("tests", "peers", "slack.js");

    private readonly Process _process;

    private SlackClient(Process process) => _process = process;

    public static SlackClient Start(params string[] line)
    {
        Assert.SkipUnless(Directory.Exists(Repository.PathOf("tests", "peers", "node_modules", "@slack", "bolt")), "Slack's clients are not installed: run `npm ci --ignore-scripts` in tests/peers.");
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8 };
        foreach (var word in (IEnumerable<string>)[Script, .. line]) start.ArgumentList.Add(word);
        try
        {
            var process = Process.Start(start)!;
            // It complains of a line that is cut, which is what some tests do; unread, it would wait for a reader.
            process.BeginErrorReadLine();
            return new SlackClient(process);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js is not installed.");
            throw;
        }
    }

    public async Task<JsonElement> NextAsync(CancellationToken ct)
    {
        var line = await _process.StandardOutput.ReadLineAsync(ct);
        Assert.True(line is not null, "The client has ended without a word.");
        var said = JsonDocument.Parse(line!).RootElement;
        Assert.False(said.TryGetProperty("fault", out var fault), $"The client failed: {fault}");
        return said;
    }

    public async Task<string> AcknowledgedAsync(CancellationToken ct) => (await NextAsync(ct)).GetProperty("action").GetString()!;

    public Task SayAsync(JsonObject line) => _process.StandardInput.WriteLineAsync(line.ToJsonString());

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000)) _process.Kill();
        _process.Dispose();
    }
}
