using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Pages;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Web.Tokens;

/// <summary>What people do with the tokens of their programs: their own only.</summary>
internal static class TokenEndpoints
{
    /// <summary>The program may what its owner may; else it only reads.</summary>
    public const string Everything = "role";

    private const string Page = "/tokens";
    private const int LongestName = 100;

    public static void MapTokenCalls(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page, MakeAsync).RequireAuthorization(Policies.Reader);
        app.MapPost(Page + "/{id:long}/revoke", RevokeAsync).RequireAuthorization(Policies.Reader);
    }

    /// <summary>A page and no redirect: the token is shown this once and stands in no address.</summary>
    private static async Task<IResult> MakeAsync([FromForm] string? name, [FromForm] string? scope, HttpContext context, ApiTokenStore tokens, AuditTrail audit, SignInSettings settings)
    {
        if (!settings.IsOn || Session.Of(context.User) is not { } session) return Results.Redirect(Page);
        var use = (name ?? "").Trim();
        if (use.Length is 0 or > LongestName || use.Any(char.IsControl)) return TuningEndpoints.Refused("Say in 1 to 100 characters what the token is for.", Page);
        var mayWrite = scope == Everything;
        var secret = await tokens.IssueAsync(new NewApiToken(session.Name, session.Way == WayIn.Account, session.Role, mayWrite, use), context.RequestAborted);
        if (secret is null) return TuningEndpoints.Refused($"You have {ApiTokenStore.MostEach} tokens. Revoke one that is not needed.", Page);
        await audit.AppendAsync(session.Name, "token", $"user:{session.Name}", $"new, {(mayWrite ? "as the role" : "reads only")}: {use}", context.RequestAborted);
        return new RazorComponentResult<NewTokenPage>(new { Secret = secret, Name = use });
    }

    private static async Task<IResult> RevokeAsync(long id, [FromForm] string? confirm, HttpContext context, ApiTokenStore tokens, AuditTrail audit)
    {
        if (Session.Of(context.User) is not { } session) return Results.Redirect(Page);
        if (await tokens.RevokeAsync(session.Name, id, context.RequestAborted))
            await audit.AppendAsync(session.Name, "token", $"user:{session.Name}", string.Create(CultureInfo.InvariantCulture, $"revoked: {id}"), context.RequestAborted);
        return Results.Redirect(Page);
    }
}
