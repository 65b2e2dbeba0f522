using Microsoft.AspNetCore.Authorization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>The three things that a person may be allowed: see, label and mute, operate. Each role may what the one before it may.</summary>
internal static class Policies
{
    public const string Reader = "reader";
    public const string PolicyLead = "policy-lead";
    public const string Operator = "operator";

    public static string Of(UserRole role) => role switch
    {
        UserRole.Reader => Reader,
        UserRole.PolicyLead => PolicyLead,
        UserRole.Operator => Operator,
    };

    public static string Name(UserRole role) => role switch
    {
        UserRole.Reader => "Reader",
        UserRole.PolicyLead => "Policy lead",
        UserRole.Operator => "Operator",
    };

    public static void Add(AuthorizationOptions options, bool signInIsOn)
    {
        foreach (var role in Enum.GetValues<UserRole>()) options.AddPolicy(Of(role), policy => Demand(policy, role, signInIsOn));
        // What nobody thought of is refused to strangers, not open to them.
        options.FallbackPolicy = options.GetPolicy(Reader);
        options.DefaultPolicy = options.GetPolicy(Reader)!;
    }

    // Without sign-in everybody at this machine may see; who changes something gives a name, and is an operator.
    private static void Demand(AuthorizationPolicyBuilder policy, UserRole least, bool signInIsOn)
    {
        if (!signInIsOn && least == UserRole.Reader) policy.RequireAssertion(_ => true);
        else policy.RequireAuthenticatedUser().RequireRole([.. Enum.GetValues<UserRole>().Where(role => role >= least).Select(Of)]);
    }
}
