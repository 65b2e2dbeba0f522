using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>What <c>Embedded/Analysis/NeutralAnalyzer</c> does, in the cluster's own parts.</summary>
internal static class NeutralChain
{
    private const string PairsLost = "Chinese, Japanese and Korean are found by single letters";
    private const string JoinedLost = "words joined by an apostrophe are found only together";

    // The first of two parts goes when it is the shorter: no expression can count, so each length is tried.
    private const int LongestShortPart = 12;

    public static readonly AnalysisPart Lowercase = AnalysisPart.Ready("lowercase");

    private static readonly AnalysisPart Letters = AnalysisPart.OnLetters(
        "monitor_letters", new JsonObject { ["type"] = "mapping", ["mappings"] = new JsonArray([.. FoldingRules.All.Select(rule => (JsonNode)rule)]) },
        "accents and old spellings count, and Thai, Lao, Khmer and Burmese are found by whole runs of letters");

    private static readonly AnalysisPart Gershayim = Replace("monitor_gershayim", "\"", "", "Hebrew abbreviations are found only as written");

    private static readonly AnalysisPart DropShortFirst = Replace(
        "monitor_short_first",
        $"^(?=[^']*')(?:{string.Join('|', Enumerable.Range(0, LongestShortPart + 1).Select(length => $"[^']{{{length}}}'(?=[^']{{{length + 1},}})"))})", "", JoinedLost);

    private static readonly AnalysisPart DropSecond = Replace("monitor_second", "^([^']+)'[^']*", "$1", JoinedLost);

    private static readonly AnalysisPart Dots = Replace(
        "monitor_dots", @"\G(\p{L})\.(?=(?:\p{L}\.)*\p{L}?$)", "$1", "abbreviations with dots (U.S.C.) are found only as written");

    /// <summary>What is done to words of every language after its own grammar.</summary>
    public static IReadOnlyList<AnalysisPart> Joined { get; } = [Gershayim, DropShortFirst, DropSecond, DropShortFirst, DropSecond, Dots];

    public static AnalysisChain ForIndex { get; } = new(ElasticAnalyzers.Neutral, [Letters, Lowercase, .. Joined, Pairs("monitor_pairs", withSingles: true)]);

    public static AnalysisChain ForSearch { get; } = new(ElasticAnalyzers.NeutralSearch, [Letters, Lowercase, .. Joined, Pairs("monitor_pairs_search", withSingles: false)]);

    private static AnalysisPart Pairs(string name, bool withSingles) =>
        AnalysisPart.Own(name, new JsonObject { ["type"] = "cjk_bigram", ["output_unigrams"] = withSingles }, PairsLost);

    private static AnalysisPart Replace(string name, string pattern, string replacement, string loss) =>
        AnalysisPart.Own(name, new JsonObject { ["type"] = "pattern_replace", ["pattern"] = pattern, ["replacement"] = replacement }, loss);
}
