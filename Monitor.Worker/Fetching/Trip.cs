using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Keys;

namespace Monitor.Worker.Fetching;

/// <summary>One request under way: where it stands, what it may still spend, and what it may carry there.</summary>
internal sealed class Trip(FetchRequest asked, ApiKey? key)
{
    private readonly HashSet<(HttpMethod, string)> _visited = [];
    private TimeSpan _left = asked.Access.Timeout;

    /// <summary>The request without its key.</summary>
    public FetchRequest Asked => asked;

    public ApiKey? Key => key;

    public SourceAccess Access => asked.Access;

    public Hop Hop { get; private set; } = Hop.First(asked);

    /// <summary>False: this hop was made before.</summary>
    public bool Visit() => _visited.Add(Hop.Identity);

    /// <summary>Waiting for a turn costs nothing; only the publishers' time counts.</summary>
    public void Spend(TimeSpan time) => _left = _left > time ? _left - time : TimeSpan.FromMilliseconds(1);

    public WireRequest Request(TimeSpan pace) => new()
    {
        Url = Hop.IsHome && key is not null ? key.Attach(Hop.Url) : Hop.Url,
        Method = Hop.Method,
        Body = Hop.SendsBody ? Access.Body : null,
        BodyType = Access.BodyType,
        Headers = [.. Headers()],
        AllowPrivateNetwork = Access.AllowPrivateNetwork,
        TimeLimit = _left,
        MaxBytes = Access.MaxBytes,
        Pace = pace,
    };

    /// <summary>Null when the trip goes on.</summary>
    public FetchOutcome? FollowRedirect(Answer answer)
    {
        var (next, end) = Redirects.Follow(Hop, answer.Status, Target(answer.Headers.Location), asked.Url);
        if (next is not null) Hop = next;
        return end;
    }

    public Answer Cleaned(Answer answer) => key is null ? answer : answer with { Body = key.Conceal(answer.Body) };

    private Uri? Target(string? location)
    {
        if (location is null || !Uri.TryCreate(Hop.Url, location, out var target)) return null;
        return key?.Strip(target) ?? target;
    }

    private IEnumerable<(string, string)> Headers()
    {
        yield return ("Accept", Access.Accept ?? Preferred(asked.Expected));
        // The validators of a page that is drawn tell nothing about what its scripts will show.
        var asksConditionally = Hop.Method == HttpMethod.Get && Access.Render is null;
        if (asksConditionally && asked.Validators.ETag is { } etag) yield return ("If-None-Match", etag);
        if (asksConditionally && asked.Validators.LastModified is { } modified) yield return ("If-Modified-Since", modified);
        if (!Hop.IsHome) yield break;
        foreach (var (name, value) in Access.Headers) yield return (name, value);
        if (key?.Header is { } header) yield return header;
    }

    private static string Preferred(SourceFormat? expected) => expected switch
    {
        SourceFormat.Feed => "application/atom+xml, application/rss+xml, application/feed+json;q=0.9, application/xml;q=0.9, */*;q=0.5",
        SourceFormat.Json => "application/json, */*;q=0.5",
        SourceFormat.Xml => "application/xml, text/xml;q=0.9, */*;q=0.5",
        SourceFormat.Html => "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
        SourceFormat.Pdf => "application/pdf, */*;q=0.5",
        null => "*/*",
    };
}
