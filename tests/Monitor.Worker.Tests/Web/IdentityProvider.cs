using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Monitor.Worker.Tests.Web;

/// <summary>A real OpenID Connect provider on loopback (OpenIddict), with a form to sign in at and a few people whom it knows.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientSecret = "a-secret-between-provider-and-monitor";

    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["rita"] = ["staff"],
        ["paul"] = ["staff", "leo-policy"],
        ["olga"] = ["leo-operators", "staff"],
        ["stranger"] = ["visitors"],
    };

    // Made once: new ones for each provider took four fifths of these tests' time.
    private static readonly SymmetricSecurityKey EncryptionKey = new(RandomNumberGenerator.GetBytes(32));
    private static readonly RsaSecurityKey SigningKey = new(RSA.Create(2048)) { KeyId = "one" };

    private readonly WebApplication _app;
    private readonly SqliteConnection _connection;

    private IdentityProvider(WebApplication app, SqliteConnection connection) => (_app, _connection) = (app, connection);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Some providers say groups only to who asks them with the access token.</summary>
    public bool TellsGroupsInUserInfoOnly { get; set; }

    /// <summary>What an operator configures to use it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["SignIn:OpenIdConnect:Authority"] = Address.AbsoluteUri,
        ["SignIn:OpenIdConnect:ClientId"] = "monitor",
        ["SignIn:OpenIdConnect:ClientSecret"] = ClientSecret,
        ["SignIn:OpenIdConnect:DisplayName"] = "Example Corp",
        ["SignIn:OpenIdConnect:RoleClaim"] = "groups",
        ["SignIn:OpenIdConnect:Scopes:0"] = "groups",
        ["SignIn:OpenIdConnect:Roles:Reader:0"] = "staff",
        ["SignIn:OpenIdConnect:Roles:PolicyLead:0"] = "leo-policy",
        ["SignIn:OpenIdConnect:Roles:Operator:0"] = "leo-operators",
    };

    public static async Task<IdentityProvider> StartAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<ProviderContext>(options => options.UseSqlite(connection).UseOpenIddict());
        builder.Services.AddAuthorization().AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => (options.LoginPath, options.ReturnUrlParameter, options.Cookie.Name) = ("/login", "return", "provider"));
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderContext>())
            .AddServer(Serve);
        var app = builder.Build();
        var provider = new IdentityProvider(app, connection);
        app.UseAuthentication();
        app.MapGet("/login", (HttpContext context) => Results.Content(Form(context.Request.Query["return"]!), "text/html"));
        app.MapPost("/login", SignInAsync);
        app.MapMethods("/connect/authorize", ["GET", "POST"], (Delegate)provider.AuthorizeAsync);
        app.MapGet("/connect/userinfo", (Delegate)UserInfoAsync);
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ProviderContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        // Reads its settings now, so that no test waits for it.
        using var http = new HttpClient { BaseAddress = provider.Address };
        await http.GetStringAsync("/.well-known/jwks");
        return provider;
    }

    /// <summary>Makes a Monitor known under the address at which it is served.</summary>
    public async Task RegisterAsync(Uri monitor)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = "monitor",
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(monitor, "/signin-oidc") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Email, Permissions.Scopes.Profile, Permissions.Prefixes.Scope + "groups",
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static void Serve(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Profile, Scopes.Email, "groups");
        server.AddEncryptionKey(EncryptionKey).AddSigningKey(SigningKey);
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough().DisableTransportSecurityRequirement();
    }

    private static string Form(string back) =>
        $"""
        <!DOCTYPE html><html lang="en"><head><title>Example Corp</title></head><body><h1>Example Corp</h1>
        <form method="post" action="/login?return={Uri.EscapeDataString(back)}"><label for="user">User</label><input id="user" name="user"><button>Continue</button></form></body></html>
        """;

    private static async Task SignInAsync(HttpContext context)
    {
        var user = (await context.Request.ReadFormAsync())["user"].ToString();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        context.Response.Redirect(context.Request.Query["return"]!);
    }

    private async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var known = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (known.Principal?.Identity?.Name is not { } user)
            return Results.Challenge(new AuthenticationProperties { RedirectUri = context.Request.Path + context.Request.QueryString }, [CookieAuthenticationDefaults.AuthenticationScheme]);

        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, $"id-of-{user}").SetClaim(Claims.PreferredUsername, $"{user}@example.org")
            .SetClaims("groups", [.. Groups.GetValueOrDefault(user, [])]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(claim => claim.Type == "groups" && TellsGroupsInUserInfoOnly ? [Destinations.AccessToken] : [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> UserInfoAsync(HttpContext context)
    {
        var person = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        return person is null
            ? Results.Challenge(properties: null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : Results.Json(new Dictionary<string, object?>
            {
                [Claims.Subject] = person.GetClaim(Claims.Subject),
                [Claims.PreferredUsername] = person.GetClaim(Claims.PreferredUsername),
                ["groups"] = person.GetClaims("groups"),
            });
    }

    private sealed class ProviderContext(DbContextOptions<ProviderContext> options) : DbContext(options);
}
