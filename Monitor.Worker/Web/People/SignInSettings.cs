using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>The section "SignIn", read once, with everything that is wrong in it told at once.</summary>
internal sealed class SignInSettings
{
    private SignInSettings(SignInOptions options)
    {
        Options = options;
        FirstPassword = Secret(options.FirstAccount.PasswordFile, options.FirstAccount.Password, "SignIn:FirstAccount:PasswordFile");
        ClientSecret = Secret(options.OpenIdConnect.ClientSecretFile, options.OpenIdConnect.ClientSecret, "SignIn:OpenIdConnect:ClientSecretFile");
        CheckAccounts();
        CheckOpenId();
    }

    public SignInOptions Options { get; }

    public bool HasAccounts => Options.Accounts;

    public bool HasOpenId => Options.OpenIdConnect.IsGiven;

    /// <summary>False: nobody has to sign in, and the page must not leave this machine.</summary>
    public bool IsOn => HasAccounts || HasOpenId;

    public string? FirstPassword { get; }

    public string? ClientSecret { get; }

    public IList<string> Problems { get; } = [];

    public static SignInSettings Read(IConfiguration configuration) =>
        new(configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions());

    private void CheckAccounts()
    {
        if (!Options.FirstAccount.IsGiven) return;
        if (!HasAccounts) Problems.Add("SignIn:FirstAccount is given, but SignIn:Accounts is not true.");
        if ((FirstPassword ?? "").Length < UserStore.LeastPasswordLength)
        {
            Problems.Add($"SignIn:FirstAccount needs a Password or PasswordFile with at least {UserStore.LeastPasswordLength} characters.");
        }
    }

    private void CheckOpenId()
    {
        var openId = Options.OpenIdConnect;
        if (!openId.IsGiven) return;
        if (!Uri.TryCreate(openId.Authority, UriKind.Absolute, out var authority) || !IsSafe(authority))
        {
            Problems.Add("SignIn:OpenIdConnect:Authority must be an https address (http only for a provider on this machine).");
        }

        if (string.IsNullOrWhiteSpace(openId.ClientId)) Problems.Add("SignIn:OpenIdConnect:ClientId is missing.");
        if (string.IsNullOrWhiteSpace(ClientSecret)) Problems.Add("SignIn:OpenIdConnect needs a ClientSecret or ClientSecretFile.");
        if (openId.Roles is { Reader: [], PolicyLead: [], Operator: [] })
        {
            Problems.Add("SignIn:OpenIdConnect:Roles maps no value of the role claim to reader, policy lead or operator, so nobody could enter.");
        }
    }

    private static bool IsSafe(Uri authority) => authority.Scheme is "https" || (authority.Scheme is "http" && authority.IsLoopback);

    private string? Secret(string? file, string? value, string setting)
    {
        if (string.IsNullOrWhiteSpace(file)) return value;
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Problems.Add($"{setting} cannot be read: {unreadable.Message}");
            return null;
        }
    }
}
