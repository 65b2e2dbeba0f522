namespace Monitor.Worker.Acting;

/// <summary>
/// The way back from one workspace: by which door presses and commands come in, and who stands behind a Slack user. Secrets may stand in a file that
/// the same key with <c>_FILE</c> behind it names.
/// </summary>
internal class ActingWorkspaceOptions
{
    /// <summary>App-level token (xapp-) with the scope connections:write: Socket Mode, without an open port.</summary>
    public string? AppToken { get; set; }

    [ConfigurationKeyName("AppToken_FILE")]
    public string? AppTokenFile { get; set; }

    /// <summary>Signs what Slack posts to <c>/slack/…</c>: the way in over HTTP.</summary>
    public string? SigningSecret { get; set; }

    [ConfigurationKeyName("SigningSecret_FILE")]
    public string? SigningSecretFile { get; set; }

    /// <summary>Slack user id to name of account, for those whose e-mail address is not the name of their account.</summary>
    public IDictionary<string, string> People { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same as a JSON object in a file.</summary>
    [ConfigurationKeyName("People_FILE")]
    public string? PeopleFile { get; set; }
}
