using System.Globalization;
using CsCheck;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Tests.Parsing.Dates;

/// <summary>Dates are found within texts of many languages, and numbers are not guessed at.</summary>
public sealed class DateSpotterTests
{
    private static readonly DateOnly Day = new(2031, 2, 4);

    [Theory]
    [InlineData("en-US", "Filed on February 4, 2031 by the clerk")]
    [InlineData("en-US", "handed down on the 4th day of February, 2031 are as follows")]
    [InlineData("en-GB", "Published: 04-Feb-31")]
    [InlineData("fr-FR", "n° 2147, déposé le 4 février 2031 - Commission des lois")]
    [InlineData("de-DE", "Pressemitteilung vom 4. Februar 2031, Nr. 7")]
    [InlineData("es-ES", "Publicado el 4 de febrero de 2031 en el BOE")]
    [InlineData("it-IT", "Roma, 4 febbraio 2031 - Provvedimento")]
    [InlineData("pt-BR", "Brasília, 4 de fevereiro de 2031; 210º da Independência")]
    [InlineData("nl-NL", "Kamerstuk van 4 februari 2031")]
    [InlineData("sv-SE", "Beslutad den 4 februari 2031")]
    [InlineData("da-DK", "Fremsat den 4. februar 2031")]
    [InlineData("nb-NO", "Oslo, 4. februar 2031")]
    [InlineData("fi-FI", "Annettu 4 päivänä helmikuuta 2031")]
    [InlineData("et-EE", "Vastu võetud 4. veebruaril 2031")]
    [InlineData("lv-LV", "Rīgā 2031. gada 4. februārī")]
    [InlineData("lt-LT", "2031 m. vasario 4 d. Vilnius")]
    [InlineData("pl-PL", "Wpłynął 4 lutego 2031 r.")]
    [InlineData("cs-CZ", "Předložen 4. února 2031")]
    [InlineData("sk-SK", "zo 4. februára 2031")]
    [InlineData("hu-HU", "Budapest, 2031. február 4.")]
    [InlineData("ro-RO", "București, 4 februarie 2031.")]
    [InlineData("bg-BG", "обн., ДВ, 4 февруари 2031 г.")]
    [InlineData("ru-RU", "от 4 февраля 2031 г. № 12-ФЗ")]
    [InlineData("uk-UA", "від 4 лютого 2031 року")]
    [InlineData("hr-HR", "Zagreb, 4. veljače 2031.")]
    [InlineData("sl-SI", "Ljubljana, 4. februarja 2031")]
    [InlineData("el-GR", "Αθήνα, 4 Φεβρουαρίου 2031")]
    [InlineData("tr-TR", "4 Şubat 2031 tarihli karar")]
    [InlineData("he-IL", "פורסם ב-4 בפברואר 2031")]
    [InlineData("ar-EG", "صدر في ٤ فبراير ٢٠٣١")]
    [InlineData("hi-IN", "दिनांक 4 फ़रवरी 2031")]
    [InlineData("th-TH", "ประกาศ ณ วันที่ 4 กุมภาพันธ์ พ.ศ. 2574")]
    [InlineData("id-ID", "Jakarta, 4 Februari 2031")]
    [InlineData("vi-VN", "Hà Nội, ngày 4 tháng 2 năm 2031")]
    [InlineData("ja-JP", "公布日：令和13年2月4日")]
    [InlineData("zh-CN", "发布时间：2031年2月4日")]
    [InlineData("ko-KR", "제안일 2031. 2. 4. 정부")]
    [InlineData("fa-IR", "تاریخ ۱۴۰۹/۱۱/۱۵ شماره")]
    public void A_date_within_a_sentence_is_found(string culture, string text) => Assert.Equal(Day, Spotter(culture).First(text)?.Date);

    [Theory]
    [InlineData("2 CA-CR 2013-0296")]
    [InlineData("Case 22-05-13")]
    [InlineData("Section 12.4.2 of the Act")]
    [InlineData("call 030 12/34/5678")]
    [InlineData("In March 2031 the committee")]
    [InlineData("May 2031")]
    [InlineData("31 February 2031")]
    [InlineData("A-32-22")]
    [InlineData("10.1234/2031.02.04.99")]
    public void What_is_no_day_is_not_found(string text) => Assert.Null(Spotter("en-GB").First(text));

    [Theory]
    [InlineData("05/02/2031", "28/01/2031", 2031, 2, 5)]
    [InlineData("05/02/2031", "01/28/2031", 2031, 5, 2)]
    public void The_order_of_the_numbers_is_learnt_from_the_page(string text, string other, int year, int month, int day)
    {
        var order = NumericOrder.Learn([text, other], []);

        Assert.Equal(new DateOnly(year, month, day), new DateSpotter(DateReader.Plain, [], order).First(text)?.Date);
    }

    [Theory]
    [InlineData("en-US", 5, 2)]
    [InlineData("en-GB", 2, 5)]
    [InlineData("pt-BR", 2, 5)]
    public void Where_the_page_does_not_tell_the_country_does(string culture, int month, int day) =>
        Assert.Equal(new DateOnly(2031, month, day), Spotter(culture).First("on 05/02/2031")?.Date);

    [Fact]
    public void Without_page_or_country_an_ambiguous_date_is_none()
    {
        Assert.Null(new DateSpotter(DateReader.Plain, [], NumericOrder.Learn(["05/02/2031"], [])).First("05/02/2031"));
        Assert.Equal(new DateOnly(2031, 2, 28), new DateSpotter(DateReader.Plain, [], NumericOrder.Learn([], [])).First("28/02/2031")?.Date);
    }

    [Fact]
    public void Every_day_is_found_again_in_the_long_form_of_its_culture()
    {
        string[] cultures = ["en-US", "fr-FR", "de-DE", "es-MX", "it-IT", "pt-PT", "nl-BE", "sv-SE", "pl-PL", "cs-CZ", "ro-RO", "el-GR", "tr-TR", "uk-UA", "ru-RU", "id-ID"];
        Gen.Select(Gen.Int[0, cultures.Length - 1], Gen.Int[0, 40_000]).Sample(
            (which, days) =>
            {
                var culture = CultureInfo.GetCultureInfo(cultures[which]);
                var day = new DateOnly(1990, 1, 1).AddDays(days % 20_000);
                return Spotter(culture.Name).First($"x ({day.ToString(culture.DateTimeFormat.LongDatePattern, culture)}) y")?.Date == day;
            },
            seed: "0000KN1TZOxb", iter: 2_000, threads: 1);
    }

    private static DateSpotter Spotter(string culture)
    {
        CultureInfo[] cultures = [CultureInfo.GetCultureInfo(culture)];
        return new DateSpotter(new DateReader([], culture, "UTC"), cultures, NumericOrder.Learn([], cultures));
    }
}
