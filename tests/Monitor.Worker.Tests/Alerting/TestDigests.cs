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
            new(8, In("text-changed", "law-enforcement-response")),
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

    /// <summary>Three scripts, one with nothing but a term to say for itself, one of which nothing may be shown.</summary>
    public static Digest Near => Week with
    {
        Rhythm = Rhythm.NearMiss,
        More = 12,
        Lines =
        [
            new(1, Below("new-japanese", 0.4876)),
            new(2, Below("new", 0.4123)),
            new(3, Below("new-arabic", 0.4999)),
            new(4, Below("stage-changed", 0.31) with { Title = "Act on <!channel> & the *abuse* of minors", Jurisdiction = "US-CA", ItemId = 415, PublishedOn = null }),
            new(5, Below("withdrawn", 0.25) with { Jurisdiction = "XX", ItemId = 416 }),
        ],
    };

    /// <summary>After somebody has said what one of them is.</summary>
    public static Digest Labelled => Near with
    {
        Lines = [.. Near.Lines.Take(2).Select((line, i) => i == 0 ? line with { Label = TestAlerts.Care.Label } : line)],
    };

    /// <summary>A weekend without Monitor.</summary>
    public static Digest CaughtUp => Week with
    {
        Rhythm = Rhythm.CatchUp,
        After = new Absence(new DateTimeOffset(2026, 11, 27, 18, 3, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 30, 6, 42, 0, TimeSpan.Zero)),
        Lines = [.. Week.Lines.Take(3)],
    };

    private static Alert Below(string name, double relevance)
    {
        var alert = TestAlerts.Golden[name]();
        var classification = alert.Classification with { Relevance = relevance, ReviewThreshold = 0.2, Instruments = [], PolicyAreas = [] };
        return alert with
        {
            Event = TestAlerts.Happened(EventKind.NearMiss),
            Classification = name switch
            {
                "stage-changed" => classification with { Passage = "Material that depicts the sexual abuse of a child shall be preserved." },
                "withdrawn" => classification with { Passage = null, Reasons = [new Reason("impôts", -0.9, "taxes"), new Reason("données de l’abonné", 0.8, "subscriber data")] },
                _ => classification,
            },
        };
    }

    private static Alert In(string name, params string[] areas)
    {
        var alert = TestAlerts.Golden[name]();
        return alert with { Classification = alert.Classification with { PolicyAreas = areas } };
    }
}
