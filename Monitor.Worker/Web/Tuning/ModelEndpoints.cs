using Microsoft.AspNetCore.Mvc;
using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Following;
using Monitor.Worker.Learning;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What policy leads decide about models, the dial and the lexicon. Each call ends on its page again, with what was refused and why.</summary>
internal static class ModelEndpoints
{
    private const int LongestReason = 1000;

    public static void MapModelCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/tuning").RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/models/train", Train);
        calls.MapPost("/models/promote", PromoteAsync);
        calls.MapPost("/models/rollback", RollBackAsync);
        calls.MapPost("/models/restore", RestoreAsync);
        calls.MapPost("/dial", SetDialAsync);
        calls.MapPost("/lexicon", ChangeLexiconAsync);
    }

    // Minutes of work for one click: the form says what it asks for.
    private static IResult Train([FromForm] string? confirm, HttpContext context, TrainingDesk desk)
    {
        if (confirm != "train") return Results.BadRequest();
        return Results.Redirect(desk.Start(Who(context)) ? "/tuning/models" : "/tuning/models?refused=running");
    }

    // What the form was drawn for stands in it: meanwhile somebody may have trained another candidate, or gone back.
    private static Task<IResult> PromoteAsync(
        [FromForm] string? candidate, [FromForm] string? lost, [FromForm] string? reason, HttpContext context, Promotion promotion, CommitSignal signal) =>
        ChangeAsync("promoted", promotion.PromoteAsync(new TrialRead(candidate, lost ?? ""), Who(context), Text(reason, LongestReason), context.RequestAborted), signal);

    private static Task<IResult> RollBackAsync([FromForm] string? id, [FromForm] string? reason, HttpContext context, Promotion promotion, CommitSignal signal) =>
        ChangeAsync("back", promotion.RollBackAsync(id ?? "", Who(context), Text(reason, LongestReason), context.RequestAborted), signal);

    private static async Task<IResult> RestoreAsync([FromForm] string? id, HttpContext context, Promotion promotion, TrainingDesk desk, CommitSignal signal)
    {
        // What is being trained would take its place as the candidate.
        if (desk.Status.Running) return Results.Redirect("/tuning/models?refused=running");
        try
        {
            if (id is null || !await promotion.RestoreAsync(id, Who(context), context.RequestAborted)) return Results.Redirect("/tuning/models?refused=nothing-restored");
        }
        catch (ModelFileException)
        {
            return Results.Redirect("/tuning/models?refused=damaged");
        }

        // It is tried on what came in at once, not at the next look.
        signal.Ring();
        return Results.Redirect("/tuning/models?done=restored");
    }

    private static async Task<IResult> ChangeAsync(string done, Task<PromotionOutcome> change, CommitSignal signal)
    {
        try
        {
            switch (await change)
            {
                case PromotionOutcome.Done:
                    // What is kept is judged anew at once, not at the next look.
                    signal.Ring();
                    return Results.Redirect($"/tuning/models?done={done}");
                case PromotionOutcome.AnotherThere:
                    return Results.Redirect($"/tuning/models?refused=another-{done}");
                case PromotionOutcome.OtherLosses:
                    return Results.Redirect("/tuning/models?refused=losses#promote");
                case PromotionOutcome.NeedsReason:
                    return Results.Redirect("/tuning/models?refused=reason#promote");
                default:
                    return Results.Redirect($"/tuning/models?refused=nothing-{done}");
            }
        }
        catch (ModelFileException)
        {
            return Results.Redirect("/tuning/models?refused=damaged");
        }
    }

    private static async Task<IResult> SetDialAsync(
        [FromForm] string? alert, [FromForm] string? own, [FromForm] string? review, [FromForm] string? reason, HttpContext context, DialReport dial, ActiveClassifier active, CommitSignal signal)
    {
        var asked = DialAsk.Of(alert, own, review, reason).Following(active.Thresholds);
        if (asked.Mistake is not null || await dial.SetAsync(asked.Threshold!.Value, asked.Look!.Value, Who(context), asked.Reason, context.RequestAborted) is not null)
        {
            return Results.Redirect("/tuning/dial" + asked.Query());
        }

        signal.Ring();
        return Results.Redirect("/tuning/dial?done=set");
    }

    private static async Task<IResult> ChangeLexiconAsync(IFormCollection form, HttpContext context, LexiconEditing lexicon)
    {
        var asked = LexiconAsk.Of(form);
        var mistakes = await lexicon.ChangeAsync(asked.Edit, Who(context), context.RequestAborted);
        return Results.Redirect(mistakes.Count == 0 ? asked.KeptAddress() : asked.RefusedAddress());
    }

    private static string? Text(string? typed, int longest) => typed?.Trim() is not { Length: > 0 } text ? null : text.Length <= longest ? text : text[..longest];

    private static string Who(HttpContext context) =>
        Session.Of(context.User)?.Name ?? throw new InvalidOperationException("A call that is recorded came without a name; its policy must ask for one.");
}
