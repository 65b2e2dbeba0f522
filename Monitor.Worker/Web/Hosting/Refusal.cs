using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Why a configuration must not be served.</summary>
internal static class Refusal
{
    private const string Guide = "docs/people-and-sign-in.md";

    /// <summary>Null when it may be.</summary>
    public static string? Of(SignInSettings settings, IReadOnlyList<string> addresses)
    {
        if (settings.Problems is not []) return $"Sign-in is half configured, so the page is not served.\n{Listed(settings.Problems)}\nSee {Guide}.";
        if (settings.IsOn) return null;
        var wide = addresses.Where(ListenAddresses.IsWide).ToList();
        if (wide is []) return null;
        return $"""
            The page would be reachable from other machines at {string.Join(", ", wide)}, but nobody would have to sign in. It is not served.
            Either serve this machine only:    --urls {WebSetup.DefaultUrl}
            or let people sign in first:       SignIn__Accounts=true (accounts are made by the verb: users add), or SignIn__OpenIdConnect__Authority and its companions.
            See {Guide}.
            """;
    }

    private static string Listed(IEnumerable<string> problems) => string.Join('\n', problems.Select(problem => $"  - {problem}"));
}
