using System.Globalization;
using System.Text;

namespace Monitor.Worker.Fetching.Robots;

/// <summary>One spelling for what can be written in several: percent-encoding of paths.</summary>
internal static class RobotsSpelling
{
    /// <summary>Letters beyond ASCII as percent-encoded UTF-8; hexadecimal digits in capitals.</summary>
    public static string Escape(string path) => Rewrite(path, decodeUnreserved: false);

    /// <summary>As <see cref="Escape"/>, and letters, digits and <c>-._~</c> unencoded.</summary>
    public static string Decode(string path) => Rewrite(path, decodeUnreserved: true);

    private static string Rewrite(string path, bool decodeUnreserved)
    {
        if (path.All(letter => letter != '%' && char.IsAscii(letter))) return path;
        var result = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (IsEncoded(path, i))
            {
                var octet = (char)int.Parse(path.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (decodeUnreserved && IsUnreserved(octet)) result.Append(octet);
                else result.Append('%').Append(((int)octet).ToString("X2", CultureInfo.InvariantCulture));
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                result.Append(path[i]);
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var consumed);
                var length = rune.EncodeToUtf8(utf8);
                foreach (var octet in utf8[..length]) result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
                i += consumed - 1;
            }
        }

        return result.ToString();
    }

    private static bool IsEncoded(string path, int at) =>
        path[at] == '%' && at + 2 < path.Length && char.IsAsciiHexDigit(path[at + 1]) && char.IsAsciiHexDigit(path[at + 2]);

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
