namespace Monitor.Classifiers.Features;

internal enum TokenKind : byte
{
    Word,

    /// <summary>Holds a digit: seen by the lexicon (acts are known by number), never a feature of its own.</summary>
    Numbered,

    /// <summary>A run in a script without spaces.</summary>
    Run,
}

/// <summary>A span of the normal text.</summary>
// Sentence: Tokens with the same number stand in one sentence.
internal readonly record struct Token(int Start, int Length, TokenKind Kind, int Sentence, ulong Hash);
