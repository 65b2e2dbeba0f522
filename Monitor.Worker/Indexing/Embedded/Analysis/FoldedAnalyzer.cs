using Lucene.Net.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A language's own stems, then folded: who types without accents finds the same.</summary>
internal sealed class FoldedAnalyzer(Analyzer language) : AnalyzerWrapper(GLOBAL_REUSE_STRATEGY)
{
    protected override Analyzer GetWrappedAnalyzer(string fieldName) => language;

    protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) =>
        new(components.Tokenizer, new FoldingFilter(components.TokenStream));
}
