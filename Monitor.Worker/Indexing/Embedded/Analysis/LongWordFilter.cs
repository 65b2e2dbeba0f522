using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// Passes over words that are too long for any index, as StandardTokenizer does by itself, but not over runs of letters that are cut up
/// afterwards: Thai, Lao, Khmer and Burmese write whole sentences without a space, and such a run may be of any length.
/// </summary>
internal sealed class LongWordFilter : FilteringTokenFilter
{
    private static readonly string[] CutLater =
    [
        StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN],
        StandardTokenizer.TOKEN_TYPES[StandardTokenizer.KATAKANA],
        StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HANGUL],
    ];

    private readonly ICharTermAttribute _term;
    private readonly ITypeAttribute _type;

    private LongWordFilter(StandardTokenizer words)
        : base(LuceneVersion.LUCENE_48, words) => (_term, _type) = (AddAttribute<ICharTermAttribute>(), AddAttribute<ITypeAttribute>());

    /// <summary>The words of a text.</summary>
    /// <param name="words">Is told to pass over nothing.</param>
    public static TokenStream Of(StandardTokenizer words)
    {
        words.MaxTokenLength = int.MaxValue;
        return new LongWordFilter(words);
    }

    protected override bool Accept() => _term.Length <= WordBreaks.LongestWord || CutLater.Contains(_type.Type, StringComparer.Ordinal);
}
