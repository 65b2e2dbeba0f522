using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching;

/// <summary>One station of a request on its way through redirects.</summary>
internal sealed record Hop
{
    /// <summary>Without the key.</summary>
    public required Uri Url { get; init; }

    public required HttpMethod Method { get; init; }

    public bool SendsBody { get; init; }

    /// <summary>The origin that the source names: its key and its own headers go nowhere else.</summary>
    public bool IsHome { get; init; } = true;

    public static Hop First(FetchRequest request) => new()
    {
        Url = request.Url,
        Method = HttpMethod.Parse(request.Access.Method),
        SendsBody = request.Access.Body is not null,
    };

    /// <summary>Told apart by method and address, for loops.</summary>
    public (HttpMethod, string) Identity => (Method, Url.AbsoluteUri);
}
