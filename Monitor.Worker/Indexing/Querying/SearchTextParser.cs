using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>
/// From what a person typed to a <see cref="QueryNode"/>. Never throws and never recurses deeper than <see cref="MaxDepth"/>.
/// AND binds closer than OR; words side by side are joined by AND.
/// </summary>
internal sealed class SearchTextParser
{
    public const int MaxDepth = 16;
    private const int MostNear = 16;

    private readonly List<QueryToken> _tokens;
    private readonly HashSet<string> _notes;
    private readonly DayWords _days;
    private int _at;
    private int _depth;

    private SearchTextParser(List<QueryToken> tokens, DateOnly today, HashSet<string> notes) => (_tokens, _days, _notes) = (tokens, new DayWords(today), notes);

    /// <param name="today">From which "30d" is counted.</param>
    public static ParsedQuery Parse(string? text, DateOnly today)
    {
        var notes = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new QueryTokenizer(Shortened(text ?? "", notes), notes).Read();
        OperatorsOutOfPlace.BecomeWords(tokens, notes);
        var root = tokens is [{ Kind: QueryTokenKind.Word, Text: " " }] ? null : new SearchTextParser(tokens, today, notes).Everything();
        return new ParsedQuery(root, notes.Count == 0 ? null : string.Join(' ', notes));
    }

    private static string Shortened(string text, HashSet<string> notes)
    {
        if (text.Length <= SearchQuery.LongestText) return text;
        notes.Add($"Only the first {SearchQuery.LongestText} characters were used.");
        return text[..SearchQuery.LongestText];
    }

    private QueryNode? Everything()
    {
        var parts = new List<QueryNode>();
        while (_at < _tokens.Count)
        {
            if (Alternatives(null) is { } part) parts.Add(part);
            if (Take(QueryTokenKind.Close)) _notes.Add("A closing bracket had no partner and was left out.");
        }

        return Joined(parts);
    }

    private QueryNode? Alternatives(string? field)
    {
        var parts = new List<QueryNode>();
        var mixed = false;
        do
        {
            if (Conjunction(field, out var written) is not { } part) continue;
            mixed |= written > 1;
            parts.Add(part);
        }
        while (Take(QueryTokenKind.Or));

        if (mixed && parts.Count > 1) _notes.Add("Words side by side were joined before OR; use ( ) to group them otherwise.");
        return parts.Count > 1 ? new QueryNode.Any(parts) : parts.FirstOrDefault();
    }

    private QueryNode? Conjunction(string? field, out int written)
    {
        var parts = new List<QueryNode>();
        while (_at < _tokens.Count && Peek is not (QueryTokenKind.Close or QueryTokenKind.Or))
        {
            var before = _at;
            if (Chain(field) is { } part) parts.Add(part);
            // An operator whose side came to nothing, such as empty brackets, joins nothing.
            if (_at == before) _at++;
        }

        written = parts.Count;
        return Joined(parts);
    }

    /// <summary>Each of "a NEAR b NEAR c" is near the one after it.</summary>
    private QueryNode? Chain(string? field)
    {
        if (Operand(field) is not { } left) return null;
        var pairs = new List<QueryNode>();
        while (Take(QueryTokenKind.Near))
        {
            var near = _tokens[_at - 1];
            if (Operand(field) is not { } right) break;
            pairs.Add(Nearness(left, near, right));
            left = right;
        }

        return pairs.Count == 0 ? left : Joined(pairs);
    }

    private QueryNode? Operand(string? field)
    {
        var negative = false;
        while (Take(QueryTokenKind.Not) || Take(QueryTokenKind.Minus)) negative = !negative;
        while (_at < _tokens.Count && Peek is QueryTokenKind.Field) field = _tokens[_at++].Text;
        if (_at == _tokens.Count || !_tokens[_at].StartsOperand) return null;
        if (Peek is QueryTokenKind.Not or QueryTokenKind.Minus) return Operand(field) is { } inner ? Negated(inner, negative) : null;
        var part = Take(QueryTokenKind.Open) ? Group(field) : Leaf(_tokens[_at++], field);
        return part is null ? null : Negated(part, negative);
    }

    private QueryNode? Group(string? field)
    {
        if (_depth == MaxDepth)
        {
            _notes.Add($"Brackets deeper than {MaxDepth} were left out.");
            return null;
        }

        _depth++;
        var inner = Alternatives(field);
        _depth--;
        if (!Take(QueryTokenKind.Close)) _notes.Add("An opening bracket had no partner; it was closed at the end.");
        return inner;
    }

    private QueryNode Leaf(QueryToken token, string? field)
    {
        if (QueryFields.IsDay(field))
        {
            if (_days.Read(field!, token.Text) is { } days) return days;
            _notes.Add($"“{token.Text}” is no day after “{field}:”; write 2026-01-31, 2026-01, 2026, <30d or >2w. It was taken as a word.");
            field = null;
        }

        return token.Kind switch
        {
            QueryTokenKind.Phrase => new QueryNode.Phrase(token.Text, field, token.Width),
            QueryTokenKind.Prefix => new QueryNode.Prefix(token.Text, field),
            _ => new QueryNode.Word(token.Text, field),
        };
    }

    /// <summary>Alternatives on a side are near one by one; what cannot stand near anything is joined by AND.</summary>
    private QueryNode Nearness(QueryNode left, QueryToken near, QueryNode right)
    {
        if (near.Text == QueryTokenizer.PlainNear)
            _notes.Add($"“near” was read as: at most {near.Width} words apart. For the word itself, put it in quotation marks.");
        var (lefts, rights) = (Sides(left), Sides(right));
        if (lefts is null || rights is null || lefts.Count * rights.Count > MostNear)
        {
            _notes.Add("NEAR stands between words, phrases or alternatives of them; it was taken as AND.");
            return new QueryNode.All([left, right]);
        }

        List<QueryNode> pairs = [.. lefts.SelectMany(_ => rights, (one, other) => new QueryNode.Near(one, other, near.Width))];
        return pairs.Count == 1 ? pairs[0] : new QueryNode.Any(pairs);
    }

    private static List<QueryNode>? Sides(QueryNode node)
    {
        List<QueryNode> sides = node is QueryNode.Any(var parts) ? [.. parts] : [node];
        return sides.TrueForAll(side => side.AsText is { } leaf && leaf.Field is null or QueryFields.Title) ? sides : null;
    }

    private static QueryNode Negated(QueryNode part, bool negative) => negative ? new QueryNode.Not(part) : part;

    private static QueryNode? Joined(List<QueryNode> parts) => parts.Count > 1 ? new QueryNode.All(parts) : parts.FirstOrDefault();

    private QueryTokenKind Peek => _tokens[_at].Kind;

    private bool Take(QueryTokenKind kind)
    {
        if (_at == _tokens.Count || Peek != kind) return false;
        _at++;
        return true;
    }
}
