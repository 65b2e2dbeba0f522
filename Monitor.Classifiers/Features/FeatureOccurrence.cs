namespace Monitor.Classifiers.Features;

internal enum FeatureKind : byte
{
    Word,

    /// <summary>The first letters of a long word, so that endings do not hide it.</summary>
    Stem,

    /// <summary>Two content words in a row; words without content between them are skipped.</summary>
    WordPair,
    Gram,
    Concept,
    TitleConcept,

    /// <summary>Two concepts in one window: the language-free form of "X must give Y to Z".</summary>
    ConceptPair,

    /// <summary>Which <see cref="Features.Aspects"/> meet in one window.</summary>
    Aspects,
}

/// <summary>A feature seen in the text, and the words that a reader would point to.</summary>
// Key: Hash that the vocabulary knows it by.
// Start: Surface in the normal text.
// OtherStart: Second surface, of pairs; its length is 0 otherwise.
// Concept: Lexicon concept of the first surface, or -1.
// OtherConcept: Lexicon concept of the second surface, or -1.
internal readonly record struct FeatureOccurrence(
    ulong Key, FeatureKind Kind, int Start, int Length, int OtherStart, int OtherLength, int Concept, int OtherConcept);
