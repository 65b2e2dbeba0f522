namespace Monitor.Worker.Documents;

/// <summary>
/// A message about Monitor itself. It goes through an outbox of its own, to operators and never to a reader's channel; only the owner of a
/// saved search is told in the channel of the search that it rests.
/// </summary>
public sealed record Notice
{
    public long Id { get; init; }

    /// <summary>Makes it unique: the same thing is told once.</summary>
    public required string Key { get; init; }

    public required string Channel { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextTryAt { get; init; }

    /// <summary>While it is being sent; past that time somebody else may send it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public int Attempts { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Given up: it is kept, and shown on the coverage page.</summary>
    public DateTimeOffset? GivenUpAt { get; init; }
}
