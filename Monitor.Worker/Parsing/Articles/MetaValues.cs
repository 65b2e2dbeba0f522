using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The meta elements of a page by name: lower case, with every <c>.</c> as <c>:</c>, since both are written.</summary>
internal sealed class MetaValues
{
    private const int MostElements = 2_000;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static MetaValues Of(IHtmlDocument document)
    {
        var values = new MetaValues();
        foreach (var meta in document.QuerySelectorAll("meta[content]").Take(MostElements).OrderBy(meta => meta.HasAttribute("property") ? 0 : 1))
        {
            var content = string.Join(' ', (meta.GetAttribute("content") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (content.Length == 0) continue;
            foreach (var name in Names(meta)) values._values.TryAdd(name, content);
        }

        return values;
    }

    public string? First(string name) => _values.GetValueOrDefault(name);

    /// <summary>A property attribute may hold several names.</summary>
    private static string[] Names(AngleSharp.Dom.IElement meta)
    {
        var written = $"{meta.GetAttribute("property")} {meta.GetAttribute("name")} {meta.GetAttribute("itemprop")} {meta.GetAttribute("http-equiv")}";
        return written.ToLowerInvariant().Replace('.', ':').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
