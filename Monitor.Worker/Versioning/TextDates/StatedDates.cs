using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>What a document's text says about dates, counted from the days that the document itself states.</summary>
internal static class StatedDates
{
    /// <summary>
    /// Reads the text of a version that matters, or whose item ever did. Nobody waits for the dates of the others, and they are nearly
    /// all of what is crawled.
    /// </summary>
    public static DocumentChange Read(DocumentChange change) => change.Classification is { Relevant: true } || change.Item is { WasRelevant: true }
        ? change with { StatedDates = Of(change.Document, change.NormalText) }
        : change;

    /// <param name="document">As parsed: its stage says whether its day of publication is that of the act.</param>
    /// <param name="normalText">Its text.</param>
    public static IReadOnlyList<StatedDate> Of(ParsedDocument document, string normalText) =>
        TextDateReader.Read(normalText, document.Language, Anchors(document));

    // "Three months after publication" means the act in its gazette. What a bill was printed on says nothing about it.
    private static DateAnchors Anchors(ParsedDocument document) => new(
        document.Stage.Order() >= Stage.Enacted.Order() && document.Stage != Stage.WithdrawnLapsed ? document.PublishedOn : null,
        document.Dates.TryGetValue(DateKinds.Effective, out var force) ? force : null);
}
