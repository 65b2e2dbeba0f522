using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Searching;
using Monitor.Worker.Web.Tuning;

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
        calls.MapPost("/assign", AssignAsync);
        app.MapGet("/items/{id:long}/served/file", ServedAsync).RequireAuthorization(Policies.Reader);
        // A call that is written down needs a name, which a reader has where there is sign-in.
        app.MapPost("/items/{id:long}/seen", SeenAsync).RequireAuthorization(Policies.Reader);
    }

    /// <summary>Byte for byte what the publisher served, to be kept and never to be drawn by a browser under our name.</summary>
    private static async Task<IResult> ServedAsync(long id, long document, int version, HttpContext context, ItemStore items) =>
        await items.FindAsync(id, context.RequestAborted) is { } item && item.Documents.Any(known => known.Id == document)
        && await items.RawBodyAsync(document, version, context.RequestAborted) is { } body
            ? Results.File(body.Body, MediaTypeNames.Application.Octet, ServedPage.FileName(id, version, body.MediaType))
            : Results.NotFound();

    private static async Task<IResult> LabelAsync(long id, IFormCollection form, HttpContext context, Labeller labeller)
    {
        var answer = new LabelAnswer
        {
            ItemId = id,
            Verdict = form["verdict"],
            Fingerprint = form["fingerprint"],
            Instruments = [.. form["instrument"].OfType<string>()],
            Reason = form["reason"],
            Passage = form["passage"],
            Who = Who(context),
            Where = LabelPlace.Page,
        };
        return await labeller.LabelAsync(answer, context.RequestAborted) switch
        {
            LabelOutcome.Kept kept => Results.Redirect(LabelledPageOf(id, kept, context)),
            LabelOutcome.Refused refused => TuningEndpoints.Refused(refused.Why, PageOf(id, "label", context)),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> UndoLabelAsync(long id, long label, [FromForm] string? confirm, HttpContext context, Labeller labeller) =>
        await labeller.UndoAsync(id, label, Who(context), context.RequestAborted) ? Results.Redirect(PageOf(id, "label", context)) : Results.NotFound();

    private static async Task<IResult> MuteAsync(
        long id, [FromForm] string? days, [FromForm] string? until, [FromForm] string? ends, [FromForm] string? reason, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.MuteAsync(id, new MuteForm(days, until, ends, reason), Who(context), context.RequestAborted), "mute", context);

    private static async Task<IResult> UnmuteAsync(long id, [FromForm] string? confirm, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.UnmuteAsync(id, Who(context), context.RequestAborted), "mute", context);

    private static async Task<IResult> AssignAsync(long id, [FromForm] string? to, HttpContext context, ItemDecisions decisions) =>
        Answer(id, await decisions.AssignAsync(id, to, Who(context), context.RequestAborted), "care", context);

    private static async Task<IResult> SeenAsync(long id, [FromForm] string? confirm, HttpContext context, ItemDecisions decisions) =>
        Session.Of(context.User) is { } session
            ? Answer(id, await decisions.SeenAsync(id, session.Name, context.RequestAborted), "care", context)
            : Results.Redirect(LocalAddress.WithReturn("/name", $"/items/{id}"));

    private static string Who(HttpContext context) =>
        Session.Of(context.User)?.Name ?? throw new InvalidOperationException("A call that is recorded came without a name; its policy must ask for one.");

    // The search that led to the page is not lost by what is done there.
    private static string PageOf(long id, string part, HttpContext context) => $"{SearchRequest.Of(context.Request.Query).AddressOf(id)}#{part}";

    // With the label, so that the page tells what it would change.
    private static string LabelledPageOf(long id, LabelOutcome.Kept kept, HttpContext context)
    {
        var address = SearchRequest.Of(context.Request.Query).AddressOf(id);
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{TuningEndpoints.Told(kept)}#label";
    }

    private static IResult Answer(long id, Decided decided, string part, HttpContext context) => decided switch
    {
        Decided.Done => Results.Redirect(PageOf(id, part, context)),
        Decided.NotFound => Results.NotFound(),
        Decided.Unusable => Results.BadRequest(),
    };
}
