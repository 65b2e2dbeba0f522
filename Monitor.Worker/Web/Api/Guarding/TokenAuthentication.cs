using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Api.Guarding;

/// <summary>
/// A program that shows its owner's token may what the owner may now, or only read where the token was made for that. Who may no longer come in
/// asks nothing: an account must be there and enabled; people of an identity provider, whom nobody can be asked about, make a new token twice a year.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokenStore tokens, UserStore users, SignInSettings settings, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";
    public const string Claim = "monitor:token";

    public static readonly TimeSpan WithoutAccount = TimeSpan.FromDays(180);

    private const string Prefix = "Bearer ";
    private const int LongestToken = 200;

    public static bool IsGiven(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsGiven(Request)) return AuthenticateResult.NoResult();
        var secret = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (secret.Length > LongestToken || await tokens.FindAsync(secret, Context.RequestAborted) is not { } token || await RoleOfAsync(token) is not { } role)
            return AuthenticateResult.Fail("No such token, or its owner may no longer come in.");
        var session = new Session(token.Owner, token.MayWrite ? role : UserRole.Reader, token.IsAccount ? WayIn.Account : WayIn.OpenId, null).ToPrincipal();
        session.AddIdentity(new ClaimsIdentity([new Claim(Claim, token.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        return AuthenticateResult.Success(new AuthenticationTicket(session, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"monitor\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private async Task<UserRole?> RoleOfAsync(ApiToken token)
    {
        if (!token.IsAccount) return settings.HasOpenId && time.GetUtcNow() - token.CreatedAt < WithoutAccount ? token.Role : null;
        return settings.HasAccounts && await users.FindAsync(token.Owner, Context.RequestAborted) is { Disabled: false } user ? user.Role : null;
    }
}
