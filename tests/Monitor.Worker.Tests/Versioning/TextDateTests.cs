using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Tests.Versioning;

public sealed class TextDateTests(ITestOutputHelper output)
{
    private static readonly DateAnchors Published = new(new DateOnly(2031, 3, 10), null);

    private static readonly IReadOnlyList<Golden> Sentences =
    [
        .. File.ReadLines(Repository.PathOf("tests", "Monitor.Worker.Tests", "Versioning", "Dates", "sentences.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(cells => new Golden(cells[0], cells[1] == "-" ? [] : [$"{cells[1]} {cells[2]}"], cells[3])),
    ];

    public static TheoryData<string> Languages => [.. Sentences.Select(sentence => sentence.Language).Distinct()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_read_in_a_language_is_right_and_nearly_all_that_is_there_is_read(string language)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var sentence in Sentences.Where(sentence => sentence.Language == language))
        {
            var read = TextDateReader.Read(sentence.Text, language, Published).Select(Written).ToList();
            right += read.Count(sentence.Dates.Contains);
            wrong += read.Count(date => !sentence.Dates.Contains(date));
            missed += sentence.Dates.Count(date => !read.Contains(date));
            if (!read.SequenceEqual(sentence.Dates)) output.WriteLine($"{string.Join(", ", read)} read in: {sentence.Text}");
        }

        output.WriteLine($"{language}: {right} right, {wrong} wrong, {missed} missed.");
        Assert.InRange((double)right / (right + wrong), 0.95, 1);
        Assert.InRange((double)right / (right + missed), 0.9, 1);
    }

    [Fact]
    public void At_least_ten_languages_have_fifteen_sentences_and_more() =>
        Assert.InRange(Sentences.GroupBy(sentence => sentence.Language).Count(language => language.Count() >= 15), 10, 40);

    [Fact]
    public void No_date_is_without_the_sentence_that_states_it_as_it_stands_in_the_text()
    {
        const string act = "Section 1\n\nA provider shall answer.\n\nSection 9\n\nThis Act shall come into force on 1 July 2031. It may be cited as the Data Act.";

        var stated = Assert.Single(TextDateReader.Read(act, "en-GB", default));

        Assert.Equal("This Act shall come into force on 1 July 2031.", stated.Quote);
        Assert.Equal(("en", "1 July 2031"), (stated.Language, stated.Rule));
    }

    [Fact]
    public void A_rule_whose_day_is_not_known_is_kept_as_a_rule()
    {
        var stated = Assert.Single(TextDateReader.Read("This Act comes into force three months after its publication.", "en", default));

        Assert.Equal((null, "3 months after publication"), (stated.Date, stated.Rule));
    }

    [Fact]
    public void Other_rules_count_from_the_entry_into_force_that_the_same_text_states()
    {
        const string text = "This Regulation shall enter into force on 1 July 2031.\n\nIt shall apply from six months after the date of entry into force.";

        var read = TextDateReader.Read(text, "en", default).Select(Written);

        Assert.Equal(["effective 2031-07-01", "application 2032-01-01"], read);
    }

    [Theory]
    [InlineData("2031-01-31", "one month after its publication", "2031-02-28")]
    [InlineData("2031-12-31", "on the day following its publication", "2032-01-01")]
    [InlineData("2031-11-30", "on the first day of the second month following its publication", "2032-01-01")]
    [InlineData("2032-02-29", "one year after its publication", "2033-02-28")]
    public void Months_and_years_are_counted_by_the_calendar(string published, string rule, string date)
    {
        var anchors = new DateAnchors(DateOnly.Parse(published, CultureInfo.InvariantCulture), null);

        var stated = Assert.Single(TextDateReader.Read($"This Act shall enter into force {rule}.", "en", anchors));

        Assert.Equal(date, stated.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_language_without_rules_and_a_text_that_is_none_give_nothing()
    {
        Assert.Empty(TextDateReader.Read("Ovaj zakon stupa na snagu 1. srpnja 2031.", "hr", Published));
        Assert.Empty(TextDateReader.Read("", "en", Published));
        Assert.Empty(TextDateReader.Read(new string('。', 10_000), "ja", Published));
    }

    [Fact]
    public void A_text_made_to_hold_up_the_reader_does_not()
    {
        var hostile = string.Concat(Enumerable.Repeat("stellungnahmen tritt gilt ist ab vom ", 20_000));

        Assert.Empty(TextDateReader.Read(hostile, "de", Published));
    }

    private static string Written(StatedDate stated) =>
        $"{stated.Kind} {stated.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?"}";

    private sealed record Golden(string Language, IReadOnlyList<string> Dates, string Text);
}
