using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
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

/// <summary>Saved searches: read by everybody, made by policy leads, deleted by their owners and by operators. Changed by <see cref="SearchChangeCalls"/>.</summary>
internal static class SavedSearchCalls
{
    private const string Preview = "preview";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/searches", ListAsync).WithMetadata(new AskedParameter(ListPages.After, AskedKind.Number, "Only searches after the one of this number."), ListPages.TakeParameter)
            .Answers<ApiSearches>("saved-searches", "Saved searches of everybody, oldest first.");
        api.MapGet("/searches/{id:long}", FindAsync).Answers<ApiSavedSearch>("saved-search", "One saved search.", problems: StatusCodes.Status404NotFound);
        api.MapPost("/searches", AddAsync).WithMetadata(new AskedParameter(Preview, AskedKind.Flag, "True: nothing is kept; the answer says how often it would have alerted."))
            .Accepts<SearchToKeep>("application/json").Changes().Produces<ApiPreview>()
            .Answers<ApiSavedSearch>(
                "save-search", "Saves a search for whoever asks.", StatusCodes.Status201Created,
                StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status503ServiceUnavailable);
        api.MapDelete("/searches/{id:long}", DeleteAsync).Changes().Answers<object>("delete-search", "Deletes a saved search.", StatusCodes.Status204NoContent, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, SavedSearchStore store)
    {
        var asked = QueryReader.Of(context);
        var (after, take) = (asked.Id(ListPages.After), ListPages.TakeOf(asked));
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var (page, last) = ListPages.Cut((await store.ListAsync(context.RequestAborted)).OrderBy(one => one.Search.Id), one => one.Search.Id, after, take);
        var next = last is { } seen ? ApiPaths.With(context.Request, ListPages.After, seen) : null;
        return new ApiAnswer<ApiSearches>(new ApiSearches([.. page.Select(ApiSavedSearch.Of)], next)) { Next = next };
    }

    private static async Task<IResult> FindAsync(long id, HttpContext context, SavedSearchStore store) =>
        await OverviewAsync(id, context, store) is { } one ? new ApiAnswer<ApiSavedSearch>(ApiSavedSearch.Of(one)) : ApiProblems.Of(StatusCodes.Status404NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, SavedSearchStore store, SearchSaving saving)
    {
        var (body, refusal) = await BodyReader.ReadAsync<SearchToKeep>(context);
        if (body is null) return refusal!;
        var asked = QueryReader.Of(context);
        var preview = asked.Flag(Preview, usual: false);
        var mistakes = asked.Mistakes;
        SearchQuestions.Check(body.Question, mistakes);
        var query = SearchAddress.Read(body.Question);
        if (preview)
        {
            if (SearchAddress.IsEmpty(query)) mistakes.Add("question", SearchSaving.NothingAsked);
            if (mistakes.Any) return ApiProblems.Invalid(mistakes);
            return new ApiAnswer<ApiPreview>(ApiPreview.Of(SearchAddress.Of(query), await saving.PreviewAsync(query, context.RequestAborted)));
        }

        var rhythm = body.Rhythm is null ? Rhythm.Immediate : RhythmWords.Parse(body.Rhythm);
        if (rhythm is null) mistakes.Add("rhythm", $"Give one of {string.Join(", ", RhythmWords.Codes)}.");
        var who = TuningEndpoints.Who(context);
        var search = new SearchToSave(who, body.Name ?? "", SearchAddress.Of(query), body.Channel ?? "", rhythm ?? Rhythm.Immediate);
        if (mistakes.Any)
        {
            SearchQuestions.Note(await saving.CheckAsync(search, body.AcceptsMany, context.RequestAborted), mistakes);
            return ApiProblems.Invalid(mistakes);
        }

        return await saving.AddAsync(search, body.AcceptsMany, who, context.RequestAborted) switch
        {
            SaveOutcome.Saved saved => Made((await OverviewAsync(saved.Id, context, store))!),
            SaveOutcome.Refused refused => SearchQuestions.Refused(refused, context),
            _ => ApiProblems.Of(StatusCodes.Status404NotFound),
        };
    }

    private static async Task<IResult> DeleteAsync(long id, HttpContext context, SavedSearchStore store, SearchSaving saving)
    {
        var asked = QueryReader.Of(context);
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        if (await store.FindAsync(id, context.RequestAborted) is not { } search) return ApiProblems.Of(StatusCodes.Status404NotFound);
        if (!SearchEndpoints.MayChange(Session.Of(context.User), search)) return ApiProblems.Of(StatusCodes.Status403Forbidden, "It is somebody else's search.");
        return await saving.DeleteAsync(search, TuningEndpoints.Who(context), context.RequestAborted) is SaveOutcome.Saved ? Results.NoContent() : ApiProblems.Of(StatusCodes.Status404NotFound);
    }

    private static ApiAnswer<ApiSavedSearch> Made(SearchOverview made) =>
        new(ApiSavedSearch.Of(made)) { Status = StatusCodes.Status201Created, Location = ApiPaths.Search(made.Search.Id) };

    public static async Task<SearchOverview?> OverviewAsync(long id, HttpContext context, SavedSearchStore store) =>
        (await store.ListAsync(context.RequestAborted)).FirstOrDefault(one => one.Search.Id == id);
}
