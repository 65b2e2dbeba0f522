using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Headline and date of the first article or law described in JSON-LD (schema.org); nulls where there is none.</summary>
internal sealed record LinkedData(string? Headline, string? Published)
{
    private static readonly LinkedData None = new(null, null);

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReportageNewsArticle", "ReviewNewsArticle", "Report", "SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting",
        "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference", "Legislation", "LegislationObject", "GovernmentService",
    };

    public static LinkedData Of(IHtmlDocument document) => document.QuerySelectorAll("script[type='application/ld+json']")
        .Take(50)
        .Select(script => Read(script.TextContent, document.Title ?? ""))
        .FirstOrDefault(data => data is not null) ?? None;

    private static LinkedData? Read(string json, string title)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json.Trim().Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal));
            return Candidates(parsed.RootElement).Where(IsArticle).Select(element => From(element, title)).FirstOrDefault();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Candidates(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().SelectMany(Graph),
        JsonValueKind.Object => Graph(root),
        _ => [],
    };

    private static IEnumerable<JsonElement> Graph(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return [];
        return element.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array ? graph.EnumerateArray() : [element];
    }

    private static bool IsArticle(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("@type", out var type)) return false;
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && Kinds.Contains(one.GetString()!))
            : type.ValueKind == JsonValueKind.String && Kinds.Contains(type.GetString()!);
    }

    private static LinkedData From(JsonElement element, string title) =>
        new(Chosen(Text(element, "name"), Text(element, "headline"), title), Text(element, "datePublished") ?? Text(element, "legislationDate"));

    /// <summary>The headline only where it, and not the name, is the page's title: some put a description into the headline.</summary>
    private static string? Chosen(string? name, string? headline, string title)
    {
        if (name is null || headline is null) return headline ?? name;
        return Covers(headline, title) && !Covers(name, title) ? headline : name;
    }

    private static bool Covers(string candidate, string title)
    {
        var words = title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => candidate.Contains(word, StringComparison.OrdinalIgnoreCase)) > words.Length * 0.75;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && string.Join(' ', WebUtility.HtmlDecode(value.GetString()!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text
            ? text
            : null;
}
