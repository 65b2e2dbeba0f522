namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>A page made around a known text.</summary>
/// <param name="Site">The template that wrapped it.</param>
/// <param name="Foreign">Sentences of the wrapping that must not come out.</param>
internal sealed record MadePage(string Site, string Html, MadeText Made, IReadOnlyList<string> Foreign);

/// <param name="Paragraphs">The truth, in order.</param>
internal sealed record MadeText(string Title, string Language, DateOnly Published, IReadOnlyList<string> Paragraphs)
{
    public string Text => string.Join("\n\n", Paragraphs);
}
