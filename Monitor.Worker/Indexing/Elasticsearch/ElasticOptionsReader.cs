using System.Net.Http.Headers;
using System.Text;

namespace Monitor.Worker.Indexing.Elasticsearch;

/// <summary>From options to settings, with every mistake at once. No mistake repeats a secret.</summary>
internal sealed class ElasticOptionsReader
{
    private const string Section = ElasticOptions.Section;
    private const string FileMark = "_FILE";
    private const int LongestName = 100;

    private readonly List<string> _mistakes = [];

    private ElasticOptionsReader()
    {
    }

    /// <returns>Settings are of use only without mistakes.</returns>
    public static (ElasticSettings Settings, IReadOnlyList<string> Mistakes) Read(ElasticOptions options)
    {
        var reader = new ElasticOptionsReader();
        reader.CheckNumbers(options);
        var settings = new ElasticSettings
        {
            Authorization = reader.Authorization(options),
            Nodes = reader.Nodes(options),
            Fingerprint = reader.Fingerprint(options.Fingerprint),
            Index = reader.Index(options.Index),
            BulkBytes = Math.Clamp(options.BulkMib, 1, 90) * ElasticSettings.Mib,
            Timeout = options.Timeout,
            Shards = options.Shards,
            Replicas = options.Replicas,
            Compress = options.Compress,
        };
        return (settings, reader._mistakes);
    }

    private List<Uri> Nodes(ElasticOptions options)
    {
        var nodes = new List<Uri>();
        var hasSecret = IsSet(options.ApiKey) || IsSet(options.ApiKeyFile) || IsSet(options.Password) || IsSet(options.PasswordFile);
        foreach (var (url, at) in options.Urls.SelectMany(Split).Select((url, at) => (url, at)))
        {
            var name = $"{Section}:Urls:{at}";
            // The address is not repeated: it may hold a password.
            if (!Uri.TryCreate(url, UriKind.Absolute, out var node) || node.Scheme is not ("http" or "https")) _mistakes.Add($"{name} is not an address; write for example https://search.example.org:9200.");
            else if (node.UserInfo.Length > 0) _mistakes.Add($"{name} holds a user name; put it and its password into {Section}:Username and {Section}:Password.");
            else if (node.Query.Length > 0 || node.Fragment.Length > 0) _mistakes.Add($"{name} must end with the path, without ? and #.");
            else if (hasSecret && node.Scheme == "http" && !node.IsLoopback) _mistakes.Add($"{name} is http, and a secret would travel in the clear; use https (http only for this machine).");
            else nodes.Add(node);
        }

        if (nodes.Count == 0 && _mistakes.Count == 0) _mistakes.Add($"{Section}:Urls is empty; name at least one node, for example https://search.example.org:9200.");
        return nodes;
    }

    private AuthenticationHeaderValue? Authorization(ElasticOptions options)
    {
        var key = Value($"{Section}:ApiKey", options.ApiKey, options.ApiKeyFile);
        var password = Value($"{Section}:Password", options.Password, options.PasswordFile);
        if (IsSet(key) && (IsSet(options.Username) || IsSet(password))) _mistakes.Add($"{Section}:ApiKey and {Section}:Username are both set; keep one, best the key.");
        if (IsSet(key)) return new AuthenticationHeaderValue("ApiKey", Encoded(key!));
        if (IsSet(options.Username) != IsSet(password)) _mistakes.Add($"{Section}:Username and {Section}:Password belong together; one of them is missing.");
        if (!IsSet(options.Username) || !IsSet(password)) return null;
        if (options.Username!.Contains(':', StringComparison.Ordinal)) _mistakes.Add($"{Section}:Username must have no colon.");
        return new AuthenticationHeaderValue("Basic", Base64($"{options.Username}:{password}"));
    }

    private string Encoded(string key)
    {
        if (key.StartsWith("ApiKey ", StringComparison.OrdinalIgnoreCase)) key = key["ApiKey ".Length..].Trim();
        if (key.Any(letter => letter is <= ' ' or > '~'))
        {
            _mistakes.Add($"{Section}:ApiKey holds blanks or letters that no key has; copy it again.");
            return "";
        }

        return key.Contains(':', StringComparison.Ordinal) ? Base64(key) : key;
    }

    private byte[]? Fingerprint(string? written)
    {
        if (!IsSet(written)) return null;
        var hex = written!.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Trim();
        if (hex.Length == 64 && hex.All(char.IsAsciiHexDigit)) return Convert.FromHexString(hex);
        _mistakes.Add($"{Section}:Fingerprint is not a SHA-256 in hex (64 digits); get it with: openssl x509 -noout -fingerprint -sha256 -in http_ca.crt");
        return null;
    }

    private string Index(string name)
    {
        var isGood = name.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');
        if (!isGood) _mistakes.Add($"{Section}:Index is '{name}'; use small letters, digits, - and _, a letter first, at most {LongestName}.");
        return name;
    }

    private void CheckNumbers(ElasticOptions options)
    {
        if (options.BulkMib is < 1 or > 90) _mistakes.Add($"{Section}:BulkMib is {options.BulkMib}; use 1 to 90.");
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(10)) _mistakes.Add($"{Section}:Timeout is {options.Timeout}; use one second to ten minutes.");
        if (options.Shards is < 1 or > 64) _mistakes.Add($"{Section}:Shards is {options.Shards}; use 1 to 64.");
        if (options.Replicas is < 0 or > 10) _mistakes.Add($"{Section}:Replicas is {options.Replicas}; use 0 to 10, or leave it out.");
    }

    private string? Value(string name, string? value, string? file)
    {
        if (!IsSet(file)) return value?.Trim();
        if (IsSet(value)) _mistakes.Add($"{name} and {name}{FileMark} are both set; keep one.");
        try
        {
            var read = File.ReadAllText(file!).Trim();
            if (read.Length == 0) _mistakes.Add($"{name}{FileMark} names '{file}', which is empty.");
            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _mistakes.Add($"{name}{FileMark} names '{file}', which cannot be read ({e.GetType().Name}).");
            return null;
        }
    }

    // An environment variable can name several at once.
    private static string[] Split(string urls) => urls.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsSet(string? word) => !string.IsNullOrWhiteSpace(word);

    private static string Base64(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));
}
