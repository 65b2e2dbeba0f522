using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Documents;
using Monitor.Worker.Ops;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Sources;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Coverage;

/// <summary>Coverage as data, and what operators decide about holds, pauses and possible gaps.</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverageCalls(this IEndpointRouteBuilder app)
    {
        app.MapGet("/coverage.json", CoverageAsync).RequireAuthorization(Policies.Reader);
        app.MapPost("/coverage/holds/{id:long}/release", ReleaseAsync).RequireAuthorization(Policies.Operator);
        app.MapPost("/sources/{id}/pause", PauseAsync).RequireAuthorization(Policies.Operator);
        app.MapPost("/sources/{id}/resume", ResumeAsync).RequireAuthorization(Policies.Operator);
        app.MapPost("/sources/{id}/settle-gap", SettleGapAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<IResult> CoverageAsync(CoverageReader coverage, CancellationToken ct) =>
        Results.Text(CoverageJson.Write(await coverage.ReadAsync(ct)), "application/json");

    private static async Task<IResult> ReleaseAsync(long id, [FromForm] string? confirm, HttpContext context, WatchDecisions decisions)
    {
        await decisions.ReleaseAsync(id, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect("/coverage");
    }

    private static async Task<IResult> PauseAsync(
        string id, [FromForm] string? until, [FromForm] string? reason, HttpContext context, SourceCatalog catalog, WatchDecisions decisions)
    {
        if (catalog.Find(new SourceId(id)) is not { } source) return Results.NotFound();
        DateOnly? day = DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
        var refusal = await decisions.PauseAsync(source.Id, day, reason, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect($"/sources/{source.Id}{(refusal is null ? "" : $"?refused={Uri.EscapeDataString(refusal.Code)}")}");
    }

    private static async Task<IResult> SettleGapAsync(string id, [FromForm] string? reason, HttpContext context, SourceCatalog catalog, WatchDecisions decisions)
    {
        if (catalog.Find(new SourceId(id)) is not { } source) return Results.NotFound();
        await decisions.SettleGapsAsync(source.Id, reason, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect($"/sources/{source.Id}");
    }

    private static async Task<IResult> ResumeAsync(string id, [FromForm] string? confirm, HttpContext context, SourceCatalog catalog, WatchDecisions decisions)
    {
        if (catalog.Find(new SourceId(id)) is not { } source) return Results.NotFound();
        await decisions.ResumeAsync(source.Id, Session.Of(context.User)!.Name, context.RequestAborted);
        return Results.Redirect($"/sources/{source.Id}");
    }
}
