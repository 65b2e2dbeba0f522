using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Monitor.Worker.Web.People;

/// <summary>Who may come in, by which door.</summary>
internal static class PeopleSetup
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);
    private static readonly TimeSpan NameLength = TimeSpan.FromDays(180);

    public static void AddPeople(this IServiceCollection services, SignInSettings settings)
    {
        services.AddScoped<SessionCheck>().AddSingleton<SignInBrake>().AddHostedService<FirstAccount>();
        services.AddAuthorization(options => Policies.Add(options, settings.IsOn));
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => Cookie(options, settings));
        // A half configured provider is refused at the start; registering it would only fail later and darker.
        if (settings.HasOpenId && settings.Problems is []) authentication.AddOpenIdConnect(options => OpenId(options, settings));
    }

    private static void Cookie(CookieAuthenticationOptions options, SignInSettings settings)
    {
        options.Cookie.Name = "monitor.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = settings.IsOn ? SessionLength : NameLength;
        options.SlidingExpiration = !settings.HasOpenId;
        options.EventsType = typeof(SessionCheck);
    }

    private static void OpenId(OpenIdConnectOptions options, SignInSettings settings)
    {
        var given = settings.Options.OpenIdConnect;
        options.Authority = given.Authority;
        options.ClientId = given.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !new Uri(given.Authority!).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query: a post from a foreign site would not carry our Lax cookies.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapAll();
        options.SaveTokens = false;
        options.CallbackPath = "/signin-oidc";
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.Scope.Add("email");
        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnTicketReceived = context => TakeRoleAsync(context, given);
        options.Events.OnRemoteFailure = RefuseAsync;
    }

    private static Task TakeRoleAsync(TicketReceivedContext context, OpenIdOptions given)
    {
        if (context.Principal is { } person && OpenIdSession.Of(person, given) is { } session)
        {
            context.Principal = session.ToPrincipal();
            return Task.CompletedTask;
        }

        context.HandleResponse();
        context.Response.Redirect("/sign-in?refused=role");
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect("/sign-in?refused=provider");
        return Task.CompletedTask;
    }
}
