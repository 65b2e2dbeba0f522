using System.Collections.Frozen;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Tells feeds apart by their content, whatever their name or media type, and reads them.</summary>
internal static class FeedReader
{
    private static readonly FrozenSet<string> Siblings = new[] { "item", "entry" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="baseUri">The address that it came from, for relative links; null leaves them as they are.</param>
    public static FeedReading Read(string text, Uri? baseUri)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n\uFEFF\0");
        if (start.Length == 0) return FeedReading.Refuse(ParseFault.NoText, "The answer is empty.");
        return start[0] is '{' ? JsonFeed.Read(text, baseUri) : ReadXml(text, baseUri);
    }

    private static FeedReading ReadXml(string text, Uri? baseUri)
    {
        var reading = XmlText.Read(text, Siblings);
        if (reading.Root is not { } root) return FeedReading.Refuse(ParseFault.WrongFormat, "This is no feed: it has no element at all.");

        var feed = root.Name.LocalName.ToUpperInvariant() switch
        {
            "RSS" or "RDF" or "CHANNEL" => RssFeed.Read(root, reading.DocumentType, baseUri),
            "FEED" or "ENTRY" => AtomFeed.Read(root, baseUri),
            _ => null,
        };
        return feed is null
            ? FeedReading.Refuse(ParseFault.WrongFormat, $"This is no feed: it begins with <{root.Name.LocalName}>.")
            : new FeedReading(feed with { Mended = reading.Mended, BreaksOff = reading.Open.Any(open => Siblings.Contains(open.Name.LocalName)) }, null);
    }
}
