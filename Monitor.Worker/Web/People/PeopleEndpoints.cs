using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>Coming in and going out.</summary>
internal static partial class PeopleEndpoints
{
    private const int LongestName = 100;

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<SignInSettings>();
        if (!settings.IsOn) app.MapPost("/name", GiveNameAsync).AllowAnonymous();
        if (settings.HasAccounts) app.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        if (settings.HasOpenId) app.MapGet("/sign-in/openid", StartOpenIdAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> GiveNameAsync([FromForm] string? name, [FromForm(Name = LocalAddress.Parameter)] string? back, HttpContext context)
    {
        var given = (name ?? "").Trim();
        if (given.Length is 0 or > LongestName || given.Any(char.IsControl)) return Results.Redirect(LocalAddress.WithReturn("/name", back) + "&refused=name");
        await EnterAsync(context, new Session(given, UserRole.Operator, WayIn.Name, null));
        return Results.Redirect(LocalAddress.Safe(back));
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm(Name = LocalAddress.Parameter)] string? back,
        HttpContext context, UserStore users, SignInBrake brake, AuditTrail audit, ILogger<SignInBrake> logger)
    {
        var place = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var form = LocalAddress.WithReturn("/sign-in", back);
        if (brake.WaitFor(name ?? "", place) is { Ticks: > 0 } wait)
        {
            return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"{form}&refused=wait&seconds={Math.Ceiling(wait.TotalSeconds)}"));
        }

        // Counted before it is checked, so that many tries at once are not all free.
        brake.Failed(name ?? "", place);
        if (await users.VerifyAsync(name ?? "", password ?? "", context.RequestAborted) is not { } user)
        {
            Log.Refused(logger, place);
            return Results.Redirect(form + "&refused=password");
        }

        brake.Succeeded(name ?? "", place);
        await EnterAsync(context, new Session(user.Name, user.Role, WayIn.Account, user.Stamp));
        await audit.AppendAsync(user.Name, "sign-in", $"user:{user.Name}", null, context.RequestAborted);
        return Results.Redirect(LocalAddress.Safe(back));
    }

    private static async Task<IResult> StartOpenIdAsync([FromQuery(Name = LocalAddress.Parameter)] string? back, HttpContext context, ILogger<SignInSettings> logger)
    {
        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = LocalAddress.Safe(back) });
            return Results.Empty;
        }
        catch (Exception away) when (away is InvalidOperationException or HttpRequestException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Away(logger, away);
            return Results.Redirect($"/sign-in?refused=away&{LocalAddress.Parameter}={Uri.EscapeDataString(LocalAddress.Safe(back))}");
        }
    }

    private static async Task<IResult> SignOutAsync([FromForm(Name = LocalAddress.Parameter)] string? back, HttpContext context, SignInSettings settings)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Redirect(settings.IsOn ? "/sign-in?refused=out" : LocalAddress.Safe(back));
    }

    private static Task EnterAsync(HttpContext context, Session session) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, session.ToPrincipal(), new AuthenticationProperties { IsPersistent = session.Way == WayIn.Name });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider does not answer.")]
        public static partial void Away(ILogger logger, Exception fault);

        // Without the name: people type their password into that field too.
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Place} was refused.")]
        public static partial void Refused(ILogger logger, string place);
    }
}
