using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Documents;

/// <summary>
/// A regular expression of the catalogue, ignoring case. It runs over untrusted text, so only the engine of linear time is used: no page
/// can make it hang, and no time limit can make a busy machine read a page differently from an idle one. A leading <c>!</c> says
/// "does not match", which is what lookaheads were mostly written for.
/// </summary>
public sealed class TextPattern
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly ConcurrentDictionary<string, TextPattern> Compiled = new(StringComparer.Ordinal);

    private readonly Regex _regex;

    private TextPattern(string written)
    {
        IsNegated = written.StartsWith('!');
        _regex = new Regex(IsNegated ? written[1..] : written, Linear, Regex.InfiniteMatchTimeout);
    }

    public bool IsNegated { get; }

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, which linear time does not allow.</exception>
    public static TextPattern Of(string written) => Compiled.GetOrAdd(written, form => new TextPattern(form));

    public bool Admits(string text) => _regex.IsMatch(text) != IsNegated;

    /// <summary>The first group that matched, or the whole match where the pattern has no group; null when it does not match.</summary>
    public string? First(string text)
    {
        var match = _regex.Match(text);
        if (!match.Success) return null;
        return match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success)?.Value ?? match.Value;
    }
}
