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
        calls.MapPost("/digests/{id:long}/requeue", RequeueDigestAsync);
    }

    private static Task<IResult> RequeueAllAsync([FromForm] string? confirm, HttpContext context, Requeue requeue) => AnswerAsync(requeue, id: null, context);

    private static Task<IResult> RequeueAsync(long id, [FromForm] string? confirm, HttpContext context, Requeue requeue) => AnswerAsync(requeue, id, context);

    private static async Task<IResult> RequeueDigestAsync(long id, [FromForm] string? confirm, HttpContext context, Requeue requeue)
    {
        await requeue.DeadDigestAsync(id, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect("/alerts?show=digests");
    }

    private static async Task<IResult> AnswerAsync(Requeue requeue, long? id, HttpContext context)
    {
        await requeue.DeadAsync(id, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect("/alerts");
    }
}

/// <summary>Owes dead letters anew, and wakes the sender.</summary>
internal sealed class Requeue(DeliveryStore deliveries, DigestStore digests, AuditTrail audit, CommitSignal signal, TimeProvider time)
{
    /// <param name="id">Null: all of them, digests too.</param>
    public async Task DeadAsync(long? id, string who, CancellationToken ct)
    {
        var count = await deliveries.RequeueDeadAsync(id, time.GetUtcNow(), ct);
        if (id is null) count += await digests.RequeueDeadAsync(id: null, time.GetUtcNow(), ct);
        await NoteAsync(count, id is { } one ? string.Create(CultureInfo.InvariantCulture, $"delivery:{one}") : "deliveries", who, ct);
    }

    public async Task DeadDigestAsync(long id, string who, CancellationToken ct) =>
        await NoteAsync(await digests.RequeueDeadAsync(id, time.GetUtcNow(), ct), string.Create(CultureInfo.InvariantCulture, $"digest:{id}"), who, ct);

    private async Task NoteAsync(int count, string subject, string who, CancellationToken ct)
    {
        if (count == 0) return;
        await audit.AppendAsync(who, "requeue", subject, Words.Count(count, "message", "messages"), ct);
        signal.Ring();
    }
}
