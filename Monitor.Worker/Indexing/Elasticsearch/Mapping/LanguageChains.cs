using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>
/// The grammar of each language as Elasticsearch documents its own analyzers ("reimplement the ... analyzer"), taken apart so that the words
/// can be folded afterwards: who types without accents finds the same.
/// </summary>
internal static class LanguageChains
{
    private static readonly AnalysisPart Digits = AnalysisPart.Ready("decimal_digit", "digits of other scripts count as written");
    private static readonly AnalysisPart ArabicLetters = AnalysisPart.Ready("arabic_normalization");
    private static readonly AnalysisPart Folding = AnalysisPart.Ready("asciifolding", "accents count in other grammatical forms");

    private static readonly AnalysisPart Apostrophes = AnalysisPart.OnLetters("monitor_apostrophes", Mapping("’ => '", "ʼ => '", "＇ => '"), "curved apostrophes count");

    private static readonly FrozenDictionary<string, Grammar> Grammars = new Dictionary<string, Grammar>
    {
        ["ar"] = new("arabic", "arabic", [ArabicLetters]),
        ["bg"] = new("bulgarian", "bulgarian"),
        ["ca"] = new("catalan", "catalan") { First = [Elision("ca", "d", "l", "m", "n", "s", "t")] },
        ["cs"] = new("czech", "czech"),
        ["da"] = new("danish", "danish"),
        ["de"] = new("german", "light_german", [AnalysisPart.Ready("german_normalization")]),
        ["el"] = new("greek", "greek") { Lowercase = LowercaseOf("greek") },
        ["en"] = new("english", "english") { First = [AnalysisPart.Own("monitor_en_possessive", Stemmer("possessive_english"), "")] },
        ["es"] = new("spanish", "light_spanish"),
        ["eu"] = new("basque", "basque"),
        ["fa"] = new("persian", null, [ArabicLetters, AnalysisPart.Ready("persian_normalization", loss: null)])
        {
            Letters = AnalysisPart.OnLetters("monitor_fa_joiners", Mapping("\u200C => \u200B"), ""),
        },
        ["fi"] = new("finnish", "finnish"),
        ["fr"] = new("french", "light_french") { First = [Elision("fr", "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu")] },
        ["ga"] = new("irish", "irish")
        {
            First =
            [
                AnalysisPart.Own("monitor_ga_hyphens", new JsonObject { ["type"] = "stop", ["stopwords"] = new JsonArray("h", "n", "t"), ["ignore_case"] = true }, ""),
                Elision("ga", "d", "m", "b"),
            ],
            Lowercase = LowercaseOf("irish"),
        },
        ["gl"] = new("galician", "galician"),
        ["hi"] = new("hindi", "hindi", [AnalysisPart.Ready("indic_normalization"), AnalysisPart.Ready("hindi_normalization")]),
        ["hu"] = new("hungarian", "hungarian"),
        ["hy"] = new("armenian", "armenian"),
        ["id"] = new("indonesian", "indonesian"),
        ["it"] = new("italian", "light_italian")
        {
            First = [Elision("it", "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d")],
        },
        ["lv"] = new("latvian", "latvian"),
        ["nl"] = new("dutch", "dutch", [AnalysisPart.Own(
            "monitor_nl_irregular",
            new JsonObject { ["type"] = "stemmer_override", ["rules"] = new JsonArray("fiets=>fiets", "bromfiets=>bromfiets", "ei=>eier", "kind=>kinder") }, "")]),
        ["no"] = new("norwegian", "norwegian"),
        ["pt"] = new("portuguese", "light_portuguese"),
        ["ro"] = new("romanian", "romanian"),
        ["ru"] = new("russian", "russian"),
        ["sv"] = new("swedish", "swedish"),
        ["tr"] = new("turkish", "turkish") { First = [AnalysisPart.Ready("apostrophe")], Lowercase = LowercaseOf("turkish") },
    }.ToFrozenDictionary();

    /// <summary>The codes of the languages whose grammar is known, the same as in the embedded index.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Grammars.Keys.Order(StringComparer.Ordinal)];

    /// <param name="stemsRomanianCommas">See <see cref="Cluster.Capabilities.StemsRomanianCommas"/>.</param>
    public static AnalysisChain For(string code, bool stemsRomanianCommas)
    {
        var grammar = Grammars[code];
        AnalysisPart? letters = code == "ro" ? RomanianLetters(stemsRomanianCommas) : grammar.Letters;
        AnalysisPart stop = AnalysisPart.Own($"monitor_{code}_stop", new JsonObject { ["type"] = "stop", ["stopwords"] = $"_{grammar.StopWords}_" }, "");
        AnalysisPart[] stem = grammar.Stem is { } language ? [AnalysisPart.Own($"monitor_{code}_stem", Stemmer(language), null)] : [];
        AnalysisPart[] before = code is "fa" or "hi" ? grammar.Normalizing : [];
        AnalysisPart[] after = code is "fa" or "hi" ? [] : grammar.Normalizing;
        return new AnalysisChain(ElasticAnalyzers.In(code), [
            .. letters is null ? [Apostrophes] : new[] { Apostrophes, letters },
            .. grammar.First, grammar.Lowercase ?? NeutralChain.Lowercase, Digits, .. before, stop, .. after, .. stem, Folding, .. NeutralChain.Joined,
        ]);
    }

    // The stemmer knows one of the two ways in which these letters are encoded.
    private static AnalysisPart RomanianLetters(bool stemsCommas) => AnalysisPart.OnLetters(
        "monitor_ro_letters",
        stemsCommas ? Mapping("ş => ș", "ţ => ț", "Ş => Ș", "Ţ => Ț") : Mapping("ș => ş", "ț => ţ", "Ș => Ş", "Ț => Ţ"), "");

    private static AnalysisPart Elision(string code, params string[] articles) => AnalysisPart.Own(
        $"monitor_{code}_elision",
        new JsonObject { ["type"] = "elision", ["articles_case"] = true, ["articles"] = new JsonArray([.. articles.Select(article => (JsonNode)article)]) }, "");

    private static AnalysisPart LowercaseOf(string language) =>
        AnalysisPart.Own($"monitor_lowercase_{language}", new JsonObject { ["type"] = "lowercase", ["language"] = language }, null);

    private static JsonObject Stemmer(string language) => new() { ["type"] = "stemmer", ["language"] = language };

    private static JsonObject Mapping(params string[] rules) => new() { ["type"] = "mapping", ["mappings"] = new JsonArray([.. rules.Select(rule => (JsonNode)rule)]) };

    /// <param name="StopWords">The name of the list of words that the language leaves out.</param>
    /// <param name="Stem">Null for a language without a stemmer.</param>
    /// <param name="Spelling">Its own spelling rules.</param>
    private sealed record Grammar(string StopWords, string? Stem, AnalysisPart[]? Spelling = null)
    {
        public AnalysisPart[] Normalizing => Spelling ?? [];

        public AnalysisPart[] First { get; init; } = [];

        public AnalysisPart? Lowercase { get; init; }

        public AnalysisPart? Letters { get; init; }
    }
}
