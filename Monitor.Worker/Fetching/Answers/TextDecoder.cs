using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using UtfUnknown;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Text and the name of the encoding that it was read with.</summary>
internal readonly record struct DecodedText(string Text, string Charset);

/// <summary>Bytes to text: byte order mark, valid UTF-8 whatever the page says, the header, the page's own declaration, detection, windows-1252.</summary>
internal static partial class TextDecoder
{
    private const int DeclarationWindow = 4096;
    private const int DetectionWindow = 100_000;
    private const float LeastConfidence = 0.5f;
    private const byte Escape = 0x1B;

    public static DecodedText Decode(byte[] body, string? headerCharset)
    {
        if (Charsets.FromByteOrderMark(body) is { } mark) return Read(body.AsSpan(mark.Length), mark.Encoding);
        if (Charsets.Wide(body) is { } wide) return Read(body, wide);
        if (IsPlainUtf8(body)) return Read(body, Charsets.Utf8);

        var declared = Usable(headerCharset, body) ?? Usable(Declared(body), body);
        if (declared is not null) return Read(body, declared);
        // One broken letter must not turn a whole law into mojibake.
        if (IsMostlyUtf8(body)) return Read(body, Charsets.Utf8);
        return Read(body, Detected(body) ?? Charsets.Named("windows-1252")!);
    }

    private static DecodedText Read(ReadOnlySpan<byte> body, Encoding encoding) => new(encoding.GetString(body), encoding.WebName);

    // NUL and ESC are ASCII too, but only UTF-16 and ISO-2022-JP send them in text.
    private static bool IsPlainUtf8(ReadOnlySpan<byte> body) => Utf8.IsValid(body) && body.IndexOfAny((byte)0, Escape) < 0;

    /// <summary>A declared encoding, unless the bytes prove it wrong.</summary>
    private static Encoding? Usable(string? name, ReadOnlySpan<byte> body)
    {
        if (Charsets.Named(name) is not { } encoding) return null;
        if (encoding.CodePage == Charsets.Utf8.CodePage) return Utf8.IsValid(body) || IsMostlyUtf8(body) ? Charsets.Utf8 : null;
        var isWide = encoding is UnicodeEncoding or UTF32Encoding;
        return isWide && !body[..Math.Min(body.Length, DeclarationWindow)].Contains((byte)0) ? null : encoding;
    }

    private static string? Declared(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, DeclarationWindow)]);
        var match = XmlDeclaration().Match(start) is { Success: true } xml ? xml : MetaDeclaration().Match(start);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static Encoding? Detected(byte[] body)
    {
        var best = CharsetDetector.DetectFromBytes(body, 0, Math.Min(body.Length, DetectionWindow)).Detected;
        return best is { Confidence: >= LeastConfidence } ? Charsets.Named(best.EncodingName) : null;
    }

    private static bool IsMostlyUtf8(ReadOnlySpan<byte> body)
    {
        var (good, bad) = (0, 0);
        while (!body.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(body, out _, out var used);
            if (status != System.Buffers.OperationStatus.Done) bad++;
            else if (used > 1) good++;
            body = body[used..];
        }

        return good > 10 * bad;
    }

    [GeneratedRegex("""<\?xml[^>]*encoding\s*=\s*["']\s*([a-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaDeclaration();
}
