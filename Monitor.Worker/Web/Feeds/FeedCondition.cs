using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Spares a reader what it has already: an answer of 304 where neither the content nor the state behind it has changed.</summary>
internal static class FeedCondition
{
    public static string TagOf(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";

    public static string TagOf(string content) => TagOf(Encoding.UTF8.GetBytes(content));

    /// <summary>Writes the validators and says whether the reader has this already.</summary>
    /// <param name="changedAt">Null where it would take reading everything to know.</param>
    public static bool IsKnown(HttpContext context, string tag, DateTimeOffset? changedAt)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        if (changedAt is { } at) headers.LastModified = at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        // A reader may keep it if it asks again each time; nobody between may.
        headers.CacheControl = "private, no-cache";
        var request = context.Request.GetTypedHeaders();
        var known = request.IfNoneMatch is { Count: > 0 } tags
            ? tags.Any(one => one == EntityTagHeaderValue.Any || one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))
            : changedAt is { } moment && request.IfModifiedSince is { } since && moment.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
        if (known) context.Response.StatusCode = StatusCodes.Status304NotModified;
        return known;
    }
}
