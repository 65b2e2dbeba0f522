using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>A feed's entry by neutral names; any other path looks into the entry itself.</summary>
internal sealed class FeedRecord(FeedEntry entry) : IRecordReader
{
    private const int LongestTitle = 150;

    public IReadOnlyList<string> Values(string path) => path switch
    {
        "id" => Some(entry.Id),
        "title" => Some(entry.Title ?? Beginning(entry.Summary ?? entry.Content)),
        "link" => Some(entry.Link),
        "published" => Some(entry.PublishedText),
        "updated" => Some(entry.UpdatedText),
        "summary" => Some(entry.Summary),
        "content" => Some(entry.Content),
        "language" => Some(entry.Language),
        "author" => entry.Authors,
        "category" => entry.Categories,
        _ => entry.Record.Values(path),
    };

    private static IReadOnlyList<string> Some(string? value) => value is null ? [] : [value];

    // RSS lets an item do without a title; its first words stand in for it.
    private static string? Beginning(string? markup)
    {
        if (markup is null) return null;
        var text = MarkupText.OneLine(markup);
        if (text.Length <= LongestTitle) return text;
        var space = text.LastIndexOf(' ', LongestTitle);
        return text[..(space > 0 ? space : LongestTitle)] + "…";
    }
}
