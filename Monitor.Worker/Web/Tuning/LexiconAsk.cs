using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Monitor.Classifiers.Features;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What somebody wants changed in the lexicon: as typed, so that it stands in the form again when it is refused.</summary>
internal sealed record LexiconAsk(LexiconEdit Edit)
{
    private const int Longest = 200;

    public static LexiconAsk Of(IFormCollection form) => new(EditOf(form["concept"], form["gloss"], form["language"], form["term"], form["change"]));

    /// <summary>Null when the address asks for nothing that was refused.</summary>
    public static LexiconAsk? Of(IQueryCollection query) => query.ContainsKey("refused")
        ? new(EditOf(query["concept"], query["gloss"], query["language"], query["term"], query["refused"]))
        : null;

    /// <summary>The concept with the changed language open.</summary>
    public string KeptAddress() => QueryHelpers.AddQueryString("/tuning/lexicon", new Dictionary<string, string?>
    {
        ["concept"] = Edit.Concept,
        ["language"] = Edit.Language,
        ["done"] = Edit.Removes ? "removed" : "added",
    });

    /// <summary>What was typed goes back to its page, which finds the mistakes anew: an address tells no sentences of its own.</summary>
    public string RefusedAddress() => QueryHelpers.AddQueryString("/tuning/lexicon", new Dictionary<string, string?>
    {
        ["concept"] = Edit.Concept,
        ["gloss"] = Edit.Gloss,
        ["language"] = Edit.Language,
        ["term"] = Edit.Term,
        ["refused"] = Edit.Removes ? "remove" : "add",
    }) + "#change";

    private static LexiconEdit EditOf(StringValues concept, StringValues gloss, StringValues language, StringValues term, StringValues change) =>
        new(Text(concept), Text(gloss) is { Length: > 0 } meaning ? meaning : null, Text(language), Text(term), Removes: change == "remove");

    private static string Text(StringValues typed) => typed.ToString().Trim() is { } text && text.Length <= Longest ? text : typed.ToString().Trim()[..Longest];
}
