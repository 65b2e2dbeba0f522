namespace Monitor.Classifiers.Features;

/// <summary>One concept in one language. Terms are kept as written, in one string: a lexicon has tens of thousands, and they are read once.</summary>
/// <param name="Concept">Id, for example <c>subscriber-information</c>.</param>
/// <param name="Gloss">English meaning of the concept.</param>
/// <param name="Language">BCP-47; <c>und</c> for names that are the same everywhere.</param>
/// <param name="Written">Words or phrases separated by <c>|</c>; a trailing <c>*</c> on a word matches every ending.</param>
public sealed record LexiconEntry(string Concept, string Gloss, string Language, string Written)
{
    public const char Separator = '|';

    public IReadOnlyList<string> Terms => Written.Split(Separator);
}
