using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>
/// One word, phrase or prefix, looked for in every field that may hold it: as written, and in the grammar of each language that it
/// may be in. The cluster cuts them into terms as it cut the text; whether there is anything in them to look for is decided here.
/// </summary>
/// <param name="mayBeNumber">Whether the words may be parts of an official number; otherwise numbers are not looked through.</param>
internal sealed class WordQueries(IReadOnlyList<string> languages, ICollection<TextMark> marks, bool mayBeNumber)
{
    /// <param name="isOptional">True for words that a language leaves out ("the"): documents may lack them.</param>
    /// <returns>Null when there is nothing in it to look for.</returns>
    public JsonObject? Word(string text, string? field, out bool isOptional)
    {
        isOptional = false;
        var best = Best(text, field, 0);
        if (best is null) return null;
        // What is several words, as e-evidence or C-22, is found as written; so is what no analysis makes a word of.
        if (TextTerms.Neutral(text).Count != 1) return Dsl.Best(best);
        foreach (var language in languages.Where(language => field != QueryFields.Number && Script.CanWrite(language, text)))
        {
            if (TextTerms.In(language, text).Count == 0) isOptional = true;
            else AddText(best, text, field, name => ElasticFields.In(name, language), FieldWeights.Stem, 0);
        }

        return Dsl.Best(best);
    }

    /// <summary>Exactly these words: without other grammatical forms.</summary>
    public JsonObject? Phrase(string text, string? field, int slop) => Best(text, field, slop) is { } best ? Dsl.Best(best) : null;

    public JsonObject? Prefix(string text, string? field)
    {
        var terms = TextTerms.Neutral(text);
        if (terms.Count == 0) return null;
        var last = terms[^1].Text;
        if (Script.IsUnspaced(last)) return Phrase(text, field, 0);
        var begins = Beginning(last, field);
        if (terms.Count == 1) return begins;
        return Phrase(text[..terms[^1].Start], field, 0) is { } before ? Dsl.Bool(must: [before, begins]) : begins;
    }

    /// <summary>An official number written in several words, or null when it cannot be one.</summary>
    public static JsonObject? WholeNumber(string text)
    {
        var key = OfficialNumber.Key(text);
        return key.Any(char.IsDigit) ? Dsl.Constant(Dsl.Term(ElasticFields.Key, key), FieldWeights.Key) : null;
    }

    private List<JsonObject>? Best(string text, string? field, int slop)
    {
        // A word too long for any index is in no document; mere signs ask for nothing.
        if (TextTerms.Neutral(text).Count == 0) return text.Any(char.IsLetterOrDigit) ? [Dsl.MatchNone()] : null;
        var best = new List<JsonObject>();
        AddText(best, text, field, name => name, 1, slop);
        if (field is QueryFields.Number || (mayBeNumber && field is null)) AddNumber(best, text);
        if (best.Count == 0) best.Add(Dsl.MatchNone());
        return best;
    }

    private void AddText(List<JsonObject> best, string text, string? field, Func<string, string> nameOf, float share, int slop)
    {
        if (field is QueryFields.Number) return;
        Add(best, ElasticFields.Title, nameOf(ElasticFields.Title), text, FieldWeights.Title * share, slop);
        if (field is not null) return;
        best.Add(Dsl.Phrase(nameOf(ElasticFields.Headings), text, FieldWeights.Headings * share, slop));
        Add(best, ElasticFields.Text, nameOf(ElasticFields.Text), text, share, slop);
    }

    private static void AddNumber(List<JsonObject> best, string text)
    {
        if (WholeNumber(text) is { } whole) best.Add(whole);
        var words = OfficialNumber.Words(text);
        if (!string.IsNullOrWhiteSpace(words)) best.Add(Dsl.Phrase(ElasticFields.Number, words, FieldWeights.Number));
    }

    private void Add(List<JsonObject> best, string shown, string field, string text, float boost, int slop)
    {
        best.Add(Dsl.Phrase(field, text, boost, slop));
        // Words that may stand apart are marked one by one: what lies between them was not asked for.
        foreach (var part in slop > 0 ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text]) marks.Add(new TextMark(shown, field, Dsl.Phrase(field, part)));
    }

    private JsonObject Beginning(string start, string? field)
    {
        string[] fields = field switch
        {
            QueryFields.Title => [ElasticFields.Title],
            QueryFields.Number => [ElasticFields.Number, ElasticFields.Key],
            _ => [ElasticFields.Title, ElasticFields.Text, ElasticFields.Number, ElasticFields.Key],
        };
        foreach (var name in fields.Where(name => name is ElasticFields.Title or ElasticFields.Text)) marks.Add(new TextMark(name, name, Dsl.Prefix(name, start)));
        return Dsl.Best([.. fields.Select(name => Dsl.Prefix(name, start, name == ElasticFields.Title ? FieldWeights.Title : 1))]);
    }
}
