using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Items;

/// <summary>What policy leads do to an item. Each call ends on the item's page again.</summary>
internal static class ItemEndpoints
{
    public static void MapItemCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/items/{id:long}").RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/label", LabelAsync);
        calls.MapPost("/labels/{label:long}/undo", UndoLabelAsync);
        calls.MapPost("/mute", MuteAsync);
        calls.MapPost("/unmute", UnmuteAsync);
    }

    private static async Task<IResult> LabelAsync(long id, IFormCollection form, HttpContext context, ItemDecisions decisions)
    {
        var given = new GivenLabel(form["verdict"], form["fingerprint"], [.. form["instrument"].OfType<string>()], form["reason"]);
        return Answer(id, await decisions.LabelAsync(id, given, Who(context), context.RequestAborted), "label");
    }

    private static async Task<IResult> UndoLabelAsync(long id, long label, [FromForm] string? confirm, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.UndoLabelAsync(id, label, Who(context), context.RequestAborted), "label");

    private static async Task<IResult> MuteAsync(
        long id, [FromForm] string? days, [FromForm] string? until, [FromForm] string? reason, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.MuteAsync(id, days, until, reason, Who(context), context.RequestAborted), "mute");

    private static async Task<IResult> UnmuteAsync(long id, [FromForm] string? confirm, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.UnmuteAsync(id, Who(context), context.RequestAborted), "mute");

    private static string Who(HttpContext context) =>
        Session.Of(context.User)?.Name ?? throw new InvalidOperationException("A call that is recorded came without a name; its policy must ask for one.");

    private static IResult Answer(long id, Decided decided, string part) => decided switch
    {
        Decided.Done => Results.Redirect($"/items/{id}#{part}"),
        Decided.NotFound => Results.NotFound(),
        Decided.Unusable => Results.BadRequest(),
    };
}
