using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Merging;

/// <summary>What policy leads decide about two items that may be one. Each call ends on the suggestion's page again.</summary>
internal static class MergeEndpoints
{
    public static void MapMergeCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/merges/{id:long}").RequireAuthorization(Policies.PolicyLead);
        calls.MapPost("/accept", AcceptAsync);
        calls.MapPost("/reject", RejectAsync);
        calls.MapPost("/undo", UndoAsync);
    }

    private static Task<IResult> AcceptAsync(long id, [FromForm] string? reason, HttpContext context, MergeDecisions decisions) =>
        AnswerAsync(id, decisions.AcceptAsync(id, reason, Who(context), context.RequestAborted));

    private static Task<IResult> RejectAsync(long id, [FromForm] string? reason, HttpContext context, MergeDecisions decisions) =>
        AnswerAsync(id, decisions.RejectAsync(id, reason, Who(context), context.RequestAborted));

    private static Task<IResult> UndoAsync(long id, [FromForm] string? reason, HttpContext context, MergeDecisions decisions) =>
        AnswerAsync(id, decisions.UndoAsync(id, reason, Who(context), context.RequestAborted));

    private static string Who(HttpContext context) =>
        Session.Of(context.User)?.Name ?? throw new InvalidOperationException("A call that is recorded came without a name; its policy must ask for one.");

    private static async Task<IResult> AnswerAsync(long id, Task<MergeOutcome> decision) => await decision switch
    {
        MergeOutcome.NoSuchSuggestion => Results.NotFound(),
        MergeOutcome.Done => Results.Redirect($"/merges/{id}"),
        MergeOutcome.LaterMergeStands => Results.Redirect($"/merges/{id}?refused=later"),
        MergeOutcome.NotOpen => Results.Redirect($"/merges/{id}?refused=decided"),
    };
}
