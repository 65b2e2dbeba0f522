using System.CommandLine;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The verb <c>slack</c>: what Slack would get, without Slack; and what makes and checks the app there.</summary>
internal static class SlackCommand
{
    public static Command Create(Func<ParseResult, Func<SlackPreviewInput, Classification>> classify) => new("slack", "Make and check the app in Slack, and look at the messages that it gets.")
    {
        Preview(classify),
        SlackInstalling.Manifest(),
        SlackInstalling.Check(),
    };

    private static Command Preview(Func<ParseResult, Func<SlackPreviewInput, Classification>> classify)
    {
        var input = new Option<FileInfo>("--in")
        {
            Description = "Documents, one JSON object a line: id, title, text, and where known url, jurisdiction, language.",
            Required = true,
        };
        input.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "Print {id, type, event, payload}, one line a message, instead of an outline to read." };
        var channel = new Option<string>("--channel") { Description = "The channel named in the messages.", DefaultValueFactory = _ => AlertingOptions.Preview };
        var page = new Option<Uri>("--page")
        {
            Description = "Address of Monitor's page, for the links.",
            DefaultValueFactory = _ => new Uri(new AlertingOptions().PublicUrl),
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : Refuse(result),
        };
        var command = new Command("preview", "Print each document's message as if it were a new item that has just matched. Nothing is sent.") { input, json, channel, page };
        command.SetAction(async (parsed, ct) =>
        {
            var preview = new SlackPreview(classify(parsed), parsed.GetRequiredValue(channel), parsed.GetRequiredValue(page), TimeProvider.System);
            await preview.RunAsync(parsed.GetRequiredValue(input), parsed.GetValue(json), parsed.InvocationConfiguration.Output, ct);
            return 0;
        });
        return command;
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--page must be an http or https address.");
        return null;
    }
}
