namespace Monitor.Classifiers.Training;

/// <summary>An example as counted features, before a vocabulary exists; keys ascending.</summary>
internal sealed record RawDocument(ulong[] Keys, float[] Counts)
{
    /// <summary>Its text as if it had no title; null where there is no title, or hardly a text.</summary>
    public RawDocument? Untitled { get; init; }
}
