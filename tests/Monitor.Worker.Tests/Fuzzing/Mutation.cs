namespace Monitor.Worker.Tests.Fuzzing;

/// <summary>Good answers gone bad: cut, doubled, spliced with one another, nested without end, sprinkled with what hurts parsers.</summary>
internal static class Mutation
{
    private const int MostEdits = 6;

    private const int Longest = 400_000;

    private static readonly string[] Nuisances =
    [
        "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "&#xD800;", "&#0;", "&#x110000;", "&amp;amp;", "\0", "\uD800", "\uDC00", "\uFFFE", "{", "}", "[", "]", "\\", "\\ud800", "\\u0000",
        ",", ":", "<a:b c=d", "</", "/>", "xmlns:x=\"\"", "xmlns=\"http://www.w3.org/2000/xmlns/\"", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "%", "%ZZ", "\u202e", "\u200b", " ", "\r", "\t", "null", "true", "-1", "1e999",
        "99999999999999999999999", "0000-00-00", "9999-12-31T23:59:59.9999999Z", "<script>", "<template>", "<svg>", "<table>", "<base href='::'>", "http://[::1", "javascript:alert(1)", "//", "../../../../etc/passwd", "<!channel>", "İ", "ﬀ", "\u0000",
    ];

    private static readonly string[] Openings = ["<a>", "<div>", "<b><item>", "[", "{\"a\":", "<![CDATA[", "((", "&lt;b&gt;", "<table><tr><td>", "<ul><li>", "\"\\"];

    public static string Of(Random random, IReadOnlyList<string> seeds)
    {
        var text = seeds[random.Next(seeds.Count)];
        for (var edits = random.Next(1, MostEdits + 1); edits > 0; edits--) text = Edit(random, text, seeds);
        return text.Length > Longest ? text[..Longest] : text;
    }

    public static byte[] Of(Random random, IReadOnlyList<byte[]> seeds)
    {
        var bytes = seeds[random.Next(seeds.Count)].AsSpan().ToArray();
        for (var edits = random.Next(1, MostEdits + 1); edits > 0; edits--) bytes = Edit(random, bytes);
        return bytes;
    }

    private static string Edit(Random random, string text, IReadOnlyList<string> seeds)
    {
        var at = random.Next(text.Length + 1);
        var span = Span(random, text.Length - at);
        return random.Next(9) switch
        {
            0 => text[..at],
            1 => text[at..],
            2 or 3 => text.Insert(at, Nuisances[random.Next(Nuisances.Length)]),
            4 => text.Remove(at, span),
            5 => text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(at, span), random.Next(1, 40)))),
            6 => text.Insert(at, string.Concat(Enumerable.Repeat(Openings[random.Next(Openings.Length)], random.Next(1, 3_000)))),
            7 => text[..at] + Tail(random, seeds[random.Next(seeds.Count)]),
            _ => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, ((char)random.Next(char.MaxValue + 1)).ToString()),
        };
    }

    private static byte[] Edit(Random random, byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        var span = Span(random, bytes.Length - at);
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + span)..]];
            case 2:
                return [.. bytes[..at], .. bytes[at..(at + span)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. System.Text.Encoding.UTF8.GetBytes(Nuisances[random.Next(Nuisances.Length)]), .. bytes[at..]];
            default:
                for (var flips = random.Next(1, 20); flips > 0 && bytes.Length > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
        }
    }

    private static string Tail(Random random, string text) => text[random.Next(text.Length + 1)..];

    private static int Span(Random random, int most) => random.Next(Math.Min(most, 1 << random.Next(1, 12)) + 1);
}
