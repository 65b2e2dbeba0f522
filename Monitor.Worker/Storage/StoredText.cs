using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Monitor.Worker.Storage;

/// <summary>Makes a publisher's text fit for both stores, so that no page can make a run fail.</summary>
internal static class StoredText
{
    /// <summary>PostgreSQL indexes entries of up to 2,704 bytes; UTF-8 needs up to four a character.</summary>
    private const int LongestKey = 500;

    private const int LongestAddress = 2000;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create([.. (char[])['\0'], .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>PostgreSQL refuses U+0000, and halves of surrogate pairs are no text anywhere: both become U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspicious)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    /// <summary>A text that is looked up by: one that is too long is cut and told apart by its hash.</summary>
    public static string Key(string text) => Bounded(text, LongestKey);

    /// <summary>Addresses are ASCII as written here, so that more of them fits.</summary>
    public static string Address(string address) => Bounded(address, LongestAddress);

    public static string Address(Uri address) => Address(Url(address)!);

    public static string? Url(Uri? url) => url is { IsAbsoluteUri: true } ? url.AbsoluteUri : url?.OriginalString;

    private static string Bounded(string text, int longest)
    {
        var clean = Clean(text);
        return clean.Length <= longest
            ? clean
            : Clean($"{clean.AsSpan(0, longest - 65)}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clean)))}");
    }
}
