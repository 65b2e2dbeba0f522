using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Api;

namespace Monitor.Worker.Web.People;

/// <summary>
/// Looks at every session anew: an account that was disabled, or got another password or role, is out at once; and a name given
/// without proof is worth nothing from the moment on when sign-in is configured.
/// </summary>
internal sealed class SessionCheck(SignInSettings settings, UserStore users) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await HoldsAsync(Session.Of(context.Principal), context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // Health, feeds and the API are asked by programs: they need a status, not a form.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ApiPaths.IsApi(context.Request)) context.Response.Headers.WWWAuthenticate = "Bearer realm=\"monitor\"";
        if (ApiPaths.IsApi(context.Request) || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/feeds")) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(LocalAddress.WithReturn(settings.IsOn ? "/sign-in" : "/name", Back(context.Request)));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // A call cannot be repeated by a link, so one comes back to the page it was made from.
    private static string Back(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : LocalAddress.PageOfCall(request.Path);

    private async Task<bool> HoldsAsync(Session? session, CancellationToken ct) => session switch
    {
        null => false,
        { Way: WayIn.Name } => !settings.IsOn,
        { Way: WayIn.OpenId } => settings.HasOpenId,
        { Way: WayIn.Account } => settings.HasAccounts && await users.FindAsync(session.Name, ct) is { Disabled: false } user && user.Stamp == session.Stamp,
        _ => false,
    };
}
