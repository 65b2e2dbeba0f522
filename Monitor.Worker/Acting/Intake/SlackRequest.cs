using System.Text.Json;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Intake;

/// <summary>What a person in Slack wants, read and not yet believed: ids and values may be anything.</summary>
internal abstract record SlackRequest
{
    private SlackRequest()
    {
    }

    /// <summary>From which it came, and into which it is answered.</summary>
    public required string Workspace { get; init; }

    /// <summary>Slack's id of the person, who is nobody in another workspace.</summary>
    public required string User { get; init; }

    /// <summary>Slack's id of the channel; null where there is none, as in App Home.</summary>
    public string? Channel { get; init; }

    /// <summary>Key of the parent of the thread in which to answer.</summary>
    public string? Thread { get; init; }

    /// <summary>Where to answer: five times within half an hour. A secret.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Opens one view within three seconds.</summary>
    public string? Trigger { get; init; }

    /// <param name="Action">Name of the button or menu.</param>
    /// <param name="Value">What it carries, or what was chosen.</param>
    /// <param name="Block">Name of the block in which it stands; messages name their item there.</param>
    public sealed record Pressed(string Action, string? Value, string? Block) : SlackRequest
    {
        /// <summary>It stands in App Home, which shows what was so when it was drawn.</summary>
        public bool InHome { get; init; }
    }

    /// <param name="Form">Name of the form.</param>
    /// <param name="Metadata">What was given along when it was opened.</param>
    public sealed record Submitted(string Form, string Metadata, FormState State) : SlackRequest;

    /// <param name="Text">What stands behind the command.</param>
    public sealed record Asked(string Text) : SlackRequest;

    public sealed record HomeOpened : SlackRequest;

    /// <summary>Nothing is to be done: a button that only opens an address, a form that was closed.</summary>
    public sealed record Idle : SlackRequest;
}

/// <summary>What was filled into a form, by block and element.</summary>
internal sealed record FormState(JsonElement Values)
{
    public string? Text(string block, string element) => Values.Text(block, element, "value");

    public string? Chosen(string block, string element) => Values.Text(block, element, "selected_option", "value");

    public string? Day(string block, string element) => Values.Text(block, element, "selected_date");

    public IReadOnlyList<string> Ticked(string block, string element) => [.. Values.Each(block, element, "selected_options").Select(option => option.Text("value")).OfType<string>()];
}
