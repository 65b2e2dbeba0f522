using System.Text;
using Monitor.Worker.Fetching.Answers;

namespace Monitor.Worker.Tests.Fetching;

public sealed class TextDecoderTests
{
    static TextDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("shift_jis", "通信の秘密と捜査機関への情報開示")]
    [InlineData("windows-1250", "Zákon o elektronických komunikacích, žádost soudu")]
    [InlineData("windows-1251", "Закон об электронных доказательствах")]
    [InlineData("windows-1253", "Νόμος για τα ηλεκτρονικά αποδεικτικά στοιχεία")]
    [InlineData("windows-1255", "חוק נתוני תקשורת")]
    [InlineData("windows-1256", "قانون حماية البيانات")]
    [InlineData("gb18030", "网络安全法 电子数据取证")]
    [InlineData("big5", "通訊保障及監察法")]
    [InlineData("euc-kr", "통신비밀보호법 개정안")]
    [InlineData("euc-jp", "刑事訴訟法の改正")]
    [InlineData("iso-2022-jp", "刑事訴訟法の改正")]
    [InlineData("windows-874", "พระราชบัญญัติคอมพิวเตอร์")]
    [InlineData("utf-16", "Bewijs – ключ")]
    [InlineData("utf-16BE", "Bewijs – ключ")]
    public void The_header_names_the_encoding(string charset, string text)
    {
        var body = Encoding.GetEncoding(charset).GetBytes(text);

        Assert.Equal(text, TextDecoder.Decode(body, charset).Text);
    }

    [Theory]
    [InlineData("<html><head><meta charset=windows-1251><title>Закон</title>", "windows-1251")]
    [InlineData("<html><head><META http-equiv='Content-Type' content='text/html; charset=windows-1251'><title>Закон</title>", "windows-1251")]
    [InlineData("<?xml version='1.0' encoding='windows-1251'?><rss><title>Закон</title></rss>", "windows-1251")]
    [InlineData("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><rss><title>通信の秘密</title></rss>", "shift_jis")]
    public void The_page_names_its_encoding_where_the_header_does_not(string text, string charset) =>
        Assert.Equal(new DecodedText(text, charset), TextDecoder.Decode(Encoding.GetEncoding(charset).GetBytes(text), null));

    [Fact]
    public void Valid_utf_8_is_utf_8_whatever_header_and_page_say()
    {
        const string text = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><title>Überwachung § 100a – ключ</title></rss>";

        Assert.Equal(new DecodedText(text, "utf-8"), TextDecoder.Decode(Encoding.UTF8.GetBytes(text), "iso-8859-1"));
    }

    [Fact]
    public void The_header_wins_over_the_page()
    {
        const string text = "<html><head><meta charset=windows-1252><title>Закон</title>";

        Assert.Equal(text, TextDecoder.Decode(Encoding.GetEncoding("windows-1251").GetBytes(text), "Windows-1251").Text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_wins_and_is_not_text(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("<a>Gesetz ß</a>")];

        Assert.Equal("<a>Gesetz ß</a>", TextDecoder.Decode(body, "windows-1251").Text);
    }

    [Fact]
    public void Utf_16_without_a_mark_shows_itself_by_its_first_tag() =>
        Assert.Equal("<a>Gesetz ß</a>", TextDecoder.Decode(Encoding.Unicode.GetBytes("<a>Gesetz ß</a>"), null).Text);

    [Fact]
    public void An_undeclared_encoding_is_detected()
    {
        var text = string.Concat(Enumerable.Repeat("Закон об электронных доказательствах и раскрытии данных пользователей. ", 10));

        Assert.Equal(text, TextDecoder.Decode(Encoding.GetEncoding("windows-1251").GetBytes(text), null).Text);
    }

    [Fact]
    public void One_broken_letter_does_not_spoil_the_rest()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("Überwachung der Telekommunikation für Behörden, Auskünfte über Schlüssel, mögliche Änderungen, öffentlich, fünf, übrig "), 0xFF];

        var text = TextDecoder.Decode(body, "utf-8");

        Assert.StartsWith("Überwachung", text.Text, StringComparison.Ordinal);
        Assert.Equal("utf-8", text.Charset);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    [InlineData("nonsense")]
    [InlineData("utf-7")]
    [InlineData(null)]
    public void The_last_resort_is_windows_1252(string? header) =>
        Assert.Equal("“§ 5” – e", TextDecoder.Decode([0x93, 0xA7, 0x20, 0x35, 0x94, 0x20, 0x96, 0x20, 0x65], header).Text);

    [Fact]
    public void Any_bytes_become_some_text()
    {
        var random = new Random(1);
        string?[] headers = [null, "utf-8", "utf-16", "gb18030", "shift_jis", "iso-2022-jp", "x", "\"", "utf-32"];
        for (var i = 0; i < 500; i++)
        {
            var body = new byte[random.Next(0, 300)];
            random.NextBytes(body);

            Assert.NotNull(TextDecoder.Decode(body, headers[i % headers.Length]).Text);
        }
    }
}
