namespace Monitor.Worker.Documents;

/// <summary>Everything that asking a publisher can come to. Only <see cref="Fetched"/> carries a body, so nothing else can become a version.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    public sealed record Fetched(FetchedPage Page) : FetchOutcome;

    /// <summary>304: the kept version still holds.</summary>
    public sealed record NotModified : FetchOutcome;

    /// <summary>401, 403, 406, 451 or alike: the publisher does not want this client.</summary>
    public sealed record Blocked(int Status) : FetchOutcome;

    /// <summary>A bot check instead of a record, whatever its status said.</summary>
    public sealed record Challenged(string Marker) : FetchOutcome;

    /// <summary>429, or 503 with Retry-After: ask again at that time.</summary>
    public sealed record RateLimited(DateTimeOffset RetryAt) : FetchOutcome;

    /// <summary>robots.txt forbids the path, or could not be had for a reason that forbids it (RFC 9309).</summary>
    public sealed record RobotsRefused(string Rule) : FetchOutcome;

    /// <summary>404: nothing under this address.</summary>
    public sealed record NotFound : FetchOutcome;

    /// <summary>410: deliberately taken away.</summary>
    public sealed record Gone : FetchOutcome;

    /// <summary>A permanent redirect to another host, or to the home page: an operator must look.</summary>
    public sealed record Moved(Uri To) : FetchOutcome;

    /// <summary>202: the publisher is still building the answer.</summary>
    public sealed record NotReady(DateTimeOffset RetryAt) : FetchOutcome;

    /// <summary>5xx.</summary>
    public sealed record ServerError(int Status) : FetchOutcome;

    /// <summary>DNS, connection or TLS failed, or the time limit passed.</summary>
    public sealed record Unreachable(string Reason) : FetchOutcome;

    /// <summary>The body ended before its announced length, or its compression or closing mark was cut off.</summary>
    public sealed record Truncated(string Reason) : FetchOutcome;

    public sealed record TooLarge(long Limit) : FetchOutcome;

    public sealed record WrongType(string MediaType) : FetchOutcome;

    /// <summary>The target is on a private, loopback or link-local network, or not http(s).</summary>
    public sealed record ForbiddenTarget(string Reason) : FetchOutcome;

    /// <summary>The source needs an API key whose environment variable is not set.</summary>
    public sealed record KeyMissing(string Environment) : FetchOutcome;

    /// <summary>The source asks for a browser, and there is none that may be used.</summary>
    public sealed record BrowserMissing(string Reason) : FetchOutcome;

    /// <summary>Any other answer, for example an unknown 4xx.</summary>
    public sealed record Unexpected(int Status) : FetchOutcome;
}
