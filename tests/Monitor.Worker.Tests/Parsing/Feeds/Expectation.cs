using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Feeds;

/// <summary>The part of feedparser's expectations that speaks of what Monitor reads: <c>entries[0]['title'] == 'x'</c> and the like.</summary>
internal sealed partial record Expectation(string Place, string Wanted)
{
    public static Expectation? Read(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success) return null;
        var wanted = match.Groups["number"].Success ? match.Groups["number"].Value : Unescape(match.Groups["text"].Value);
        return new Expectation(match.Groups["place"].Value.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal), wanted);
    }

    /// <summary>Null where the place is none that Monitor reads.</summary>
    public bool? Holds(Feed? feed)
    {
        var entry = feed?.Entries is [var first, ..] ? first : null;
        var read = Place switch
        {
            "feed.title" => [feed?.Title],
            "feed.link" => [feed?.Link],
            "feed.language" => [feed?.Language],
            "version" => [feed?.Format],
            "len(entries)" => [feed?.Entries.Count.ToString(CultureInfo.InvariantCulture) ?? "0"],
            "entries[0].title" => [entry?.Title],
            "entries[0].link" or "entries[0].links[0].href" => [entry?.Link],
            "entries[0].id" or "entries[0].guid" => [entry?.Id],
            "entries[0].author" => [First(entry?.Authors)],
            "entries[0].summary" or "entries[0].description" => [entry?.Summary, entry?.Content],
            "entries[0].content[0].value" => [entry?.Content],
            "entries[0].tags[0].term" => [First(entry?.Categories)],
            "entries[0].published" => [entry?.PublishedText],
            "entries[0].updated" => [entry?.UpdatedText, entry?.PublishedText],
            _ => (string?[])[],
        };
        return read.Length == 0 ? null : read.Any(value => Same(value, Wanted));
    }

    private static string? First(IReadOnlyList<string>? values) => values is [var first, ..] ? first : null;

    private static bool Same(string? read, string wanted) => Plain(read ?? "") == Plain(wanted);

    // Feedparser cleans markup, Monitor keeps it as published and reads its text: the text is what can be compared.
    private static string Plain(string text) => MarkupText.OneLine(text);

    private static string Unescape(string literal) => Escape().Replace(literal, match => match.Groups[1].Value switch
    {
        ['u' or 'x' or 'U', .. var hex] => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        "n" => "\n",
        "t" => "\t",
        "r" => "\r",
        var other => other,
    });

    [GeneratedRegex(@"^(?:not bozo and |bozo and )?(?<place>[\w\[\]'.()]+)\s*==\s*(?:u?'(?<text>(?:[^'\\]|\\.)*)'|(?<number>\d+))\s*$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|.)")]
    private static partial Regex Escape();
}
