using System.Text;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>Whether a document has one word, phrase or beginning, as <see cref="Embedded.Searching.LeafQueries"/> would have an index look for it.</summary>
internal sealed class LeafJudge(DocumentWords document, AskedTerms asked, bool mayBeNumber)
{
    /// <param name="isOptional">True for words that the document's language leaves out: it may lack them.</param>
    /// <returns>Null when there is nothing in it to look for.</returns>
    public bool? Word(string text, string? field, out bool isOptional)
    {
        isOptional = false;
        var written = asked.Cut(text);
        var found = Phrase(text, field);
        if (found is null || field is QueryFields.Number || written.Count != 1) return found;
        if (document.Language is not { } language || !Script.CanWrite(language, text)) return found;
        var stems = asked.Cut(language, text);
        isOptional = stems.Count == 0;
        return found.Value || (stems.Count == 1 && HasStem(asked.Words(language, text), field));
    }

    public bool? Phrase(string text, string? field)
    {
        // A word too long for any index is in no document; mere signs ask for nothing.
        if (asked.Cut(text).Count == 0) return text.Any(char.IsLetterOrDigit) ? false : null;
        return (field is not QueryFields.Number && IsIn(asked.Words(null, text), field, static words => words.Written))
            || ((field is QueryFields.Number || (mayBeNumber && field is null)) && IsNumber(text));
    }

    public bool? Prefix(string text, string? field)
    {
        var terms = asked.Cut(text);
        if (terms.Count == 0) return null;
        var last = terms[^1];
        if (Script.IsUnspaced(last.Text)) return Phrase(text, field);
        if (!HasBeginning(last.Text, field)) return false;
        return terms.Count == 1 || Phrase(text[..last.Start], field) is not false;
    }

    /// <summary>Whether it is an official number of the document, however it is written.</summary>
    public bool IsWholeNumber(string text) => OfficialNumber.Key(text) is var key && key.Any(char.IsDigit) && document.Keys.Contains(key);

    private bool HasStem(AskedWords stem, string? field) =>
        IsIn(stem, field, static words => words.Stems) || IsIn(stem, field, static words => words.Written);

    private bool IsIn(AskedWords words, string? field, Func<FieldWords, PlacedTerms> side) =>
        Stands(words, side(document.Title)) || (field is null && (Stands(words, side(document.Text)) || Stands(words, side(document.Headings))));

    private static bool Stands(AskedWords words, PlacedTerms terms) =>
        words.Terms.Count == 1 ? terms.Has(words.Terms[0]) : terms.PlacesOf(words.Terms, words.Distances).Any();

    private bool IsNumber(string text)
    {
        if (IsWholeNumber(text)) return true;
        byte[][] parts = [.. DocumentWords.Parts(text).Select(Encoding.UTF8.GetBytes)];
        return parts.Length > 0 && document.Numbers.PlacesOf(parts, [.. Enumerable.Range(0, parts.Length)]).Any();
    }

    private bool HasBeginning(string start, string? field)
    {
        var bytes = Encoding.UTF8.GetBytes(start);
        bool InNumbers() => document.Numbers.HasBeginning(bytes) || document.Keys.Any(key => key.StartsWith(start, StringComparison.Ordinal));
        return field switch
        {
            QueryFields.Title => document.Title.Written.HasBeginning(bytes),
            QueryFields.Number => InNumbers(),
            _ => document.Title.Written.HasBeginning(bytes) || document.Text.Written.HasBeginning(bytes) || InNumbers(),
        };
    }
}
