namespace Monitor.Worker.Alerting.Slack;

/// <summary>The secrets of <see cref="SlackWorkspaceOptions"/> once files are read and addresses are checked.</summary>
internal sealed class SlackSecrets
{
    public static readonly SlackSecrets None = new();

    private const string FileMark = "_FILE";

    private readonly Dictionary<string, Secret> _webhooks = new(StringComparer.OrdinalIgnoreCase);

    private SlackSecrets()
    {
    }

    public Secret? BotToken { get; private set; }

    public bool HasWebhook => AnyWebhook is not null || _webhooks.Count > 0;

    private Secret? AnyWebhook { get; set; }

    /// <param name="channelId">Without the name of a workspace.</param>
    public Secret? Webhook(string channelId) => _webhooks.GetValueOrDefault(channelId) ?? AnyWebhook;

    /// <summary>What could be read, and every mistake. No mistake repeats a secret.</summary>
    /// <param name="section">In which they stand.</param>
    public static (SlackSecrets Secrets, IReadOnlyList<string> Mistakes) Read(SlackWorkspaceOptions options, string section)
    {
        List<string> mistakes = [];
        var secrets = new SlackSecrets
        {
            BotToken = Token($"{section}:BotToken", Value($"{section}:BotToken", options.BotToken, options.BotTokenFile, mistakes), mistakes),
            AnyWebhook = Address($"{section}:WebhookUrl", Value($"{section}:WebhookUrl", options.WebhookUrl, options.WebhookUrlFile, mistakes), mistakes),
        };
        foreach (var (key, value) in options.Webhooks)
        {
            var isFile = key.EndsWith(FileMark, StringComparison.Ordinal);
            var channel = isFile ? key[..^FileMark.Length] : key;
            var name = $"{section}:Webhooks:{channel}";
            var given = isFile ? Value(name, null, value, mistakes) : value;
            if (Address(name, given, mistakes) is { } webhook) secrets._webhooks[channel] = webhook;
        }

        return (secrets, mistakes);
    }

    /// <summary>
    /// Each workspace has an app of its own, with secrets of its own: two alike are one that was copied to the wrong place, and by a signing secret
    /// nobody could tell where a press comes from.
    /// </summary>
    internal static IEnumerable<string> Twice(IEnumerable<(string Name, Secret? Secret)> all)
    {
        List<(string Name, Secret Secret)> before = [];
        foreach (var (name, secret) in all)
        {
            if (secret is null) continue;
            if (before.Find(one => one.Secret.IsSameAs(secret)) is { Name: { } first }) yield return $"{name} holds the same secret as {first}; the app of each workspace has its own.";
            before.Add((name, secret));
        }
    }

    /// <summary>A setting, or what stands in the file that its twin names; each mistake is added.</summary>
    internal static string? Value(string name, string? value, string? file, List<string> mistakes)
    {
        if (string.IsNullOrWhiteSpace(file)) return value?.Trim();
        if (!string.IsNullOrWhiteSpace(value)) mistakes.Add($"{name} and {name}{FileMark} are both set; keep one.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Add($"{name}{FileMark} names '{file}', which cannot be read ({e.GetType().Name}).");
            return null;
        }
    }

    private static Secret? Token(string name, string? token, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(token)) return null;
        if (token.StartsWith("xapp-", StringComparison.Ordinal))
            mistakes.Add($"{name} holds an app-level token (xapp-); messages need the bot token (xoxb-).");
        else if (token.Any(character => character is <= ' ' or > '~'))
            mistakes.Add($"{name} holds blanks or letters that no token has; copy it again.");
        return new Secret(token);
    }

    private static Secret? Address(string name, string? value, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (!IsSafe(value)) mistakes.Add($"{name} is not an https address (its value is a secret and not shown); copy it again from Slack.");
        return new Secret(value);
    }

    /// <summary>A secret must not travel in the clear; loopback is where tests are.</summary>
    public static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback));
}
