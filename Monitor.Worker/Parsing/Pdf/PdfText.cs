namespace Monitor.Worker.Parsing.Pdf;

/// <summary>What a PDF says.</summary>
/// <param name="Pages">All its pages, read or not.</param>
/// <param name="Title">Of its properties where they hold a real one, else its first large text; empty without either.</param>
/// <param name="Text">Paragraphs split by a blank line, in reading order, without what repeats from page to page.</param>
internal sealed record PdfText(int Pages, string Title, string Text)
{
    public string? Author { get; init; }

    /// <summary>As the properties write it: <c>D:20310405120000Z</c>.</summary>
    public string? Created { get; init; }
}
