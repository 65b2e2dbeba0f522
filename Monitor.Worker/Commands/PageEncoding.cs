using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace Monitor.Worker.Commands;

/// <summary>Bytes of a file, which has no header, as text: byte order mark, valid UTF-8, declaration, detection.</summary>
internal static partial class PageEncoding
{
    private const int DeclarationBytes = 4096;

    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] bytes) => Marked(bytes) ?? Utf8(bytes) ?? (Declared(bytes) ?? Detected(bytes) ?? Encoding.Latin1).GetString(bytes);

    private static string? Marked(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        _ => null,
    };

    private static string? Utf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(DeclarationBytes, bytes.Length));
        return Declaration().Match(head) is { Success: true } match ? Named(match.Groups["name"].Value) : null;
    }

    private static Encoding? Detected(byte[] bytes) => CharsetDetector.DetectFromBytes(bytes).Detected is { Confidence: > 0.5f, EncodingName: { } name } ? Named(name) : null;

    private static Encoding? Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""(?i)(charset|encoding)\s*=\s*["']?\s*(?<name>[a-z0-9_:.-]{2,40})""", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
