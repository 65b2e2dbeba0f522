namespace Monitor.Worker.Web.People;

/// <summary>Section <c>SignIn</c>: how people prove who they are. Empty: nobody has to, and the page serves this machine only.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>True: accounts of this installation, with passwords, made by the verb <c>users add</c>.</summary>
    public bool Accounts { get; set; }

    public FirstAccountOptions FirstAccount { get; set; } = new();

    public OpenIdOptions OpenIdConnect { get; set; } = new();
}

/// <summary>An operator made at the start when there is no account yet: for containers, where no verb is at hand.</summary>
internal sealed class FirstAccountOptions
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary>A file that holds the password, as secrets are mounted; wins over <see cref="Password"/>.</summary>
    public string? PasswordFile { get; set; }

    public bool IsGiven => Name is { Length: > 0 };
}

/// <summary>An identity provider.</summary>
internal sealed class OpenIdOptions
{
    /// <summary>What the button on the sign-in page says.</summary>
    public string DisplayName { get; set; } = "your organisation";

    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? ClientSecretFile { get; set; }

    /// <summary>Asked for beside openid, profile and email: some providers tell groups or roles only to who asks for them.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The claim whose values are mapped to roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that labels and mutes are recorded under.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    public OpenIdRoles Roles { get; set; } = new();

    public bool IsGiven => Authority is { Length: > 0 } || ClientId is { Length: > 0 };
}

/// <summary>Which values of the role claim stand for which role. Whoever has none of them is not let in.</summary>
internal sealed class OpenIdRoles
{
    public IList<string> Reader { get; } = [];

    public IList<string> PolicyLead { get; } = [];

    public IList<string> Operator { get; } = [];
}
