using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting;

/// <summary>What <see cref="ActingWorkspaceOptions"/> say once files are read.</summary>
internal sealed partial record ActingSecrets(Secret? AppToken, Secret? SigningSecret, IReadOnlyDictionary<string, string> People)
{
    private const int ShortestSigningSecret = 16;

    /// <summary>What could be read, and every mistake. No mistake repeats a secret.</summary>
    /// <param name="section">In which they stand.</param>
    public static (ActingSecrets Secrets, IReadOnlyList<string> Mistakes) Read(ActingWorkspaceOptions options, string section)
    {
        List<string> mistakes = [];
        var token = SlackSecrets.Value($"{section}:AppToken", options.AppToken, options.AppTokenFile, mistakes);
        if (!string.IsNullOrEmpty(token) && !token.StartsWith("xapp-", StringComparison.Ordinal))
            mistakes.Add($"{section}:AppToken is no app-level token: those begin with xapp-. The bot token belongs into {section}:BotToken.");
        var signing = SlackSecrets.Value($"{section}:SigningSecret", options.SigningSecret, options.SigningSecretFile, mistakes);
        if (signing is { Length: > 0 and < ShortestSigningSecret }) mistakes.Add($"{section}:SigningSecret is too short to be one; copy it again from the app's basic information.");
        return (new ActingSecrets(Of(token), Of(signing), PeopleOf(options, section, mistakes)), mistakes);
    }

    private static Secret? Of(string? value) => string.IsNullOrEmpty(value) ? null : new Secret(value);

    private static Dictionary<string, string> PeopleOf(ActingWorkspaceOptions options, string section, List<string> mistakes)
    {
        var people = new Dictionary<string, string>(options.People, StringComparer.Ordinal);
        var file = SlackSecrets.Value($"{section}:People", null, options.PeopleFile, mistakes);
        foreach (var (id, name) in Parsed(file, section, mistakes))
        {
            if (!people.TryAdd(id, name)) mistakes.Add($"{section}:People and {section}:People_FILE both name {id}; keep one.");
        }

        mistakes.AddRange(people.Where(pair => !UserForm().IsMatch(pair.Key)).Select(pair => $"{section}:People:{pair.Key} is no id of a Slack user; those look like U0123ABCD. Copy it from the person's profile."));
        mistakes.AddRange(people.Where(pair => string.IsNullOrWhiteSpace(pair.Value)).Select(pair => $"{section}:People:{pair.Key} names no account."));
        return people.ToDictionary(pair => pair.Key, pair => (pair.Value ?? "").Trim(), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Parsed(string? json, string section, List<string> mistakes)
    {
        if (string.IsNullOrWhiteSpace(json)) return [];
        try
        {
            return JsonSerializer.Deserialize(json, PeopleJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            mistakes.Add($$"""{{section}}:People_FILE is no JSON object of names by Slack user id: {"U0123ABCD": "ada@example.org"}.""");
            return [];
        }
    }

    [GeneratedRegex("^[UW][A-Z0-9]{5,20}$")]
    private static partial Regex UserForm();

    [JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class PeopleJson : JsonSerializerContext;
}
