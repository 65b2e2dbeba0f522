using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Web.Searches;

/// <summary>What policy leads do with saved searches: their own, and operators with everybody's. Each call ends on the list again.</summary>
internal static class SearchEndpoints
{
    private const string Page = "/searches";

    public static void MapSearchCalls(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page, AddAsync).RequireAuthorization(Policies.PolicyLead);
        app.MapPost(Page + "/{id:long}", ChangeAsync).RequireAuthorization(Policies.PolicyLead);
        var calls = app.MapGroup(Page + "/{id:long}").RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/pause", PauseAsync);
        calls.MapPost("/resume", ResumeAsync);
        calls.MapPost("/delete", DeleteAsync);
    }

    /// <summary>Whether this person may change the search.</summary>
    public static bool MayChange(Session? session, SavedSearch search) =>
        session is { Role: UserRole.Operator } || (session is { Role: UserRole.PolicyLead } && session.Name == search.Owner);

    private static async Task<IResult> AddAsync(IFormCollection form, HttpContext context, SearchSaving saving)
    {
        var (search, acceptsMany) = SearchForms.Of(form, TuningEndpoints.Who(context));
        return await AnswerAsync(saving.AddAsync(search, acceptsMany, search.Owner, context.RequestAborted), SearchWords.With("/searches/new", search.Address));
    }

    private static Task<IResult> ChangeAsync(long id, IFormCollection form, HttpContext context, SavedSearchStore store, SearchSaving saving) =>
        OnOwnAsync(id, context, store, (search, who) =>
        {
            var (asked, acceptsMany) = SearchForms.Of(form, search.Owner);
            return saving.ChangeAsync(id, asked, acceptsMany, who, context.RequestAborted);
        });

    private static Task<IResult> PauseAsync(long id, [FromForm] string? confirm, HttpContext context, SavedSearchStore store, SearchSaving saving) =>
        OnOwnAsync(id, context, store, (search, who) => saving.PauseAsync(search, who, context.RequestAborted));

    private static Task<IResult> ResumeAsync(long id, [FromForm] string? confirm, HttpContext context, SavedSearchStore store, SearchSaving saving) =>
        OnOwnAsync(id, context, store, (search, who) => saving.ResumeAsync(search, who, context.RequestAborted));

    private static Task<IResult> DeleteAsync(long id, [FromForm] string? confirm, HttpContext context, SavedSearchStore store, SearchSaving saving) =>
        OnOwnAsync(id, context, store, (search, who) => saving.DeleteAsync(search, who, context.RequestAborted));

    private static async Task<IResult> OnOwnAsync(long id, HttpContext context, SavedSearchStore store, Func<SavedSearch, string, Task<SaveOutcome>> act)
    {
        if (await store.FindAsync(id, context.RequestAborted) is not { } search) return Results.NotFound();
        if (!MayChange(Session.Of(context.User), search)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await AnswerAsync(act(search, TuningEndpoints.Who(context)), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page}/{id}"));
    }

    private static async Task<IResult> AnswerAsync(Task<SaveOutcome> saving, string back)
    {
        try
        {
            return await saving switch
            {
                SaveOutcome.Saved => Results.Redirect(Page),
                SaveOutcome.Refused refused => TuningEndpoints.Refused(refused.Why, back),
                _ => Results.NotFound(),
            };
        }
        catch (IndexUnavailableException away)
        {
            return TuningEndpoints.Refused($"The index does not answer, so the search cannot be looked at before it is kept. {away.Message}", back);
        }
    }
}
