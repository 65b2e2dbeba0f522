using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>
/// The regular expressions of mappings, compiled once. All ignore case. They run over untrusted text: in linear time where the
/// expression allows it, under a time limit otherwise.
/// </summary>
internal static class RecordPatterns
{
    private const RegexOptions Common = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>The first group, or the whole match where the pattern has no group; null when it does not match in time.</summary>
    public static string? First(string pattern, string text)
    {
        try
        {
            var match = Get(pattern).Match(text);
            if (!match.Success) return null;
            var group = match.Groups.Values.Skip(1).FirstOrDefault(candidate => candidate.Success);
            return group?.Value ?? match.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    public static bool Matches(string pattern, string text) => First(pattern, text) is not null;

    private static Regex Get(string pattern) => Compiled.GetOrAdd(pattern, Compile);

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, Common | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            // Lookarounds and back references need the other engine.
            return new Regex(pattern, Common, Limit);
        }
    }
}
