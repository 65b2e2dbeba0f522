using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// The same for every language: whole words, folded; letter pairs for scripts without spaces. For the index it keeps single letters
/// of such scripts too, so that a word of one letter can be found; a query needs only the pairs.
/// </summary>
internal sealed class NeutralAnalyzer(bool forIndex) : Analyzer
{
    private const CJKScript EastAsian = CJKScript.HAN | CJKScript.HIRAGANA | CJKScript.KATAKANA | CJKScript.HANGUL;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        var pairs = new CJKBigramFilter(new FoldingFilter(LongWordFilter.Of(words)), EastAsian, forIndex);
        return new TokenStreamComponents(words, new LetterPairFilter(pairs, forIndex));
    }
}
