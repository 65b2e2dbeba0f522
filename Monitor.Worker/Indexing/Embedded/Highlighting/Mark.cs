using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>What is to be marked in a hit: terms side by side in one field, or the beginning of a word.</summary>
/// <param name="Leaf">Which part of the query it came from: the same word in another form has the same number.</param>
/// <param name="Slop">Terms may be so far from where they should stand; then each is marked for itself.</param>
internal sealed record Mark(int Leaf, string Field, IReadOnlyList<AnalysedTerm> Terms, int Slop = 0, bool IsPrefix = false)
{
    /// <summary>The grammar whose stems its terms are; null for words as written.</summary>
    public string? Language { get; } = IndexFields.LanguageOf(Field);

    /// <param name="field">Title or text.</param>
    public bool IsOf(string field) => Field.StartsWith(field, StringComparison.Ordinal) && (Field.Length == field.Length || Field[field.Length] == '.');
}

/// <summary>All marks of a query, and which terms of a text can belong to any of them: of a text most do not.</summary>
internal sealed class MarkSet(IReadOnlyList<Mark> marks)
{
    private readonly HashSet<string> _whole = [.. marks.Where(mark => !mark.IsPrefix).SelectMany(mark => mark.Terms).Select(term => term.Text)];
    private readonly string[] _beginnings = [.. marks.Where(mark => mark.IsPrefix).Select(mark => mark.Terms[0].Text).Distinct()];

    public IReadOnlyList<Mark> All => marks;

    public bool HasBeginnings => _beginnings.Length > 0;

    public bool Wants(string term)
    {
        if (_whole.Contains(term)) return true;
        foreach (var beginning in _beginnings)
        {
            if (term.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

/// <summary>A marked run of characters, or of places.</summary>
internal readonly record struct Span(int Start, int End, int Leaf);
