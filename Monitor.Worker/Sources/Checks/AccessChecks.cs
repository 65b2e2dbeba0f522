using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static partial class AccessChecks
{
    public static void Check(SourceAccess access, SourceReport report)
    {
        if (access.Method is not ("GET" or "POST")) report.Add("access.method", $"'{access.Method}' is no method for reading.", "Use GET or POST.");
        if (access.Body is not null && access.Method != "POST") report.Add("access.body", "Only a POST has a body.", "Add \"method\": \"POST\", or put the question into the url.");
        Range("access.pace", access.Pace, TimeSpan.Zero, TimeSpan.FromHours(1), report);
        Range("access.timeout", access.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), report);
        if (access.MaxBytes is < 1_000 or > 1_000_000_000) report.Add("access.maxBytes", $"{access.MaxBytes} bytes is no sensible limit.", "Use between 1000 and 1000000000.");
        if (access.MaxRedirects is < 0 or > 20) report.Add("access.maxRedirects", $"{access.MaxRedirects} redirects is no sensible limit.", "Use between 0 and 20.");
        if (access.Key is { } key) Check(key, report);
        foreach (var name in access.Headers.Keys.Where(name => Secret().IsMatch(name)))
        {
            report.Add($"access.headers.{name}", "A key does not belong into this file.", "Name its environment variable under access.key.");
        }
    }

    private static void Check(AccessKey key, SourceReport report)
    {
        if (!Variable().IsMatch(key.Environment)) report.Add("access.key.environment", "This is no name of an environment variable.", "Write the variable's name in capitals, never the key itself: CONGRESS_API_KEY.");
        if (key.Header is null == key.Query is null) report.Add("access.key", "A key goes either into a header or into the query.", "Give 'header' or 'query', one of them.");
    }

    private static void Range(string name, TimeSpan value, TimeSpan least, TimeSpan most, SourceReport report)
    {
        if (value < least || value > most) report.Add(name, $"{value} is out of range.", $"Use between {least} and {most}.");
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]{2,}$")]
    private static partial Regex Variable();

    [GeneratedRegex("^(authorization|cookie|x-api-key|.*token.*|.*secret.*|api-?key)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
