using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static partial class AddressChecks
{
    private static readonly string[] Placeholders = ["page", "offset", "today", "date", "since", "until"];

    public static void Check(Source source, SourceReport report)
    {
        var url = Placeholder().Replace(source.Url, "1");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            report.Add("url", $"'{source.Url}' is no absolute http or https address.", "Write the whole address, beginning with https://.");
        }
        else if (address.UserInfo.Length > 0)
        {
            report.Add("url", "The address holds a user name or password.", "Name the environment variable of a key under access.key instead.");
        }

        CheckPlaceholders("url", source.Url, report);
        if (source.Access.Body is { } body) CheckFormats("access.body", body, report);
    }

    private static void CheckPlaceholders(string name, string text, SourceReport report)
    {
        foreach (var unknown in Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Where(word => !Placeholders.Contains(word)))
        {
            report.Add(name, $"'{{{unknown}}}' is no placeholder.", $"Known are {string.Join(", ", Placeholders.Select(word => $"{{{word}}}"))}; dates take a format: {{today:yyyyMMdd}}.");
        }

        CheckFormats(name, text, report);
    }

    private static void CheckFormats(string name, string text, SourceReport report)
    {
        foreach (var match in Placeholder().Matches(text).Where(match => match.Groups["name"].Value is "today" or "date" or "since" or "until" && match.Groups["format"].Success))
        {
            if (!IsDateFormat(match.Groups["format"].Value)) report.Add(name, $"'{match.Groups["format"].Value}' is no date format.", "Use a .NET format like yyyy-MM-dd.");
        }
    }

    private static bool IsDateFormat(string format)
    {
        try
        {
            return DateTime.UnixEpoch.ToString(format, CultureInfo.InvariantCulture) != format;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(?::(?<format>[^{}]+))?\}")]
    private static partial Regex Placeholder();
}
