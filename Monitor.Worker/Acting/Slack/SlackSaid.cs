using System.Text.Json;

namespace Monitor.Worker.Acting.Slack;

/// <summary>What a call of one of Slack's methods came to.</summary>
internal abstract record SlackSaid
{
    private SlackSaid()
    {
    }

    /// <param name="Body">The whole answer; an empty object where a method answers with a bare word.</param>
    /// <param name="Heard">What the answer's head told.</param>
    public sealed record Done(JsonElement Body, SlackHead Heard) : SlackSaid;

    /// <param name="Code">Slack's word for why.</param>
    /// <param name="Needed">The scope that is missing, where that is why.</param>
    public sealed record Refused(string Code, string? Needed, SlackHead Heard) : SlackSaid;

    /// <summary>No answer, or one that is not Slack's.</summary>
    /// <param name="After">How long Slack asks to be left alone, where that is why.</param>
    public sealed record Silent(string Why, TimeSpan? After = null) : SlackSaid;

    /// <summary>For logs and people: no secret is in it.</summary>
    public string Reason => this switch
    {
        Refused refused => refused.Code,
        Silent silent => silent.Why,
        _ => "ok",
    };
}

/// <param name="Date">The time by Slack's clock.</param>
/// <param name="Scopes">What the token may do; null where the answer does not say.</param>
internal sealed record SlackHead(DateTimeOffset? Date, IReadOnlyList<string>? Scopes);
