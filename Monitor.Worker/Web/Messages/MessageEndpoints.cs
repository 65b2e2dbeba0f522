using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Messages;

/// <summary>What operators do to messages that were given up.</summary>
internal static class MessageEndpoints
{
    public static void MapMessageCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/alerts").RequireAuthorization(Policies.Operator);
        calls.MapPost("/requeue", RequeueAllAsync);
        calls.MapPost("/{id:long}/requeue", RequeueAsync);
    }

    private static Task<IResult> RequeueAllAsync([FromForm] string? confirm, HttpContext context, Requeue requeue) => AnswerAsync(requeue, id: null, context);

    private static Task<IResult> RequeueAsync(long id, [FromForm] string? confirm, HttpContext context, Requeue requeue) => AnswerAsync(requeue, id, context);

    private static async Task<IResult> AnswerAsync(Requeue requeue, long? id, HttpContext context)
    {
        await requeue.DeadAsync(id, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect("/alerts");
    }
}

/// <summary>Owes dead letters anew, and wakes the sender.</summary>
internal sealed class Requeue(DeliveryStore deliveries, AuditTrail audit, CommitSignal signal, TimeProvider time)
{
    /// <param name="id">Null: all of them.</param>
    public async Task DeadAsync(long? id, string who, CancellationToken ct)
    {
        var count = await deliveries.RequeueDeadAsync(id, time.GetUtcNow(), ct);
        if (count == 0) return;
        var subject = id is { } one ? string.Create(CultureInfo.InvariantCulture, $"delivery:{one}") : "deliveries";
        await audit.AppendAsync(who, "requeue", subject, Words.Count(count, "message", "messages"), ct);
        signal.Ring();
    }
}
