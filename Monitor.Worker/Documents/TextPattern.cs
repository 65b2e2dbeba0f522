using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Documents;

/// <summary>
/// A regular expression of the catalogue, ignoring case. It runs over untrusted text, so it only ever runs in linear time: no page
/// can make it hang, and no time limit can make a busy machine read a page differently from an idle one. A leading <c>!</c> says
/// "does not match", which is what lookaheads were mostly written for.
/// </summary>
public sealed class TextPattern
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const int MostGroupsInOrder = 3;

    private static readonly ConcurrentDictionary<string, TextPattern> Known = new(StringComparer.Ordinal);

    // The engine of linear time keeps about half a megabyte a pattern, and a catalogue has hundreds that run for a moment once a day.
    private static readonly RecentlyUsed<string, Regex> Automata = new(32);

    private readonly string _written;

    private readonly Regex? _inOrder;

    private TextPattern(string written)
    {
        IsNegated = written.StartsWith('!');
        _written = IsNegated ? written[1..] : written;
        if (RepeatsNothing(_written)) _inOrder = new Regex(_written, Plain, Regex.InfiniteMatchTimeout);
        else _ = Engine();
    }

    public bool IsNegated { get; }

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, which linear time does not allow.</exception>
    public static TextPattern Of(string written) => Known.GetOrAdd(written, form => new TextPattern(form));

    /// <summary>Lets the engines go that were used last; they are made again when they are asked for.</summary>
    public static void LetGo() => Automata.Clear();

    public bool Admits(string text) => Engine().IsMatch(text) != IsNegated;

    /// <summary>The first group that matched, or the whole match where the pattern has no group; null when it does not match.</summary>
    public string? First(string text)
    {
        var match = Engine().Match(text);
        if (!match.Success) return null;
        return match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success)?.Value ?? match.Value;
    }

    private Regex Engine() => _inOrder ?? Automata.GetOrAdd(
        _written,
        static form => new Regex(form, Plain | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout));

    /// <summary>
    /// Without a repetition and a reference back, the ordinary engine tries no more than the pattern's own length at each letter: it is
    /// linear too, and a hundredth of the size. Most patterns of a catalogue are such lists of words.
    /// </summary>
    private static bool RepeatsNothing(string pattern)
    {
        if (pattern.AsSpan().IndexOfAny("*+?{") >= 0 || pattern.Count(letter => letter == '(') > MostGroupsInOrder) return false;
        for (var at = 0; at < pattern.Length - 1; at++)
        {
            if (pattern[at] == '\\' && pattern[++at] is (>= '0' and <= '9') or 'k' or 'G') return false;
        }

        return true;
    }
}
