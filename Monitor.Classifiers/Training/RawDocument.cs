namespace Monitor.Classifiers.Training;

/// <summary>An example as counted features, before a vocabulary exists; keys ascending.</summary>
internal sealed record RawDocument(ulong[] Keys, float[] Counts);
