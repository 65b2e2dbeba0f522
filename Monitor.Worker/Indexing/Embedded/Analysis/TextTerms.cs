using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>Cuts text into terms as the index does.</summary>
internal static class TextTerms
{
    private static readonly NeutralAnalyzer Query = new(forIndex: false);
    private static readonly NeutralAnalyzer Index = new(forIndex: true);

    public static List<AnalysedTerm> Neutral(string text) => Read(Query, text);

    /// <summary>As it is written into the index: single letters of scripts without spaces too.</summary>
    public static List<AnalysedTerm> Indexed(string text) => Read(Index, text);

    public static List<AnalysedTerm> In(string language, string text) => Read(Languages.Analyzer(language), text);

    private static List<AnalysedTerm> Read(Analyzer analyzer, string text)
    {
        using var stream = analyzer.GetTokenStream("query", text);
        var (term, step, offset) = (stream.AddAttribute<ICharTermAttribute>(), stream.AddAttribute<IPositionIncrementAttribute>(), stream.AddAttribute<IOffsetAttribute>());
        var terms = new List<AnalysedTerm>();
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(new AnalysedTerm(term.ToString(), position += step.PositionIncrement, offset.StartOffset, offset.EndOffset));
        stream.End();
        return terms;
    }
}
