namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>A term as it stands in the index, its place among the words, and the characters that it came from.</summary>
internal readonly record struct AnalysedTerm(string Text, int Position, int Start, int End);
