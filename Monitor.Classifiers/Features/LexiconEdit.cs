namespace Monitor.Classifiers.Features;

/// <summary>One term that a person adds to the lexicon or takes out of it.</summary>
/// <param name="Concept">Id, for example <c>subscriber-information</c>; one that does not exist is made.</param>
/// <param name="Gloss">English meaning; needed by a new concept, and of no effect on one that exists.</param>
/// <param name="Language">BCP-47 primary tag; <c>und</c> for names that are the same everywhere.</param>
/// <param name="Term">A word or phrase; a trailing <c>*</c> on a word matches every ending.</param>
/// <param name="Removes">Takes the term out instead.</param>
public sealed record LexiconEdit(string Concept, string? Gloss, string Language, string Term, bool Removes)
{
    /// <summary>Everything that is wrong with an edit of this lexicon, in words; nothing when it can be made.</summary>
    public static IReadOnlyList<string> Mistakes(Lexicon lexicon, LexiconEdit edit)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(edit);
        return [.. LexiconChecks.OfShape(edit), .. LexiconChecks.AgainstThe(lexicon, edit)];
    }
}
