namespace Monitor.Worker.Documents;

/// <summary>How a source wants to be asked: method, headers, key, pace and limits.</summary>
public sealed record SourceAccess
{
    public string Method { get; init; } = "GET";

    /// <summary>Body of a POST, for example a SPARQL query as a form.</summary>
    public string? Body { get; init; }

    public string? BodyType { get; init; }

    public string? Accept { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public AccessKey? Key { get; init; }

    /// <summary>Least time between two requests to the host; a longer crawl-delay of robots.txt wins.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Hours in the source's zone in which its terms allow or ask programs to come; none: at any time.</summary>
    public IReadOnlyList<AccessWindow> Windows { get; init; } = [];

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes after decompression.</summary>
    public long MaxBytes { get; init; } = 20_000_000;

    public int MaxRedirects { get; init; } = 5;

    /// <summary>Null: the answer is read as it is served, which is right for all but pages that are empty without their scripts.</summary>
    public RenderWish? Render { get; init; }

    /// <summary>Loopback, private and link-local targets are refused unless a source (the demo, an intranet) says otherwise.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Words whose presence in a body with status 200 means a challenge page, beside the built-in ones.</summary>
    public IReadOnlyList<string> ChallengeMarkers { get; init; } = [];
}

/// <summary>A page that must be drawn by a browser before there is anything to read.</summary>
public sealed record RenderWish
{
    /// <summary>CSS selector of what must have appeared; null waits until the page asks for nothing more.</summary>
    public string? WaitFor { get; init; }

    /// <summary>Other hosts that its scripts may ask. Its own host is always allowed, every other refused.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}

/// <summary>An API key: only the name of its environment variable is ever written down.</summary>
/// <param name="Environment">Name of the environment variable that holds the key.</param>
/// <param name="Header">Header that carries it, or null.</param>
/// <param name="Query">Query parameter that carries it, or null.</param>
/// <param name="Prefix">What stands before the key in the header, for example <c>ApiKey </c>.</param>
public sealed record AccessKey(string Environment, string? Header, string? Query, string Prefix = "");
