using Microsoft.Extensions.Primitives;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Searches;

/// <summary>What was filled in on the form of a saved search.</summary>
/// <param name="AcceptsMany">“Yes, that many” was ticked.</param>
internal sealed record SearchForms(SearchToSave Search, bool AcceptsMany)
{
    private const int Longest = 4_000;

    /// <param name="owner">Whose search it is or will be.</param>
    public static SearchForms Of(IFormCollection form, string owner)
    {
        var question = SearchAddress.Read(Text(form["question"]));
        // The words may be mended on the form itself; filters are chosen on the search page.
        var words = form.ContainsKey("q") ? Text(form["q"]).Trim() : question.Text;
        var address = SearchAddress.Of(question with { Text = words, OtherLanguages = form["languages"] == SearchAddress.AllLanguages });
        return new SearchForms(
            new SearchToSave(owner, Text(form["name"]), address, Text(form["channel"]), RhythmWords.Parse(Text(form["rhythm"])) ?? Rhythm.Immediate),
            form["many"] == "yes");
    }

    private static string Text(StringValues typed) => typed.ToString() is { Length: <= Longest } text ? text : typed.ToString()[..Longest];
}
