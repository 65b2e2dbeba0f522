using System.Globalization;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Tests.Parsing.Dates;

public sealed class UsualDateTests
{
    private static readonly string[] MailShapes = ["ddd, dd MMM yyyy HH:mm:ss zone", "d MMM yyyy HH:mm:ss zone", "ddd, d MMM yyyy HH:mm:ss zone"];
    private static readonly string[] IsoShapes = ["yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] MailZones = ["GMT", "+0000", "-0530", "+1345"];
    private static readonly string[] IsoZones = ["Z", "+00:00", "-05:30", "+13:45"];

    [Fact]
    public void The_quick_reading_of_a_usual_date_is_what_the_readers_of_all_spellings_say()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var day = new DateTime(1950, 1, 1).AddSeconds(random.NextInt64(4_000_000_000));
            var mail = Write(day, MailShapes[i % MailShapes.Length]).Replace("zone", MailZones[i % MailZones.Length], StringComparison.Ordinal);
            var iso = Write(day, IsoShapes[0]) + IsoZones[i % IsoZones.Length];
            Assert.NotNull(UsualDate.Mail(mail));
            Assert.Equal(MonthNameDate.Read(mail, CultureInfo.InvariantCulture), UsualDate.Mail(mail));
            Assert.NotNull(UsualDate.Iso(iso));
            Assert.Equal(IsoDate.Read(iso), UsualDate.Iso(iso));
        }
    }

    [Fact]
    public void A_mutated_date_is_read_as_the_readers_of_all_spellings_read_it_or_left_to_them()
    {
        var random = new Random(11);
        string[] seeds = ["Tue, 04 Feb 2031 08:00:00 +0100", "2031-02-04T08:00:00Z", "2031-02-04T08:00:00-03:00", "29 Feb 2100 24:00:00 GMT"];
        for (var i = 0; i < 4_000; i++)
        {
            var text = Mutated(seeds[i % seeds.Length], random);
            if (UsualDate.Mail(text) is { } mail) Assert.Equal(MonthNameDate.Read(text, CultureInfo.InvariantCulture), mail);
            if (UsualDate.Iso(text) is { } iso) Assert.Equal(IsoDate.Read(text), iso);
        }
    }

    private static string Mutated(string text, Random random)
    {
        const string Letters = "0123456789 :-+,TZGMTFebMarTue.";
        var letters = text.ToCharArray();
        for (var i = random.Next(3); i >= 0; i--) letters[random.Next(letters.Length)] = Letters[random.Next(Letters.Length)];
        return new string(letters);
    }

    private static string Write(DateTime day, string shape) => day.ToString(shape.Replace("zone", "'zone'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
