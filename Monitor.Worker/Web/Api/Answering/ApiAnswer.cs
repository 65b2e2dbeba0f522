using System.Text.Json;
using Monitor.Worker.Web.Feeds;

namespace Monitor.Worker.Web.Api.Answering;

/// <summary>An answer as JSON, with its tag: whoever has it already is sent nothing.</summary>
internal sealed class ApiAnswer<T>(T value) : IResult
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Where the next page is; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>Where what was made is.</summary>
    public string? Location { get; init; }

    /// <summary>The answer without what differs at each asking and means nothing, such as the time it took; null where there is no such thing.</summary>
    public Func<T, T>? Settled { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = Bytes(value);
        response.StatusCode = Status;
        if (Next is not null) response.Headers.Link = $"<{Next}>; rel=\"next\"";
        if (Location is not null) response.Headers.Location = Location;
        if (Status == StatusCodes.Status200OK && HttpMethods.IsGet(httpContext.Request.Method))
        {
            var tag = Settled is null ? FeedCondition.TagOf(bytes) : "W/" + FeedCondition.TagOf(Bytes(Settled(value)));
            if (FeedCondition.IsKnown(httpContext, tag, changedAt: null)) return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static byte[] Bytes(T what) => JsonSerializer.SerializeToUtf8Bytes(what, ApiJson.TypeOf<T>());
}
