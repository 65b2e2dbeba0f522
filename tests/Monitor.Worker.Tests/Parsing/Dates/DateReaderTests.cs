using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Tests.Parsing.Dates;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("2031-02-04", "2031-02-04")]
    [InlineData("20310204", "2031-02-04")]
    [InlineData("2031/02/04 09:00:00", "2031-02-04")]
    [InlineData("2031.2.4.", "2031-02-04")]
    [InlineData("2031年2月4日", "2031-02-04")]
    [InlineData("2031년 2월 4일", "2031-02-04")]
    [InlineData("Tue, 04 Feb 2031 00:00:00 -0500", "2031-02-04")]
    [InlineData("2031-02-04T23:30:00+09:00", "2031-02-04")]
    [InlineData("2031-02-04T00:00:00Z", "2031-02-04")]
    [InlineData("2031-02-04T03:00:00Z", "2031-02-03")]
    [InlineData("February 4, 2031", "2031-02-04")]
    [InlineData("4 Feb 31", "2031-02-04")]
    public void A_day_is_the_day_that_the_publisher_means(string text, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new DateReader([], "", "America/New_York").Date(text));

    [Theory]
    [InlineData("04/02/2031")]
    [InlineData("2031")]
    [InlineData("2031-02")]
    [InlineData("2031-02-31")]
    [InlineData("31 Feb 2031")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData("20310204123456789012345")]
    public void What_is_no_day_or_may_be_two_is_none(string text) => Assert.Null(DateReader.Plain.Date(text));

    [Theory]
    [InlineData("fr-FR", "4 février 2031")]
    [InlineData("fr-FR", "mardi 4 fevrier 2031")]
    [InlineData("de-DE", "4. Februar 2031")]
    [InlineData("de-AT", "04. Feb. 2031")]
    [InlineData("es-ES", "mar, 4 feb 2031")]
    [InlineData("es-ES", "4 de febrero de 2031")]
    [InlineData("pt-BR", "4 de fevereiro de 2031")]
    [InlineData("hu-HU", "2031. február 4.")]
    [InlineData("pl-PL", "4 lutego 2031 r.")]
    [InlineData("cs-CZ", "4. února 2031")]
    [InlineData("ru-RU", "4 февраля 2031 г.")]
    [InlineData("el-GR", "4 Φεβρουαρίου 2031")]
    [InlineData("uk-UA", "4 лютого 2031 року")]
    [InlineData("ar-EG", "٤ فبراير ٢٠٣١")]
    [InlineData("hi-IN", "४ फ़रवरी २०३१")]
    [InlineData("th-TH", "4 กุมภาพันธ์ 2574")]
    [InlineData("fa-IR", "15 بهمن 1409")]
    [InlineData("tr-TR", "4 Şubat 2031")]
    public void A_month_has_its_name_in_the_language_of_the_source(string culture, string text) =>
        Assert.Equal(new DateOnly(2031, 2, 4), new DateReader([], culture, "UTC").Date(text));

    [Theory]
    [InlineData("dd/MM/yyyy", "es-CL", "04/02/2031")]
    [InlineData("d.M.yyyy", "de-AT", "4.2.2031")]
    [InlineData("dd-MM-yyyy", "es-MX", "04-02-2031")]
    [InlineData("d MMMM yyyy", "fr-FR", "4 février 2031")]
    [InlineData("unix", "", "1927929600")]
    [InlineData("unix", "", "1927929600000")]
    [InlineData("dd/MM/yyyy", "th-TH", "04/02/2574")]
    public void A_declared_format_is_read_in_its_culture(string format, string culture, string text) =>
        Assert.Equal(new DateOnly(2031, 2, 4), new DateReader([format], culture, "UTC").Date(text));

    [Theory]
    [InlineData("2031-07-04T10:42:08.0579851", "2031-07-04T09:42:08Z")]
    [InlineData("2031-07-04T10:42:08Z", "2031-07-04T10:42:08Z")]
    [InlineData("2031-07-04 10:42 +0200", "2031-07-04T08:42:00Z")]
    [InlineData("2031-07-04T10Z", null)]
    [InlineData("Fri, 04 Jul 31 10:42:08 EDT", "2031-07-04T14:42:08Z")]
    [InlineData("Fri 4 Jul 2031 10:42:08 NOWHERE", "2031-07-04T09:42:08Z")]
    [InlineData("04 Jul 2031 10:42 PM", "2031-07-04T21:42:00Z")]
    [InlineData("Fri Jul  4 10:42:08 2031", "2031-07-04T09:42:08Z")]
    [InlineData("Friday, 04-Jul-31 10:42:08 GMT", "2031-07-04T10:42:08Z")]
    [InlineData("2031-07-04T24:00:00Z", "2031-07-05T00:00:00Z")]
    [InlineData("2031-07-04T10:42:60Z", "2031-07-04T10:42:59Z")]
    [InlineData("2031-07-04T25:00:00Z", null)]
    [InlineData("2031-07", "2031-06-30T23:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00", null)]
    public void An_instant_without_an_offset_is_one_of_the_source(string text, string? expected)
    {
        var instant = new DateReader([], "", "Europe/London").Instant(text);

        Assert.Equal(expected, instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("9999-12-31", true)]
    [InlineData("9999-12-31T23:59:59Z", true)]
    [InlineData("31 Dec 9999", true)]
    [InlineData("3000-01-01", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("0001-01-01T00:00:00", true)]
    [InlineData("2574-02-04", false)]
    [InlineData("2151-01-01", false)]
    [InlineData("soon", false)]
    [InlineData("", false)]
    public void A_year_that_no_document_has_is_no_date(string text, bool isOpen)
    {
        var reader = new DateReader([], "", "UTC");

        Assert.Null(reader.Date(text));
        Assert.Null(reader.Instant(text));
        Assert.Equal(isOpen, reader.IsOpen(text));
    }

    [Theory]
    [InlineData("2150-12-31")]
    [InlineData("1215-06-15")]
    public void Old_acts_and_far_ends_are_dates(string text)
    {
        var reader = new DateReader([], "", "UTC");

        Assert.Equal(text, reader.Date(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(reader.IsOpen(text));
    }
}
