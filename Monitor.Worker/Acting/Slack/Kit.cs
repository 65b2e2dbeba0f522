using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Acting.Slack;

/// <summary>
/// The pieces of Slack's Block Kit that answers and views are made of. Plain text is cleaned and cut here; what goes into markdown must have
/// passed <see cref="SlackText"/> and its caller's budget.
/// </summary>
internal static class Kit
{
    /// <summary>The body goes to Slack, never into HTML: Arabic and Japanese stay readable.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Plain(string? text, int most) => new()
    {
        ["type"] = "plain_text",
        // Slack refuses a text of nothing.
        ["text"] = SlackText.Plain(text, most) is { Length: > 0 } plain ? plain : "–",
        ["emoji"] = false,
    };

    public static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, SlackLimits.Header) };

    public static JsonObject Section(string markdown, JsonObject? accessory = null)
    {
        var section = new JsonObject { ["type"] = "section", ["text"] = Markdown(markdown) };
        if (accessory is not null) section["accessory"] = accessory;
        return section;
    }

    public static JsonObject Context(string markdown) => new() { ["type"] = "context", ["elements"] = new JsonArray(Markdown(markdown)) };

    public static JsonObject Divider() => new() { ["type"] = "divider" };

    public static JsonObject Actions(params ReadOnlySpan<JsonObject> elements) => new() { ["type"] = "actions", ["elements"] = Array(elements) };

    public static JsonObject Button(string text, string action, string value) => new()
    {
        ["type"] = "button",
        ["text"] = Plain(text, SlackLimits.ButtonText),
        ["action_id"] = action,
        ["value"] = value,
    };

    /// <summary>Null where the address is not one that may be linked.</summary>
    public static JsonObject? LinkButton(string text, Uri? url, string action) => SlackText.Address(url) is { Length: <= SlackLimits.ButtonUrl } address
        ? new JsonObject { ["type"] = "button", ["text"] = Plain(text, SlackLimits.ButtonText), ["action_id"] = action, ["url"] = address }
        : null;

    public static JsonObject Option(string text, string value) => new() { ["text"] = Plain(text, ViewLimits.OptionText), ["value"] = value };

    public static JsonObject Select(string action, IReadOnlyList<(string Text, string Value)> options, string chosen) => new()
    {
        ["type"] = "static_select",
        ["action_id"] = action,
        ["options"] = Array([.. options.Select(option => Option(option.Text, option.Value))]),
        ["initial_option"] = options.Where(option => option.Value == chosen).Select(option => Option(option.Text, option.Value)).First(),
    };

    public static JsonObject Checkboxes(string action, IReadOnlyList<(string Text, string Value)> options, IReadOnlyCollection<string> ticked)
    {
        var boxes = new JsonObject { ["type"] = "checkboxes", ["action_id"] = action, ["options"] = Array([.. options.Select(option => Option(option.Text, option.Value))]) };
        var initial = options.Where(option => ticked.Contains(option.Value)).Select(option => Option(option.Text, option.Value)).ToArray();
        // Slack refuses an empty list here.
        if (initial.Length > 0) boxes["initial_options"] = Array(initial);
        return boxes;
    }

    public static JsonObject TextArea(string action, string placeholder, int most) => new()
    {
        ["type"] = "plain_text_input",
        ["action_id"] = action,
        ["multiline"] = true,
        ["max_length"] = most,
        ["placeholder"] = Plain(placeholder, ViewLimits.Placeholder),
    };

    public static JsonObject DatePicker(string action, DateOnly first) => new()
    {
        ["type"] = "datepicker",
        ["action_id"] = action,
        ["initial_date"] = first.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    public static JsonObject Input(string block, string label, JsonObject element, bool optional) => new()
    {
        ["type"] = "input",
        ["block_id"] = block,
        ["label"] = Plain(label, ViewLimits.InputLabel),
        ["element"] = element,
        ["optional"] = optional,
    };

    public static JsonObject Modal(string callback, string title, string submit, string metadata, params ReadOnlySpan<JsonObject> blocks) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = callback,
        ["private_metadata"] = metadata,
        ["title"] = Plain(title, ViewLimits.Title),
        ["submit"] = Plain(submit, ViewLimits.Title),
        ["close"] = Plain("Cancel", ViewLimits.Title),
        ["blocks"] = Array(blocks),
    };

    public static JsonObject Home(IReadOnlyList<JsonObject> blocks) => new() { ["type"] = "home", ["blocks"] = Array([.. blocks.Take(ViewLimits.Blocks)]) };

    public static JsonArray Array(params ReadOnlySpan<JsonObject> parts)
    {
        var array = new JsonArray();
        foreach (var part in parts) array.Add((JsonNode)part);
        return array;
    }
}
