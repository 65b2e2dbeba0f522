namespace Monitor.Worker.Sources;

/// <summary>A JSON name with one half of a surrogate pair.</summary>
/// <param name="line">Where it stands, from 1.</param>
internal sealed class HalfLetterException(int line) : Exception($"Line {line} holds half of a letter.")
{
    public int Line { get; } = line;
}
