namespace Monitor.Worker.Indexing;

/// <summary>How much a word weighs by where it stands, the same in every index. The text weighs 1; of several fields the best counts.</summary>
internal static class FieldWeights
{
    public const float Title = 3;
    public const float Headings = 1.5f;
    public const float Number = 4;

    /// <summary>A whole official number: found first, whatever else matches.</summary>
    public const float Key = 100;

    /// <summary>What another grammatical form counts of the word as written.</summary>
    public const float Stem = 0.9f;

    /// <summary>What the fields beside the best one add.</summary>
    public const float OtherFields = 0.1f;
}
