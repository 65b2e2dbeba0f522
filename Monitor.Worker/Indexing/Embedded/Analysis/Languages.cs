using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// The languages whose grammar is known. Texts in others, and in those written without spaces, are found by whole words or letter
/// pairs alone (<see cref="NeutralAnalyzer"/>).
/// </summary>
internal static class Languages
{
    private const LuceneVersion V = LuceneVersion.LUCENE_48;

    private static readonly FrozenDictionary<string, Lazy<Analyzer>> ByCode = new Dictionary<string, Func<Analyzer>>
    {
        ["ar"] = () => new ArabicAnalyzer(V),
        ["bg"] = () => new BulgarianAnalyzer(V),
        ["ca"] = () => new CatalanAnalyzer(V),
        ["cs"] = () => new CzechAnalyzer(V),
        ["da"] = () => new DanishAnalyzer(V),
        ["de"] = () => new GermanAnalyzer(V),
        ["el"] = () => new GreekAnalyzer(V),
        ["en"] = () => new EnglishAnalyzer(V),
        ["es"] = () => new SpanishAnalyzer(V),
        ["eu"] = () => new BasqueAnalyzer(V),
        ["fa"] = () => new PersianAnalyzer(V),
        ["fi"] = () => new FinnishAnalyzer(V),
        ["fr"] = () => new FrenchAnalyzer(V),
        ["ga"] = () => new IrishAnalyzer(V),
        ["gl"] = () => new GalicianAnalyzer(V),
        ["hi"] = () => new HindiAnalyzer(V),
        ["hu"] = () => new HungarianAnalyzer(V),
        ["hy"] = () => new ArmenianAnalyzer(V),
        ["id"] = () => new IndonesianAnalyzer(V),
        ["it"] = () => new ItalianAnalyzer(V),
        ["lv"] = () => new LatvianAnalyzer(V),
        ["nl"] = () => new DutchAnalyzer(V),
        ["no"] = () => new NorwegianAnalyzer(V),
        ["pt"] = () => new PortugueseAnalyzer(V),
        ["ro"] = () => new RomanianAnalyzer(V),
        ["ru"] = () => new RussianAnalyzer(V),
        ["sv"] = () => new SwedishAnalyzer(V),
        ["tr"] = () => new TurkishAnalyzer(V),
    }.ToFrozenDictionary(row => row.Key, row => new Lazy<Analyzer>(() => new FoldedAnalyzer(row.Value(), row.Key == "ro" ? RomanianCedillas() : null)));

    public static IReadOnlyList<string> Codes { get; } = [.. ByCode.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The code under which a language's grammar is known ("pt" for "pt-BR"), or null.</summary>
    public static string? Known(string? language)
    {
        var code = Script.Primary(language);
        if (code is "nb" or "nn") return "no";
        return code is not null && ByCode.ContainsKey(code) ? code : null;
    }

    // The stemmer knows the letters with the cedilla of old code pages; today they are written with a comma.
    private static NormalizeCharMap RomanianCedillas()
    {
        var letters = new NormalizeCharMap.Builder();
        foreach (var (comma, cedilla) in new[] { ("ș", "ş"), ("ț", "ţ"), ("Ș", "Ş"), ("Ț", "Ţ") }) letters.Add(comma, cedilla);
        return letters.Build();
    }

    /// <param name="code">One that <see cref="Known"/> gave.</param>
    public static Analyzer Analyzer(string code) => ByCode[code].Value;
}
