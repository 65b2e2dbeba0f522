using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>
/// <see cref="TextFolding"/> as rules of a mapping char filter, letter by letter, so that the cluster folds as we do and still knows
/// where in the text each word stood. Letters of scripts without spaces get a break before them: each then is a word of its own, and
/// a run of them is found as words side by side, which is what pairs of letters mean in the embedded index.
/// </summary>
internal static class FoldingRules
{
    // Breaks words and is no blank, which a rule would lose at its ends.
    private const char Break = '\u200B';

    private static readonly char[] Apostrophes = ['’', 'ʼ', '＇', '״', '׳'];
    private static readonly string SoutheastAsian = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];
    private static readonly Lazy<IReadOnlyList<string>> Rules = new(Compute);

    public static IReadOnlyList<string> All => Rules.Value;

    private static List<string> Compute()
    {
        var rules = Apostrophes.ToDictionary(letter => letter.ToString(), _ => "'", StringComparer.Ordinal);
        foreach (var (letter, types) in Alone(Letters()))
        {
            if (types is [var type] && type == SoutheastAsian) rules[letter] = Break + letter;
        }

        var folded = Letters().Concat(VoicedKana()).Where(letter => !rules.ContainsKey(letter))
            .Select(letter => (Letter: letter, Folded: TextFolding.Fold(letter))).Where(pair => pair.Folded != pair.Letter).ToList();
        var (inWord, foldedInWord) = (InWord(folded.Select(pair => pair.Letter)), InWord(folded.Select(pair => pair.Folded)));
        var (alone, foldedAlone) = (Alone(folded.Select(pair => pair.Letter)), Alone(folded.Select(pair => pair.Folded)));
        foreach (var (letter, fold) in folded)
        {
            // Words must be cut the same before and after: a fraction or a ring around a letter stays as it is.
            var isSame = (inWord[letter] && foldedInWord[fold]) || (alone[letter] is [var before] && foldedAlone[fold] is [var after] && before == after);
            if (isSame) rules[letter] = fold;
        }

        return [.. rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} => {rule.Value}")];
    }

    private static IEnumerable<string> Letters()
    {
        for (var code = 0x80; code < 0x20000; code++)
        {
            if (code is < 0xD800 or > 0xDFFF) yield return char.ConvertFromUtf32(code);
        }
    }

    /// <summary>Half-width and decomposed kana are two letters for what is written as one.</summary>
    private static IEnumerable<string> VoicedKana() =>
        from kana in Enumerable.Range(0x3041, 0xBF).Concat(Enumerable.Range(0xFF66, 0x38))
        from mark in kana < 0xFF00 ? "\u3099\u309A" : "\uFF9E\uFF9F"
        let pair = $"{(char)kana}{mark}"
        where TextFolding.Fold(pair).Length == 1
        select pair;

    /// <summary>Of each text, whether it goes on with a word that it stands in.</summary>
    private static Dictionary<string, bool> InWord(IEnumerable<string> texts) =>
        Cut(texts, text => $"x{text}x").ToDictionary(row => row.Key, row => row.Value is [var token] && token.Length == row.Key.Length + 2, StringComparer.Ordinal);

    /// <summary>Of each text, the kinds of the words that it is.</summary>
    private static Dictionary<string, string[]> Alone(IEnumerable<string> texts) =>
        Cut(texts, text => text).ToDictionary(row => row.Key, row => row.Value.Select(token => token.Type).ToArray(), StringComparer.Ordinal);

    private static Dictionary<string, List<(string Type, int Length)>> Cut(IEnumerable<string> texts, Func<string, string> frame)
    {
        var rows = texts.Distinct(StringComparer.Ordinal).ToList();
        var ends = new int[rows.Count];
        var whole = new System.Text.StringBuilder();
        for (var i = 0; i < rows.Count; i++) ends[i] = whole.Append(frame(rows[i])).Append("\n\n").Length;
        var result = rows.ToDictionary(row => row, _ => new List<(string, int)>(), StringComparer.Ordinal);
        using var words = new StandardTokenizer(LuceneVersion.LUCENE_48, new StringReader(whole.ToString()));
        var (offset, type) = (words.AddAttribute<IOffsetAttribute>(), words.AddAttribute<ITypeAttribute>());
        words.Reset();
        for (var row = 0; words.IncrementToken();)
        {
            while (offset.StartOffset >= ends[row]) row++;
            result[rows[row]].Add((type.Type, offset.EndOffset - offset.StartOffset));
        }

        return result;
    }
}
