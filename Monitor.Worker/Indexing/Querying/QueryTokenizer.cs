using System.Globalization;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>
/// Cuts what a person typed into tokens. Knows no errors: whatever is not syntax is a word, and oddities become notes.
/// </summary>
internal sealed class QueryTokenizer(string text, ICollection<string> notes)
{
    public const int MaxLeaves = 64;
    public const int UsualDistance = 10;
    public const int MostDistance = 100;

    /// <summary>People write it so; between two words it is taken as the operator, with a note.</summary>
    public const string PlainNear = "near";

    private const string OpeningQuotes = "\"“”„«»＂";

    private readonly List<QueryToken> _tokens = [];
    private int _at;
    private int _leaves;

    public List<QueryToken> Read()
    {
        while (_at < text.Length)
        {
            if (_leaves == MaxLeaves)
            {
                notes.Add($"Only the first {MaxLeaves} words were used.");
                break;
            }

            ReadOne(text[_at]);
        }

        return _tokens;
    }

    private void ReadOne(char next)
    {
        if (char.IsWhiteSpace(next)) _at++;
        else if (next == '(') Add(QueryTokenKind.Open, "(");
        else if (next == ')') Add(QueryTokenKind.Close, ")");
        else if (next == '-') ReadMinus();
        else if (OpeningQuotes.Contains(next, StringComparison.Ordinal)) ReadPhrase();
        else ReadWord();
    }

    private void Add(QueryTokenKind kind, string token)
    {
        _tokens.Add(new QueryToken(kind, token));
        _at += token.Length;
    }

    private void ReadMinus()
    {
        while (_at < text.Length && text[_at] == '-') _at++;
        if (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] != ')') _tokens.Add(new QueryToken(QueryTokenKind.Minus, "-"));
    }

    private void ReadPhrase()
    {
        var start = _at + 1;
        var end = start;
        while (end < text.Length && !IsClosing(end)) end++;
        if (end == text.Length)
        {
            notes.Add("A quotation mark had no partner and was left out.");
            _at = start;
            return;
        }

        _at = end + 1;
        Leaf(QueryTokenKind.Phrase, text[start..end], Slop());
    }

    /// <summary>Of "a b"~3, the 3.</summary>
    private int Slop()
    {
        if (_at + 1 >= text.Length || text[_at] != '~' || !char.IsAsciiDigit(text[_at + 1])) return 0;
        var end = _at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var slop = Number(text.AsSpan(_at + 1, end - _at - 1));
        _at = end;
        return slop;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MostDistance) : MostDistance;

    private bool IsClosing(int at) => OpeningQuotes.Contains(text[at], StringComparison.Ordinal) && !IsInsideHebrewWord(at);

    // Hebrew writes abbreviations with a quotation mark before the last letter.
    private bool IsInsideHebrewWord(int at) =>
        at > 0 && at + 1 < text.Length && IsHebrew(text[at - 1]) && IsHebrew(text[at + 1]);

    private static bool IsHebrew(char letter) => letter is >= 'א' and <= 'ת';

    private void ReadWord()
    {
        var start = _at;
        var open = 0;
        while (_at < text.Length && !EndsWord(start, ref open))
        {
            if (text[_at] == ':' && QueryFields.Find(text.AsSpan(start, _at - start)) is { } field && HasMore(_at + 1))
            {
                _tokens.Add(new QueryToken(QueryTokenKind.Field, field));
                _at++;
                return;
            }

            _at++;
        }

        AddWord(text[start.._at]);
    }

    private bool HasMore(int from) => !text.AsSpan(from).TrimStart().TrimStart(')').IsEmpty;

    /// <summary>A bracket inside a word, as in 2031/0042(COD), belongs to the word.</summary>
    private bool EndsWord(int start, ref int open)
    {
        var next = text[_at];
        if (char.IsWhiteSpace(next)) return true;
        if (OpeningQuotes.Contains(next, StringComparison.Ordinal)) return !IsInsideHebrewWord(_at);
        if (next == '(')
        {
            if (Operator(text.AsSpan(start, _at - start)) is not null) return true;
            open++;
        }

        return next == ')' && --open < 0;
    }

    private static QueryTokenKind? Operator(ReadOnlySpan<char> word) => word switch
    {
        "AND" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => null,
    };

    /// <summary>NEAR, near, NEAR/5, near/5.</summary>
    private static int? NearDistance(string word)
    {
        if (word is "NEAR" or PlainNear) return UsualDistance;
        return word.StartsWith("NEAR/", StringComparison.OrdinalIgnoreCase) && word.Length > 5 && word.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0
            ? Math.Max(1, Number(word.AsSpan(5)))
            : null;
    }

    private void AddWord(string word)
    {
        if (Operator(word) is { } kind)
        {
            _tokens.Add(new QueryToken(kind, word));
            return;
        }

        if (NearDistance(word) is { } distance)
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Near, word, distance));
            return;
        }

        var stem = word.TrimEnd('*');
        if (stem.Contains('*', StringComparison.Ordinal)) notes.Add($"A star works only at the end of a word; in “{word}” it was left out.");
        if (stem.Length == word.Length || stem.Length == 0) Leaf(QueryTokenKind.Word, word);
        else if (stem.Count(char.IsLetterOrDigit) >= 2) Leaf(QueryTokenKind.Prefix, stem);
        else Short(stem);
    }

    private void Short(string stem)
    {
        notes.Add($"A star needs at least two letters before it; “{stem}” was taken as a word.");
        Leaf(QueryTokenKind.Word, stem);
    }

    private void Leaf(QueryTokenKind kind, string leaf, int slop = 0)
    {
        _leaves++;
        _tokens.Add(new QueryToken(kind, leaf.Replace('*', ' '), slop));
        NoteUnknownField(kind, leaf);
    }

    private void NoteUnknownField(QueryTokenKind kind, string leaf)
    {
        var colon = leaf.IndexOf(':', StringComparison.Ordinal);
        if (kind is QueryTokenKind.Phrase || colon <= 0 || colon + 1 == leaf.Length) return;
        if (leaf[..colon].All(char.IsLetter) && char.IsLetter(leaf[colon + 1]))
            notes.Add($"“{leaf[..colon]}:” is not a field that can be searched; it was taken as a word.");
    }
}
