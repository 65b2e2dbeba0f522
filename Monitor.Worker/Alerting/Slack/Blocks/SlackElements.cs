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

/// <summary>Something in a message that people press or choose from.</summary>
/// <param name="ActionId">By which a press is told from others; unique in its block.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SlackButton), "button")]
[JsonDerivedType(typeof(SlackPersonChoice), "users_select")]
[JsonDerivedType(typeof(SlackChoice), "static_select")]
[JsonDerivedType(typeof(SlackOverflow), "overflow")]
internal abstract record SlackElement(string ActionId)
{
    /// <summary>Every string in it that Slack counts.</summary>
    public abstract IEnumerable<string> Strings();
}

/// <summary>A button that opens an address, or tells us that it was pressed.</summary>
internal sealed record SlackButton(SlackPlainText Text, string ActionId) : SlackElement(ActionId)
{
    public string? Url { get; init; }

    /// <summary>Comes back with the press. Anyone may send one: it says what was pressed and proves nothing.</summary>
    public string? Value { get; init; }

    /// <summary>primary, or nothing.</summary>
    public string? Style { get; init; }

    public override IEnumerable<string> Strings() => ((string?[])[Text.Text, Url, Value, ActionId]).OfType<string>();
}

/// <summary>A choice among the people of the workspace.</summary>
internal sealed record SlackPersonChoice(SlackPlainText Placeholder, string ActionId) : SlackElement(ActionId)
{
    public override IEnumerable<string> Strings() => [Placeholder.Text, ActionId];
}

/// <summary>A choice among a few words.</summary>
internal sealed record SlackChoice(SlackPlainText Placeholder, IReadOnlyList<SlackOption> Options, string ActionId) : SlackElement(ActionId)
{
    public override IEnumerable<string> Strings() => [Placeholder.Text, ActionId, .. Options.SelectMany(option => option.Strings())];
}

/// <summary>What is seldom wanted, behind three dots.</summary>
internal sealed record SlackOverflow(IReadOnlyList<SlackOption> Options, string ActionId) : SlackElement(ActionId)
{
    public override IEnumerable<string> Strings() => [ActionId, .. Options.SelectMany(option => option.Strings())];
}

internal sealed record SlackOption(SlackPlainText Text, string Value)
{
    /// <summary>Only behind three dots may an option open an address.</summary>
    public string? Url { get; init; }

    public IEnumerable<string> Strings() => ((string?[])[Text.Text, Value, Url]).OfType<string>();
}
