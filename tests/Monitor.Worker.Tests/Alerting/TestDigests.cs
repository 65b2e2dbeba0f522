using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Digests of the alerts of <see cref="TestAlerts"/>.</summary>
internal static class TestDigests
{
    public static Digest Week => new()
    {
        Rhythm = Rhythm.Weekly,
        DueAt = new DateTimeOffset(2026, 11, 30, 7, 0, 0, TimeSpan.Zero),
        TimeZone = "Europe/Berlin",
        Lines =
        [
            new(1, In("new", "law-enforcement-response")),
            new(2, In("new-arabic", "child-safety", "law-enforcement-response")),
            new(3, In("new-japanese", "emergency-response")),
            new(4, In("stage-changed", "law-enforcement-response")),
            new(5, In("date-moved", "emergency-response", "child-safety")),
            new(6, In("became-relevant", "child-safety")),
            new(7, In("withdrawn")),
        ],
        Coverage = new Silence
        {
            At = new DateTimeOffset(2026, 11, 30, 7, 0, 0, TimeSpan.Zero),
            Verified = 43,
            Checked = 41,
            Unchecked = [new("ca-on-gazette<draft>", "Gazette of Ontario", "failing", "403"), new("il-committees", "Knesset & committees", "frozen", "Nothing new.")],
            NeverVerified = ["mx-diario"],
            OwedDays = 0,
            Canaries = 20,
            CanariesPassed = 20,
            SavedPages = 95,
            SavedPagesRead = 95,
            LastAlertAt = new DateTimeOffset(2026, 11, 27, 6, 0, 0, TimeSpan.Zero),
        },
    };

    public static Digest Long(int lines) => Week with { Lines = [.. Enumerable.Range(0, lines).Select(n => new DigestLine(n, In("new", "child-safety")))] };

    private static Alert In(string name, params string[] areas)
    {
        var alert = TestAlerts.Golden[name]();
        return alert with { Classification = alert.Classification with { PolicyAreas = areas } };
    }
}
