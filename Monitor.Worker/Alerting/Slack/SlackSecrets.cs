namespace Monitor.Worker.Alerting.Slack;

/// <summary>The secrets of <see cref="SlackOptions"/> once files are read and addresses are checked.</summary>
internal sealed class SlackSecrets
{
    private const string FileMark = "_FILE";

    private readonly Dictionary<string, Secret> _webhooks = new(StringComparer.OrdinalIgnoreCase);

    private SlackSecrets()
    {
    }

    public Secret? BotToken { get; private set; }

    public bool HasWebhook => AnyWebhook is not null || _webhooks.Count > 0;

    private Secret? AnyWebhook { get; set; }

    public Secret? Webhook(string channel) => _webhooks.GetValueOrDefault(channel) ?? AnyWebhook;

    /// <summary>What could be read, and every mistake. No mistake repeats a secret.</summary>
    public static (SlackSecrets Secrets, IReadOnlyList<string> Mistakes) Read(SlackOptions options)
    {
        List<string> mistakes = [];
        var secrets = new SlackSecrets
        {
            BotToken = Token(Value("Slack:BotToken", options.BotToken, options.BotTokenFile, mistakes), mistakes),
            AnyWebhook = Address("Slack:WebhookUrl", Value("Slack:WebhookUrl", options.WebhookUrl, options.WebhookUrlFile, mistakes), mistakes),
        };
        foreach (var (key, value) in options.Webhooks)
        {
            var isFile = key.EndsWith(FileMark, StringComparison.Ordinal);
            var channel = isFile ? key[..^FileMark.Length] : key;
            var name = $"Slack:Webhooks:{channel}";
            var given = isFile ? Value(name, null, value, mistakes) : value;
            if (Address(name, given, mistakes) is { } webhook) secrets._webhooks[channel] = webhook;
        }

        return (secrets, mistakes);
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

    private static Secret? Token(string? token, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(token)) return null;
        if (token.StartsWith("xapp-", StringComparison.Ordinal))
            mistakes.Add("Slack:BotToken holds an app-level token (xapp-); messages need the bot token (xoxb-).");
        else if (token.Any(character => character is <= ' ' or > '~'))
            mistakes.Add("Slack:BotToken holds blanks or letters that no token has; copy it again.");
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
