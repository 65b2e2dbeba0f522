using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>How each field is written: by the language in its name, or neutrally.</summary>
internal sealed class FieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    private readonly NeutralAnalyzer _neutral = new(forIndex: true);
    private readonly WhitespaceAnalyzer _split = new(LuceneVersion.LUCENE_48);

    protected override Analyzer GetWrappedAnalyzer(string fieldName) =>
        fieldName == IndexFields.Number ? _split
        : IndexFields.LanguageOf(fieldName) is { } code ? Languages.Analyzer(code)
        : _neutral;
}
