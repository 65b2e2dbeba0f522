namespace Monitor.Worker.Fetching.Connecting;

/// <summary>One message to one address; nothing is followed.</summary>
internal sealed record WireRequest
{
    /// <summary>With the key, where one goes into the query: never to be written down.</summary>
    public required Uri Url { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    public string? Body { get; init; }

    public string? BodyType { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public bool AllowPrivateNetwork { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    public required long MaxBytes { get; init; }

    /// <summary>Keep what fits instead of refusing a body that is too large.</summary>
    public bool CutAtMaxBytes { get; init; }

    /// <summary>Least time before a retry.</summary>
    public TimeSpan Pace { get; init; }
}
