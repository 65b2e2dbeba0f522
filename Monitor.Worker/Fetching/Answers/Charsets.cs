using System.Text;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Names of encodings as publishers use them, and the marks by which some encodings show themselves.</summary>
internal static class Charsets
{
    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private static readonly Encoding Utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    /// <summary>The encoding that a publisher means by a name; null when nobody knows.</summary>
    public static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        try
        {
            return Encoding.GetEncoding(Meant(name.Trim().ToLowerInvariant()));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static (Encoding Encoding, int Length)? FromByteOrderMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32BigEndian, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16 or UTF-32 with a byte order mark, or without one but beginning as markup or JSON does.</summary>
    public static bool LooksLikeWideText(ReadOnlySpan<byte> body) => FromByteOrderMark(body) is { Length: not 3 } || Wide(body) is not null;

    public static Encoding? Wide(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => Utf32BigEndian,
        [(byte)'<' or (byte)'{' or (byte)'[', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<' or (byte)'{' or (byte)'[', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // As browsers read these names (encoding.spec.whatwg.org): the wider encoding that publishers really send.
    private static string Meant(string name) => name switch
    {
        "utf8" or "unicode-1-1-utf-8" => "utf-8",
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "cp1252" or "x-cp1252" => "windows-1252",
        "iso-8859-9" or "iso8859-9" or "latin5" or "cp1254" => "windows-1254",
        "iso-8859-11" or "tis-620" or "tis620" or "cp874" => "windows-874",
        "gb2312" or "gb_2312-80" or "gbk" or "x-gbk" or "cp936" or "csgb2312" => "gb18030",
        "euc-kr" or "ks_c_5601-1987" or "ks_c_5601-1989" or "ksc5601" or "korean" or "cp949" or "windows-949" or "uhc" => "ks_c_5601-1987",
        "shift-jis" or "sjis" or "x-sjis" or "windows-31j" or "ms932" or "ms_kanji" or "cp932" => "shift_jis",
        "big5-hkscs" or "cn-big5" or "x-x-big5" or "cp950" => "big5",
        "cp1250" or "x-cp1250" => "windows-1250",
        "cp1251" or "x-cp1251" or "win-1251" => "windows-1251",
        "cp1256" => "windows-1256",
        // Never sent in earnest, and a way past filters.
        "utf-7" => "windows-1252",
        _ => name,
    };
}
