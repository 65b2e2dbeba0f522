using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>A call as Slack reads it: JSON where a method writes, a form where it only reads; clients of Slack's own send a form for both.</summary>
internal sealed record FakeCall(string Method, JsonObject Values)
{
    public string? this[string name] => Values[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    public JsonNode? Node(string name) => Values[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text is ['[' or '{', ..] => JsonNode.Parse(text),
        var node => node?.DeepClone(),
    };

    public static FakeCall Read(FakeSlack.Post post)
    {
        if (post.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true) return new FakeCall(post.Method, JsonNode.Parse(post.Body)!.AsObject());
        var values = new JsonObject();
        foreach (var (name, value) in QueryHelpers.ParseQuery(post.Body)) values[name] = value.ToString();
        return new FakeCall(post.Method, values);
    }
}
