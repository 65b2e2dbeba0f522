using System.Security.Claims;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>From what an identity provider says about a person to the session that the page keeps: name and role, nothing else.</summary>
internal static class OpenIdSession
{
    /// <summary>Null when none of the person's values is mapped to a role.</summary>
    public static Session? Of(ClaimsPrincipal person, OpenIdOptions options)
    {
        var values = person.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        UserRole? role = options.Roles.Operator.Any(values.Contains) ? UserRole.Operator
            : options.Roles.PolicyLead.Any(values.Contains) ? UserRole.PolicyLead
            : options.Roles.Reader.Any(values.Contains) ? UserRole.Reader
            : null;
        string?[] names = [person.FindFirstValue(options.NameClaim), person.FindFirstValue("email"), person.FindFirstValue("name"), person.FindFirstValue("sub")];
        var name = names.FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate));
        return role is { } given && name is not null ? new Session(name, given, WayIn.OpenId, null) : null;
    }
}
