using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>Text that Slack shows as it stands.</summary>
internal sealed record SlackPlainText(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = "plain_text";

    /// <summary>False: a title that says :warning: says just that.</summary>
    public bool Emoji { get; init; }
}

/// <summary>Text in Slack's own markup; what came from a publisher must have passed <see cref="SlackText"/>.</summary>
internal sealed record SlackMarkdown(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = "mrkdwn";

    /// <summary>True: only links that we write are links.</summary>
    public bool Verbatim { get; init; } = true;
}

/// <summary>A button that opens an address.</summary>
internal sealed record SlackLinkButton(SlackPlainText Text, string Url, string ActionId)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = "button";

    /// <summary>primary, or nothing.</summary>
    public string? Style { get; init; }
}
