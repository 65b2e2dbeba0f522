namespace Monitor.Classifiers.Features;

/// <summary>One concept in one language.</summary>
/// <param name="Concept">Id, for example <c>subscriber-information</c>.</param>
/// <param name="Gloss">English meaning of the concept.</param>
/// <param name="Language">BCP-47; <c>und</c> for names that are the same everywhere.</param>
/// <param name="Terms">Words or phrases; a trailing <c>*</c> on a word matches every ending.</param>
public sealed record LexiconEntry(string Concept, string Gloss, string Language, IReadOnlyList<string> Terms);
