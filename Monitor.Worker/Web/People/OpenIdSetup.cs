using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>The way in by an identity provider: code flow with proof, and of what comes back only name and role are kept.</summary>
internal static partial class OpenIdSetup
{
    // People wait for it: longer, and the provider counts as away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void Configure(OpenIdConnectOptions options, SignInSettings settings)
    {
        var given = settings.Options.OpenIdConnect;
        options.Authority = given.Authority;
        options.ClientId = given.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !new Uri(given.Authority!).IsLoopback;
        options.BackchannelTimeout = Patience;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query: a post from a foreign site would not carry our Lax cookies.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.CallbackPath = "/signin-oidc";
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        foreach (var scope in given.Scopes.Prepend("email")) options.Scope.Add(scope.Trim());
        Claims(options, given);
        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnTicketReceived = context => TakeRoleAsync(context, given);
        options.Events.OnRemoteFailure = RefuseAsync;
    }

    // A key with a list becomes a claim for each of its values; mapping everything would make one claim of the whole list.
    private static void Claims(OpenIdConnectOptions options, OpenIdOptions given)
    {
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey(given.RoleClaim, given.RoleClaim);
        options.ClaimActions.MapUniqueJsonKey(given.NameClaim, given.NameClaim);
    }

    private static async Task TakeRoleAsync(TicketReceivedContext context, OpenIdOptions given)
    {
        if (context.Principal is { } person && OpenIdSession.Of(person, given) is { } session)
        {
            context.Principal = session.ToPrincipal();
            var audit = context.HttpContext.RequestServices.GetRequiredService<AuditTrail>();
            await audit.AppendAsync(session.Name, "sign-in", $"user:{session.Name}", Policies.Of(session.Role), context.HttpContext.RequestAborted);
            return;
        }

        context.HandleResponse();
        context.Response.Redirect("/sign-in?refused=role");
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdSetup).FullName!);
        Log.Refused(logger, context.Failure?.Message ?? "no reason given");
        context.HandleResponse();
        context.Response.Redirect("/sign-in?refused=provider");
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by the identity provider was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
