using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Pages;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Any search as a feed. Feed readers have no cookies: where people sign in, a secret in the address stands for it.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/feeds/search.{format}", GetAsync).RequireAuthorization(Policies.Reader);
        app.MapGet("/feeds/{key}/search.{format}", GetByKeyAsync).AllowAnonymous();
        app.MapGet("/items/{id:long}/deadlines.ics", ItemCalendarAsync).RequireAuthorization(Policies.Reader);
        app.MapPost("/searches/feeds", NewKeyAsync).RequireAuthorization(Policies.Reader);
        app.MapPost("/searches/feeds/revoke", RevokeAsync).RequireAuthorization(Policies.Reader);
    }

    private static async Task GetByKeyAsync(string key, string format, HttpContext context, FeedKeyCheck check, FeedWriter writer)
    {
        // As for an address that never was: nothing is told about keys.
        if (!await check.LetsInAsync(key, context.RequestAborted)) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else await GetAsync(format, context, writer);
    }

    private static async Task GetAsync(string format, HttpContext context, FeedWriter writer)
    {
        try
        {
            await writer.WriteAsync(format, context);
        }
        catch (IndexUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "300";
            // What was about to be said of a content that is not sent.
            context.Response.Headers.Remove(Microsoft.Net.Http.Headers.HeaderNames.ETag);
        }
    }

    /// <summary>The dates of one item, to be put into a calendar once.</summary>
    private static async Task<IResult> ItemCalendarAsync(long id, ItemCards cards, FeedAddresses addresses, TimeProvider time, CancellationToken ct)
    {
        if (!(await cards.FindAsync([id], ct)).TryGetValue(id, out var card)) return Results.NotFound();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Results.Text(CalendarFeed.Head(card.Summary.Title) + new CalendarFeed(addresses).Events([card], today) + CalendarFeed.Foot, CalendarFeed.MediaType);
    }

    /// <summary>A page and no redirect: the key is shown this once and stands in no address of ours.</summary>
    private static async Task<IResult> NewKeyAsync([FromForm] string? question, HttpContext context, FeedKeyStore keys, AuditTrail audit, SignInSettings settings)
    {
        if (!settings.IsOn || Session.Of(context.User) is not { } session) return Results.Redirect("/searches/feeds");
        var key = await keys.IssueAsync(session.Name, session.Way == WayIn.Account, context.RequestAborted);
        await audit.AppendAsync(session.Name, "feed-address", $"user:{session.Name}", "new", context.RequestAborted);
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<NewFeedPage>(new { Question = SearchRequest.Of(new QueryCollection(QueryHelpers.ParseQuery(question))).FeedQuestion, Key = key });
    }

    private static async Task<IResult> RevokeAsync([FromForm] string? confirm, HttpContext context, FeedKeyStore keys, AuditTrail audit)
    {
        if (Session.Of(context.User) is not { } session) return Results.Redirect("/searches/feeds");
        if (await keys.RevokeAsync(session.Name, context.RequestAborted)) await audit.AppendAsync(session.Name, "feed-address", $"user:{session.Name}", "revoked", context.RequestAborted);
        return Results.Redirect("/searches/feeds");
    }
}
