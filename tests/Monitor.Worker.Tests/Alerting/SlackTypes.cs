using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Slack's own types of what may be sent, asked through the TypeScript compiler; both come with <c>npm ci</c> in tests/peers.</summary>
internal static class SlackTypes
{
    private static readonly string Peers = Repository.PathOf("tests", "peers");

    /// <summary>By name what the types find wrong; skips the calling test where they are not installed.</summary>
    /// <param name="said">Name, the type it should be of, and what is sent.</param>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> MistakesAsync(IEnumerable<(string Name, string Type, JsonNode Body)> said)
    {
        foreach (var package in (string[])["typescript", "@slack/types", "@slack/web-api", "@slack/bolt"])
            Assert.SkipUnless(Directory.Exists(Path.Combine(Peers, "node_modules", package)), $"{package} is not installed: run `npm ci --ignore-scripts` in tests/peers.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Peers, "slack-types.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        foreach (var (name, type, body) in said)
            await node.StandardInput.WriteLineAsync(new JsonObject { ["name"] = name, ["type"] = type, ["body"] = body.DeepClone() }.ToJsonString());
        node.StandardInput.Close();
        var answers = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToDictionary(
            answer => answer.GetProperty("name").GetString()!,
            answer => (IReadOnlyList<string>)[.. answer.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)]);
    }
}
