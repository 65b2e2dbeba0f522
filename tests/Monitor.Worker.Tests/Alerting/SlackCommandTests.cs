using System.CommandLine;
using System.Text.Json.Nodes;
using Monitor.Worker.Commands;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackCommandTests
{
    private const string Documents = """
        {"id":"a","title":"Bill <!channel> & more","text":"Dieses Gesetz tritt am 1. Januar 2099 in Kraft.","url":"https://parliament.example/a","jurisdiction":"DE","language":"de"}
        not json

        {"id":"b","title":"法案"}
        {"title":"no id"}
        """;

    [Fact]
    public async Task Each_document_is_one_line_with_the_message_as_it_would_be_sent()
    {
        var (exit, output) = await RunAsync("--json");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(0, exit);
        Assert.Equal(["a", "line 2", "b", "line 5"], lines.Select(line => line["id"]!.GetValue<string>()));
        Assert.Equal(["alert", "refused", "alert", "refused"], lines.Select(line => line["type"]!.GetValue<string>()));
        var payload = lines[0]["payload"]!;
        Assert.Equal("preview", payload["channel"]!.GetValue<string>());
        Assert.Equal("🇩🇪 Germany · Bill ‹!channel› & more", payload["blocks"]![0]!["text"]!["text"]!.GetValue<string>());
        Assert.Contains("Bill &lt;!channel&gt; &amp; more", payload["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_a_person_reads_an_outline()
    {
        var (exit, output) = await RunAsync();

        Assert.Equal(0, exit);
        Assert.Contains("法案", output, StringComparison.Ordinal);
        Assert.Contains("Relevance: 87.3% (threshold 50%)", output, StringComparison.Ordinal);
        Assert.Contains("Next date: Effective: 1 Jan 2099", output, StringComparison.Ordinal);
        Assert.Contains("from the text: “Dieses Gesetz tritt am 1. Januar 2099 in Kraft.”", output, StringComparison.Ordinal);
        Assert.Contains("line 2: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slack preview")]
    [InlineData("slack preview --in /no/such/file")]
    [InlineData("slack preview --in . --page nowhere")]
    public void Bad_usage_is_an_error(string line)
    {
        var parsed = Root().Parse(line);

        Assert.NotEmpty(parsed.Errors);
    }

    private static RootCommand Root() => [SlackCommand.Create(_ => _ => TestAlerts.Relevant(0.873))];

    private static async Task<(int Exit, string Output)> RunAsync(params string[] more)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Documents, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        var exit = await Root().Parse(["slack", "preview", "--in", file, .. more])
            .InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);
        File.Delete(file);
        return (exit, output.ToString());
    }
}
