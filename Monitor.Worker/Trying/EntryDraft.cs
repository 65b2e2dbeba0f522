using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Trying;

/// <summary>A complete entry for a lead. What nobody said is guessed, and said to be guessed.</summary>
internal static partial class EntryDraft
{
    private const int LongestId = 60;

    private const string UnknownLanguage = "en";

    /// <param name="lead">What is to be followed.</param>
    /// <param name="taken">Ids that are in use.</param>
    /// <param name="allowPrivate">The publisher is on this machine or network.</param>
    /// <param name="day">Of the proposal.</param>
    public static JsonObject Of(Lead lead, IReadOnlyCollection<string> taken, bool allowPrivate, DateOnly day)
    {
        var place = JurisdictionGuess.Of(lead.Address);
        var id = Id(place.Jurisdiction, lead.Address, taken);
        var entry = new JsonObject
        {
            ["id"] = id,
            ["name"] = Name(lead),
            ["jurisdiction"] = place.Jurisdiction,
            ["region"] = place.Region,
            ["kind"] = "regulator",
            ["languages"] = lead.Language ?? UnknownLanguage,
            ["format"] = lead.Parts["format"]!.DeepClone(),
            ["url"] = lead.Address.AbsoluteUri,
            ["schedule"] = Schedule(id),
            ["timeZone"] = "UTC",
            ["enabled"] = true,
            ["evidence"] = Evidence(lead, day),
        };
        if (allowPrivate) entry["access"] = new JsonObject { ["allowPrivateNetwork"] = true };
        foreach (var (name, part) in lead.Parts.Where(part => part.Key != "format")) entry[name] = part!.DeepClone();
        return entry;
    }

    private static string Evidence(Lead lead, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"Proposed by 'sources add' on {day:yyyy-MM-dd}. {lead.Evidence}. Guessed: jurisdiction and region (from the host's name), kind, schedule{(lead.Language is null ? ", language" : "")}.");

    private static string Name(Lead lead) => lead.Name is { Length: > 0 } name ? White().Replace(name, " ").Trim() : $"{lead.Address.Host}{lead.Address.AbsolutePath}".TrimEnd('/');

    private static string Id(string jurisdiction, Uri address, IReadOnlyCollection<string> taken)
    {
        var host = address.IdnHost.Split('.').Where(part => part is not ("www" or "gov" or "gob" or "gouv" or "co" or "org" or "com" or "api" or "data")).ToArray();
        var site = host.Length > 1 ? string.Join('-', host[..^1]) : string.Join('-', host);
        var path = address.AbsolutePath.Trim('/').Split('/') is [.., { Length: > 0 } last] ? $"-{Path.GetFileNameWithoutExtension(last)}" : "";
        var id = NoId().Replace($"{jurisdiction}-{site}{path}".ToLower(CultureInfo.InvariantCulture), "-").Trim('-');
        if (id.Length > LongestId) id = id[..LongestId].Trim('-');
        var free = id;
        for (var n = 2; taken.Contains(free); n++) free = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
        return free;
    }

    /// <summary>Once on working days, at a time of its own: sources must not start together.</summary>
    private static string Schedule(string id)
    {
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return string.Create(CultureInfo.InvariantCulture, $"0 {spread[0] % 60} {5 + (spread[1] % 14)} ? * MON-FRI");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoId();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
