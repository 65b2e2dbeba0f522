using Microsoft.AspNetCore.Authentication.Cookies;
using Monitor.Worker.Web.Api;
using Monitor.Worker.Web.Api.Guarding;

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
        if (settings.HasOpenId && settings.Problems is []) authentication.AddOpenIdConnect(options => OpenIdSetup.Configure(options, settings));
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
        // A program's token stands for its owner at the API alone; where nobody signs in there is none.
        options.ForwardDefaultSelector = context => settings.IsOn && ApiPaths.IsApi(context.Request) && TokenAuthentication.IsGiven(context.Request) ? TokenAuthentication.Name : null;
    }
}
