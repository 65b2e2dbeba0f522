using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Pages;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What policy leads answer, take back and settle. Each call ends on the page it came from.</summary>
internal static class TuningEndpoints
{
    private const string Queue = "/tuning";
    private const string NearMisses = "/tuning/near";
    private const string Disputes = "/tuning/disputes";
    private const string Labels = "/tuning/labels";

    public static void MapTuningCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup(Queue).RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/answer", AnswerAsync);
        calls.MapPost("/undo", UndoAsync);
        calls.MapPost("/labels/undo-import", UndoImportAsync);
        calls.MapPost("/settle", SettleAsync);
        app.MapGet("/tuning/effects/{id:long}.json", EffectAsync).RequireAuthorization(Policies.Reader);
        app.MapLabelFiles();
    }

    private static async Task<IResult> AnswerAsync(IFormCollection form, HttpContext context, Labeller labeller)
    {
        var answer = AnswerOf(form, context, settles: false);
        var fromNear = form[LocalAddress.Parameter] == NearMisses;
        return await labeller.LabelAsync(answer, context.RequestAborted) switch
        {
            LabelOutcome.Kept kept => Results.Redirect(Next(answer, kept, fromNear ? NearMisses : Queue)),
            LabelOutcome.Refused refused => Refused(refused.Why, fromNear ? NearMisses : answer.AskId is { } ask ? string.Create(CultureInfo.InvariantCulture, $"{Queue}?ask={ask}") : Queue),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> SettleAsync(IFormCollection form, HttpContext context, Labeller labeller)
    {
        var answer = AnswerOf(form, context, settles: true);
        // A text that came from a file has no item, only its fingerprint.
        return await (answer.ItemId == 0 ? labeller.SettleExampleAsync(answer, context.RequestAborted) : labeller.LabelAsync(answer, context.RequestAborted)) switch
        {
            LabelOutcome.Kept => Results.Redirect($"{Disputes}?settled=1"),
            LabelOutcome.Refused refused => Refused(refused.Why, Disputes),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> UndoAsync(
        [FromForm] string? item, [FromForm] string? label, [FromForm(Name = LocalAddress.Parameter)] string? back, HttpContext context, Labeller labeller) =>
        await labeller.UndoAsync(Number(item), Number(label) ?? 0, Who(context), context.RequestAborted)
            ? Results.Redirect(LocalAddress.Safe(back))
            : Results.NotFound();

    private static async Task<IResult> UndoImportAsync([FromForm] string? label, HttpContext context, Labeller labeller) =>
        await labeller.UndoImportAsync(Number(label) ?? 0, Who(context), context.RequestAborted) is { } undone
            ? Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"{Labels}?undone={undone}"))
            : Results.NotFound();

    private static async Task<IResult> EffectAsync(long id, LabelStore labels, CancellationToken ct) => Results.Json(EffectJson.Of(await labels.FindAsync(id, ct)));

    private static LabelAnswer AnswerOf(IFormCollection form, HttpContext context, bool settles) => new()
    {
        ItemId = Number(form["item"]) ?? 0,
        AskId = Number(form["ask"]),
        Verdict = form["verdict"],
        Fingerprint = form["fingerprint"],
        Instruments = [.. form["instrument"].OfType<string>()],
        Reason = form["reason"],
        Passage = form["passage"],
        Settles = settles,
        Who = Who(context),
        Where = LabelPlace.Page,
    };

    private static string Next(LabelAnswer answer, LabelOutcome.Kept kept, string page)
    {
        var after = answer.AskId is { } ask ? string.Create(CultureInfo.InvariantCulture, $"after={ask}&") : "";
        return $"{page}?{after}{Told(kept)}";
    }

    /// <summary>What the page that follows a label tells of it, as its address carries it.</summary>
    internal static string Told(LabelOutcome.Kept kept)
    {
        var against = kept.Contradicts.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"&against={kept.Contradicts.Count}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"label={kept.Id}{against}{(kept.Seconding ? "&second=1" : "")}{(kept.SaidBefore ? "&before=1" : "")}");
    }

    /// <summary>A page and no redirect: the browser's way back leads to the form as it was filled in.</summary>
    internal static IResult Refused(string why, string back) => Refused([why], back);

    internal static IResult Refused(IReadOnlyList<string> why, string back) =>
        new RazorComponentResult<NotTakenPage>(new { Why = why, Back = back }) { StatusCode = StatusCodes.Status400BadRequest };

    internal static string Who(HttpContext context) =>
        Session.Of(context.User)?.Name ?? throw new InvalidOperationException("A call that is recorded came without a name; its policy must ask for one.");

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
