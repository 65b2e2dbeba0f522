using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Headline and date of the first article or law described in JSON-LD (schema.org); nulls where there is none.</summary>
internal sealed partial record LinkedData(string? Headline, string? Published, string? Body)
{
    private const int Longest = 2_000_000;

    private static readonly LinkedData None = new(null, null, null);

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReportageNewsArticle", "ReviewNewsArticle", "Report", "SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting",
        "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference", "Legislation", "LegislationObject", "GovernmentService",
    };

    public static LinkedData Of(PageParts parts)
    {
        if (parts.LinkedData.Count == 0) return None;
        var title = parts.Title < 0 ? "" : parts.Tree.LineOf(parts.Title);
        LinkedData? dated = null;
        foreach (var script in parts.LinkedData)
        {
            if (script + 1 >= parts.Tree.Count || parts.Tree[script + 1].Tag != Markup.Tag.Raw || Read(parts.Tree.Text(script + 1), title) is not { } found) continue;
            if (found.Headline is not null || found.Body is not null) return found with { Published = found.Published ?? dated?.Published };
            dated ??= found;
        }

        return dated ?? None;
    }

    private static LinkedData? Read(ReadOnlySpan<char> json, string title)
    {
        if (json.Length > Longest || json.IndexOf("@type", StringComparison.Ordinal) < 0) return null;
        var text = Plain(json);
        try
        {
            // Half a surrogate pair is no UTF-8: the encoder puts a mark in its place, the document would throw.
            using var parsed = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            var candidates = Candidates(parsed.RootElement).ToList();
            return candidates.Where(IsArticle).Select(element => From(element, title)).FirstOrDefault()
                ?? candidates.Select(Dated).FirstOrDefault(data => data is not null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Line breaks inside of strings are the usual fault; the date is worth a look.
            return LooseDate().Match(text) is { Success: true } date ? new(null, date.Groups[1].Value, null) : null;
        }
    }

    private static string Plain(ReadOnlySpan<char> json)
    {
        var text = json.Trim().ToString();
        return text.Contains("<![CDATA[", StringComparison.Ordinal)
            ? text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal).Trim().Trim('/', '*').Trim()
            : text;
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

    /// <summary>A page that is no article may still say when it was published.</summary>
    private static LinkedData? Dated(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && Text(element, "datePublished") is { } published ? new(null, published, null) : null;

    private static LinkedData From(JsonElement element, string title) =>
        new(Chosen(Text(element, "name"), Text(element, "headline"), title), Text(element, "datePublished") ?? Text(element, "legislationDate"), Text(element, "articleBody"));

    /// <summary>Whichever the page's title holds: some put a description into the one, some the site's name into the other.</summary>
    private static string? Chosen(string? name, string? headline, string title)
    {
        if (name is null || headline is null) return headline ?? name;
        if (title.Contains(headline, StringComparison.OrdinalIgnoreCase)) return headline;
        if (title.Contains(name, StringComparison.OrdinalIgnoreCase)) return name;
        return Covers(name, title) && !Covers(headline, title) ? name : headline;
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

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"([^\"\\r\\n]{8,40})\"")]
    private static partial Regex LooseDate();
}
