using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Connecting;

internal abstract record WireReply
{
    private WireReply()
    {
    }

    /// <summary>An answer with any status; its body is whole and decompressed.</summary>
    public sealed record Answered(Answer Answer) : WireReply;

    /// <summary>No answer, or one that is of no use.</summary>
    public sealed record Failed(FetchOutcome Outcome) : WireReply;
}

/// <summary>What of an answer is looked at.</summary>
internal sealed record Answer
{
    public required int Status { get; init; }

    public required AnswerHeaders Headers { get; init; }

    public byte[] Body { get; init; } = [];
}
