using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// Passages that show why a hit was found. The cluster escapes the text, so that only its own marks have angle brackets; what it
/// escaped is read back, since the page escapes again.
/// </summary>
/// <param name="hasMatchedFields">Whether the cluster can mark in one field what matched in another. Without it other forms of a word stay unmarked.</param>
internal sealed class Highlights(IReadOnlyList<TextMark> marks, bool hasMatchedFields, int mostPassages)
{
    private const int Length = 240;
    private const string Open = "<m>";
    private const string Close = "</m>";

    public JsonObject Ask()
    {
        var fields = new JsonObject { [ElasticFields.Text] = Field(ElasticFields.Text, Length, mostPassages) };
        if (marks.Any(mark => mark.Shown == ElasticFields.Title)) fields[ElasticFields.Title] = Field(ElasticFields.Title, 0, 0);
        return new JsonObject
        {
            ["type"] = "unified",
            ["encoder"] = "html",
            ["pre_tags"] = new JsonArray(Open),
            ["post_tags"] = new JsonArray(Close),
            ["fields"] = fields,
        };
    }

    public static IReadOnlyList<IReadOnlyList<Fragment>> Read(JsonElement hit)
    {
        if (!hit.TryGetProperty("highlight", out var highlight)) return [];
        List<IReadOnlyList<Fragment>> inText = Passages(highlight, ElasticFields.Text), inTitle = Passages(highlight, ElasticFields.Title);
        var isMarked = inText.Exists(passage => passage.Any(fragment => fragment.Marked));
        return isMarked || inTitle.Count == 0 ? inText : inTitle;
    }

    private JsonObject Field(string name, int length, int most)
    {
        var own = marks.Where(mark => mark.Shown == name && (hasMatchedFields || mark.Field == name)).ToList();
        var field = new JsonObject
        {
            ["number_of_fragments"] = most,
            ["highlight_query"] = own.Count == 0 ? Dsl.MatchAll() : Dsl.Bool(should: [.. own.Select(mark => mark.Query.Copy())]),
        };
        if (most > 0) (field["fragment_size"], field["no_match_size"]) = (length, length);
        List<string> variants = [.. own.Select(mark => mark.Field).Where(variant => variant != name).Distinct()];
        if (variants.Count > 0) field["matched_fields"] = new JsonArray([.. variants.Select(variant => (JsonNode)variant)]);
        return field;
    }

    private static List<IReadOnlyList<Fragment>> Passages(JsonElement highlight, string field) =>
        highlight.TryGetProperty(field, out var passages)
            ? [.. passages.EnumerateArray().Select(passage => Fragments(passage.GetString()!)).Where(passage => passage.Count > 0)]
            : [];

    private static List<Fragment> Fragments(string escaped)
    {
        var fragments = new List<Fragment>();
        var at = 0;
        for (var marked = false; at < escaped.Length; marked = !marked)
        {
            var tag = marked ? Close : Open;
            var end = escaped.IndexOf(tag, at, StringComparison.Ordinal);
            var piece = end < 0 ? escaped[at..] : escaped[at..end];
            Add(fragments, WebUtility.HtmlDecode(piece), marked);
            at = end < 0 ? escaped.Length : end + tag.Length;
        }

        return Trimmed(fragments);
    }

    private static void Add(List<Fragment> fragments, string piece, bool marked)
    {
        var text = new StringBuilder(piece.Length);
        foreach (var letter in piece)
        {
            if (!char.IsWhiteSpace(letter)) text.Append(letter);
            else if (text.Length == 0 || text[^1] != ' ') text.Append(' ');
        }

        if (text.Length > 0) fragments.Add(new Fragment(text.ToString(), marked));
    }

    private static List<Fragment> Trimmed(List<Fragment> fragments)
    {
        if (fragments.Count == 0) return fragments;
        fragments[0] = fragments[0] with { Text = fragments[0].Text.TrimStart() };
        fragments[^1] = fragments[^1] with { Text = fragments[^1].Text.TrimEnd() };
        fragments.RemoveAll(fragment => fragment.Text.Length == 0);
        return fragments;
    }
}
