using System.Text.Json.Serialization;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>A block of Slack's Block Kit; only the kinds that the messages use.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SlackHeader), "header")]
[JsonDerivedType(typeof(SlackSection), "section")]
[JsonDerivedType(typeof(SlackContext), "context")]
[JsonDerivedType(typeof(SlackActions), "actions")]
internal abstract record SlackBlock
{
    /// <summary>Every string in it that Slack counts.</summary>
    public abstract IEnumerable<string> Strings();
}

internal sealed record SlackHeader(SlackPlainText Text) : SlackBlock
{
    public override IEnumerable<string> Strings() => [Text.Text];
}

internal sealed record SlackSection : SlackBlock
{
    public SlackMarkdown? Text { get; init; }

    public IReadOnlyList<SlackMarkdown>? Fields { get; init; }

    public override IEnumerable<string> Strings() => (Fields ?? []).Append(Text).OfType<SlackMarkdown>().Select(markdown => markdown.Text);
}

internal sealed record SlackContext(IReadOnlyList<SlackMarkdown> Elements) : SlackBlock
{
    public override IEnumerable<string> Strings() => Elements.Select(element => element.Text);
}

internal sealed record SlackActions(IReadOnlyList<SlackElement> Elements) : SlackBlock
{
    /// <summary>A new one with each new drawing: under an old one Slack goes on showing what somebody chose before.</summary>
    public string? BlockId { get; init; }

    public override IEnumerable<string> Strings() => Elements.SelectMany(element => element.Strings()).Concat(BlockId is { } id ? [id] : []);
}
