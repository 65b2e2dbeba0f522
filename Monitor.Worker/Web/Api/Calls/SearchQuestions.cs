using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>What may be wrong with a search that a program wants kept.</summary>
internal static class SearchQuestions
{
    private const string Wait = "60";

    private static readonly HashSet<string> Known =
        new([SearchAddress.Text, .. SearchFacets.All, SearchAddress.From, SearchAddress.To, SearchAddress.Languages, SearchAddress.OtherLanguages], StringComparer.OrdinalIgnoreCase);

    /// <summary>The page leaves out what it cannot read; a program would keep a wider search than it means.</summary>
    public static void Check(string? question, Mistakes mistakes)
    {
        foreach (var (name, values) in QueryHelpers.ParseQuery(question))
        {
            if (!Known.Contains(name)) mistakes.Add("question", $"“{name}” is no part of a question. There are: {string.Join(", ", Known)}.");
            else if (name is SearchAddress.From or SearchAddress.To && SearchAddress.Day(values) is null) mistakes.Add("question", $"“{name}” is no day as 2031-12-31.");
            else if (SearchFacets.All.Contains(name, StringComparer.OrdinalIgnoreCase)) CheckValues(name.ToLowerInvariant(), SearchAddress.Values(values), mistakes);
        }
    }

    private static void CheckValues(string facet, IReadOnlyList<string> values, Mistakes mistakes)
    {
        foreach (var value in values.Where(value => !FacetValues.IsUnderstood(facet, value))) mistakes.Add("question", FacetNotes.Refused(facet, value));
    }

    public static void Note(IReadOnlyList<SaveMistake> found, Mistakes mistakes)
    {
        foreach (var mistake in found) mistakes.Add(FieldOf(mistake.Part), mistake.Why);
    }

    public static IResult Refused(SaveOutcome.Refused refused, HttpContext context)
    {
        var mistakes = new Mistakes();
        Note(refused.Mistakes, mistakes);
        if (refused.Mistakes.Any(mistake => mistake.Part == SavePart.Moment))
        {
            context.Response.Headers.RetryAfter = Wait;
            return ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, refused.Why[0]);
        }

        return refused.Mistakes.All(mistake => mistake.Part == SavePart.NameTaken)
            ? ApiProblems.Answered(StatusCodes.Status409Conflict, refused.Why[0], mistakes)
            : ApiProblems.Invalid(mistakes);
    }

    private static string FieldOf(SavePart part) => part switch
    {
        SavePart.Name or SavePart.NameTaken => "name",
        SavePart.Channel => "channel",
        SavePart.Question => "question",
        SavePart.Volume => "acceptsMany",
        SavePart.Moment => "",
    };
}
