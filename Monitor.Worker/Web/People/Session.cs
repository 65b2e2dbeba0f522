using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>How somebody came to be known. A session counts only while its way in is configured.</summary>
internal enum WayIn
{
    /// <summary>A name was given, on loopback, without proof.</summary>
    Name,
    Account,
    OpenId,
}

/// <summary>Who is there, as the cookie carries it.</summary>
internal sealed record Session(string Name, UserRole Role, WayIn Way, string? Stamp)
{
    private const string WayClaim = "monitor:way";
    private const string StampClaim = "monitor:stamp";

    /// <summary>Null when nobody is signed in.</summary>
    public static Session? Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } name }) return null;
        if (!Enum.TryParse<WayIn>(principal.FindFirstValue(WayClaim), out var way)) return null;
        var code = principal.FindFirstValue(ClaimTypes.Role);
        foreach (var role in Enum.GetValues<UserRole>())
        {
            if (Policies.Of(role) == code) return new Session(name, role, way, principal.FindFirstValue(StampClaim));
        }

        return null;
    }

    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims = [new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Policies.Of(Role)), new(WayClaim, Way.ToString())];
        if (Stamp is not null) claims.Add(new Claim(StampClaim, Stamp));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
