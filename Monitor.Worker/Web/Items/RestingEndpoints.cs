using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Items;

/// <summary>What ends a rest before its time. Each call ends on the page of all that rests.</summary>
internal static class RestingEndpoints
{
    public static void MapRestingCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/resting").RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/items/{id:long}/end", WakeAsync);
        calls.MapPost("/hushes/{id:long}/end", EndHushAsync);
    }

    private static async Task<IResult> WakeAsync(long id, [FromForm] string? confirm, HttpContext context, ItemDecisions decisions) =>
        await decisions.UnmuteAsync(id, Session.Of(context.User)!.Name, context.RequestAborted) is Decided.NotFound ? Results.NotFound() : Results.Redirect("/resting");

    private static async Task<IResult> EndHushAsync(long id, [FromForm] string? confirm, HttpContext context, HushDesk desk, RestStore rests) =>
        // Ended twice is ended; a number that never was is another matter, and tells nothing.
        await desk.UndoAsync(id, Session.Of(context.User)!.Name, context.RequestAborted) || await rests.IsKnownAsync(id, context.RequestAborted)
            ? Results.Redirect("/resting")
            : Results.NotFound();
}
