using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>A feed, or why the text is none: exactly one is null.</summary>
internal sealed record FeedReading(Feed? Feed, ParseOutcome.Refused? Refusal)
{
    public static FeedReading Refuse(ParseFault fault, string reason) => new(null, new ParseOutcome.Refused(fault, reason));
}
