namespace Monitor.Classifiers.Benches;

/// <summary>One line of a label set: a class (0 and 1, or names) and a text.</summary>
public sealed record LabelledText(string Label, string Text);
