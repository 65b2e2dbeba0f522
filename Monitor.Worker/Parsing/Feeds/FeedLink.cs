using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Links of feeds and what they are relative to.</summary>
internal static class FeedLink
{
    private static readonly XName Base = XNamespace.Xml + "base";

    /// <summary>The address that relative links in an element start from: its xml:base, resolved outwards.</summary>
    public static Uri? BaseOf(XElement element, Uri? document)
    {
        List<string>? bases = null;
        for (var holder = element; holder is not null; holder = holder.Parent)
        {
            if (holder.HasAttributes && holder.Attribute(Base) is { } attribute) (bases ??= []).Add(attribute.Value);
        }

        return bases is null
            ? document
            : Enumerable.Reverse(bases).Aggregate(document, (from, text) => Uri.TryCreate(Resolve(text, from), UriKind.Absolute, out var to) ? to : from);
    }

    /// <summary>Absolute if it can be; as it is if not. An absolute link is not rewritten.</summary>
    public static string? Resolve(string? link, Uri? from)
    {
        var text = link?.Trim();
        if (string.IsNullOrEmpty(text) || from is null || IsAbsolute(text)) return string.IsNullOrEmpty(text) ? null : text;
        return Uri.TryCreate(from, text, out var absolute) ? absolute.AbsoluteUri : text;
    }

    // A leading slash is a file to the Uri class on Unix, and a path to every feed.
    public static bool IsAbsolute(string text) => text[0] != '/' && Uri.TryCreate(text, UriKind.Absolute, out _);
}
