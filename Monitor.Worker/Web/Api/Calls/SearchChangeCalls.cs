using Monitor.Worker.Alerting;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Api.Shapes;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Searches;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>Changes, pauses and resumes a saved search, by the rules of its page: its owner's and operators' to do.</summary>
internal static class SearchChangeCalls
{
    private const string Active = "active";
    private const string Paused = "paused";

    public static void Map(IEndpointRouteBuilder api) => api.MapPatch("/searches/{id:long}", ChangeAsync).Accepts<SearchToChange>("application/json").Changes()
        .Answers<ApiSavedSearch>(
            "change-search", "Changes, pauses or resumes a saved search. What is left out stays as it is; whatever else is changed makes it active, unless state is paused.", StatusCodes.Status200OK,
            StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ChangeAsync(long id, HttpContext context, SavedSearchStore store, SearchSaving saving)
    {
        var (body, refusal) = await BodyReader.ReadAsync<SearchToChange>(context);
        if (body is null) return refusal!;
        if (await store.FindAsync(id, context.RequestAborted) is not { } search) return ApiProblems.Of(StatusCodes.Status404NotFound);
        if (!SearchEndpoints.MayChange(Session.Of(context.User), search)) return ApiProblems.Of(StatusCodes.Status403Forbidden, "It is somebody else's search.");
        var mistakes = QueryReader.Of(context).Mistakes;
        var wanted = Read(body, search, mistakes);
        if (mistakes.Any)
        {
            if (body.ChangesIt) SearchQuestions.Note(await saving.CheckAsync(wanted, body.AcceptsMany, context.RequestAborted), mistakes);
            return ApiProblems.Invalid(mistakes);
        }

        var who = TuningEndpoints.Who(context);
        SaveOutcome outcome = body.ChangesIt ? await saving.ChangeAsync(id, wanted, body.AcceptsMany, who, context.RequestAborted) : new SaveOutcome.Saved(id);
        if (outcome is SaveOutcome.Saved) outcome = await SetAsync(body.State, id, store, saving, who, context.RequestAborted);
        return outcome switch
        {
            SaveOutcome.Saved when await SavedSearchCalls.OverviewAsync(id, context, store) is { } changed => new ApiAnswer<ApiSavedSearch>(ApiSavedSearch.Of(changed)),
            SaveOutcome.Refused refused => SearchQuestions.Refused(refused, context),
            _ => ApiProblems.Of(StatusCodes.Status404NotFound),
        };
    }

    private static SearchToSave Read(SearchToChange body, SavedSearch search, Mistakes mistakes)
    {
        if (body.State is not (null or Active or Paused)) mistakes.Add("state", $"Give {Active} or {Paused}.");
        if (!body.ChangesIt && body.State is null) mistakes.Add("$", "Give what is to be changed: name, question, channel, rhythm or state.");
        if (body.Question is not null) SearchQuestions.Check(body.Question, mistakes);
        var rhythm = body.Rhythm is null ? search.Rhythm : RhythmWords.Parse(body.Rhythm);
        if (rhythm is null) mistakes.Add("rhythm", $"Give one of {string.Join(", ", RhythmWords.Codes)}.");
        return new SearchToSave(
            search.Owner, body.Name ?? search.Name, body.Question is null ? search.Address : SearchAddress.Of(SearchAddress.Read(body.Question)), body.Channel ?? search.Channel, rhythm ?? search.Rhythm);
    }

    /// <summary>A search that rests, whoever or whatever stopped it, is not paused once more.</summary>
    private static async Task<SaveOutcome> SetAsync(string? state, long id, SavedSearchStore store, SearchSaving saving, string who, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } search) return new SaveOutcome.NotFound();
        var isActive = search.State is SavedSearchState.Active;
        return state switch
        {
            Paused when isActive => await saving.PauseAsync(search, who, ct),
            Active when !isActive => await saving.ResumeAsync(search, who, ct),
            _ => new SaveOutcome.Saved(id),
        };
    }
}
