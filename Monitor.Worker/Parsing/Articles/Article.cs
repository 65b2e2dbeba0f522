namespace Monitor.Worker.Parsing.Articles;

/// <summary>A page reduced to what it says.</summary>
/// <param name="Title">As the page states it for others, else its title element without the site's name; empty when it has none.</param>
/// <param name="PublishedOn">The day in the page's own zone.</param>
/// <param name="PublishedAt">The instant, where the page states a time and an offset.</param>
/// <param name="Language">BCP 47, as declared, else as the text shows; null when neither is plain.</param>
/// <param name="Text">Main text, paragraphs split by a blank line; empty when there is none.</param>
internal sealed record Article(string Title, DateOnly? PublishedOn, DateTimeOffset? PublishedAt, string? Language, string Text);
