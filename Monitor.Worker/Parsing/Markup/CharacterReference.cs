using System.Text;
using AngleSharp.Html;

namespace Monitor.Worker.Parsing.Markup;

/// <summary>The character references of HTML: named by the standard's table, numbered with its repairs.</summary>
internal static class CharacterReference
{
    private const int LongestName = 33;

    // What pages from the days of windows-1252 mean by the numbers 128 to 159.
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly string[] Singles = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    /// <summary>How many characters the reference at the start takes; 0 when there is none.</summary>
    public static int Resolve(ReadOnlySpan<char> text, out string characters)
    {
        characters = "";
        if (text.Length < 3) return 0;
        return text[1] == '#' ? Numbered(text, out characters) : Named(text, out characters);
    }

    private static int Numbered(ReadOnlySpan<char> text, out string characters)
    {
        characters = "";
        var isHex = text[2] is 'x' or 'X';
        var from = isHex ? 3 : 2;
        var at = from;
        var value = 0L;
        while (at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            value = Math.Min((value * (isHex ? 16 : 10)) + Digit(text[at]), int.MaxValue);
            at++;
        }

        if (at == from) return 0;
        characters = Character((int)value);
        return at < text.Length && text[at] == ';' ? at + 1 : at;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static string Character(int value)
    {
        if (value is > 0 and < 128) return Singles[value];
        if (value is >= 128 and <= 159) return Windows[value - 128].ToString();
        return value != 0 && Rune.TryCreate(value, out var rune) ? rune.ToString() : "\uFFFD";
    }

    private static int Named(ReadOnlySpan<char> text, out string characters)
    {
        var most = Math.Min(text.Length, LongestName);
        var end = 1;
        while (end < most && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end < most && text[end] == ';' && Common(text[1..end]) is { } common)
        {
            characters = common;
            return end + 1;
        }

        if (end < most && text[end] == ';' && HtmlEntityProvider.Resolver.GetSymbol(text[1..(end + 1)].ToString()) is { Length: > 0 } symbol)
        {
            characters = symbol;
            return end + 1;
        }

        return Unfinished(text[..end], out characters);
    }

    private static string? Common(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "nbsp" => "\u00A0",
        "quot" => "\"",
        "apos" => "'",
        "lt" => "<",
        "gt" => ">",
        _ => null,
    };

    /// <summary>Old names count without their semicolon: the longest one that the text begins with.</summary>
    private static int Unfinished(ReadOnlySpan<char> text, out string characters)
    {
        for (var end = Math.Min(text.Length, 7); end > 2; end--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[1..end].ToString()) is not { Length: > 0 } symbol) continue;
            characters = symbol;
            return end;
        }

        characters = "";
        return 0;
    }
}
