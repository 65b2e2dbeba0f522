using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing.Matching;

/// <summary>Small documents and questions of few words, so that they meet often.</summary>
internal static class Laws
{
    public static readonly string[] Vocabulary =
    [
        "data", "retention", "provider", "providers", "disclose", "disclosure", "the", "die", "de", "Vorratsdatenspeicherung", "Daten", "Gesetzes",
        "données", "conservation", "C-2", "H.R.", "4321", "2031", "通信", "傍受", "通", "ข้อมูล", "U.S.C.", "l'enquête", "user-data", "police", "policy", "warrants", "a",
    ];

    public static readonly string?[] Languages = ["en", "de", "fr", "ja", "th", "pt-BR", "xx", null];

    public static SearchDocument Of(string title, string text = "", string? language = "en") => new()
    {
        ItemId = 1,
        Title = title,
        Text = text,
        Jurisdiction = "DE",
        Region = "Europe",
        Sources = ["de-dip"],
        Kind = "bill",
        Language = language,
        Stage = Stage.Introduced,
        Instruments = ["retention"],
        PolicyAreas = ["law-enforcement-response"],
        PublishedOn = new DateOnly(2031, 6, 1),
        FirstSeenAt = new DateTimeOffset(2031, 6, 2, 0, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2031, 6, 10, 0, 0, 0, TimeSpan.Zero),
        Dates = [new DateOnly(2031, 7, 1)],
        Relevance = 0.7,
        Relevant = true,
    };
}
