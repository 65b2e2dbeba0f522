using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A language's own stems, then folded: who types without accents finds the same.</summary>
/// <param name="spelling">Letters to write otherwise before stemming, one for one.</param>
internal sealed class FoldedAnalyzer(Analyzer language, NormalizeCharMap? spelling = null) : AnalyzerWrapper(GLOBAL_REUSE_STRATEGY)
{
    protected override Analyzer GetWrappedAnalyzer(string fieldName) => language;

    protected override TextReader WrapReader(string fieldName, TextReader reader) =>
        spelling is null ? reader : new MappingCharFilter(spelling, reader);

    protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) =>
        new(components.Tokenizer, new FoldingFilter(components.TokenStream));
}
