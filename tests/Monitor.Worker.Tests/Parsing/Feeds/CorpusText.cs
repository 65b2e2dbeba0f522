using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Tests.Parsing.Feeds;

/// <summary>Text of a corpus file: byte order mark, valid UTF-8, declaration, else Latin - what a fetched page's text would be.</summary>
internal static partial class CorpusText
{
    static CorpusText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (Marked(bytes) is { } marked) return marked.GetString(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Declared(bytes).GetString(bytes);
        }
    }

    private static Encoding? Marked(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0x3C, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, 0x3C, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [0x3C, 0, ..] => Encoding.Unicode,
        [0, 0x3C, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(400, bytes.Length)));
        try
        {
            return Encoding.GetEncoding(Declaration().Match(head) is { Success: true } match ? match.Groups[1].Value : "windows-1252");
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    [GeneratedRegex("""encoding\s*=\s*["']([A-Za-z0-9._-]+)""")]
    private static partial Regex Declaration();
}
