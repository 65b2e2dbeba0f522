using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>Folds each word (<see cref="TextFolding"/>) and takes off what is joined to it by an apostrophe: l'enquête, company's, Türkiye'nin.</summary>
internal sealed class FoldingFilter : TokenFilter
{
    // Words in these scripts are cut up by letters afterwards; decomposing them first would lose their places in the text.
    private static readonly string Uncut = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

    private readonly ICharTermAttribute _term;
    private readonly ITypeAttribute _type;

    public FoldingFilter(TokenStream input)
        : base(input) => (_term, _type) = (AddAttribute<ICharTermAttribute>(), AddAttribute<ITypeAttribute>());

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken()) return false;
        if (!FoldPlain() && _type.Type != Uncut) FoldOther();
        return true;
    }

    /// <summary>What becomes of one word.</summary>
    public static string Fold(string word)
    {
        if (!word.AsSpan().ContainsAnyExcept(PlainText)) return word.ToLowerInvariant();
        var folded = WithoutDots(LongestPart(TextFolding.Fold(word).Replace("\"", "", StringComparison.Ordinal)));
        return folded.Length > 0 ? folded : word;
    }

    private bool FoldPlain()
    {
        var buffer = _term.Buffer.AsSpan(0, _term.Length);
        if (buffer.ContainsAnyExcept(PlainText)) return false;
        for (var i = 0; i < buffer.Length; i++) buffer[i] = char.ToLowerInvariant(buffer[i]);
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> PlainText =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private void FoldOther()
    {
        var folded = Fold(_term.ToString());
        _term.SetEmpty().Append(folded);
    }

    private static string LongestPart(string word)
    {
        var parts = word.Split('\'', '’', 'ʼ', '＇', '״', '׳');
        return parts.Length == 1 ? word : parts.MaxBy(part => part.Length) ?? word;
    }

    /// <summary>U.S.C. is USC; 3.14 and example.com stay.</summary>
    private static string WithoutDots(string word) =>
        word.Contains('.', StringComparison.Ordinal) && word.Split('.').All(part => part.Length <= 1 && part.All(char.IsLetter))
            ? word.Replace(".", "", StringComparison.Ordinal)
            : word;
}
