using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>Acts that have much in common, long enough for an index to learn from them. Each has a word of its own: token1, token2 and so on.</summary>
internal static class LearnableActs
{
    private static readonly string[] Phrases =
    [
        "A provider of an electronic communications service shall preserve the data described in the order",
        "upon receipt of a production order issued by a competent authority",
        "within ten days, or within eight hours where life is in danger",
        "The competent authority shall state the grounds on which the order rests",
        "No person shall disclose the existence of the order to the subscriber concerned",
        "subject to the approval of a judge of the district court",
        "data that identify the subscriber, traffic data and content data",
    ];

    public static IReadOnlyList<SearchDocument> Make(int count)
    {
        var lot = new Random(20261128);
        return [.. Enumerable.Range(1, count).Select(id => new SearchDocument
        {
            ItemId = id,
            Title = $"Act {id}",
            Text = string.Join(' ', Enumerable.Range(0, 25).Select(section => $"Section {section}. {Phrases[lot.Next(Phrases.Length)]}{(section == 12 ? $" token{id}" : "")}.")),
            Jurisdiction = "GB",
            Region = "Europe",
            Sources = ["acts"],
            Language = "en",
            FirstSeenAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch,
        })];
    }
}
