using Monitor.Classifiers.Features;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing;

/// <summary>The lexicon as searches use it: the shipped one until policy leads' edits are put in its place.</summary>
internal sealed class ConceptShelf
{
    private readonly Lock _loading = new();
    private ConceptWords? _current;

    /// <summary>For indexes that need no lexicon.</summary>
    public static ConceptShelf Empty { get; } = new() { _current = ConceptWords.None };

    internal ConceptWords Current
    {
        get
        {
            if (Volatile.Read(ref _current) is { } words) return words;
            lock (_loading) return _current ??= ConceptWords.Of(Lexicon.LoadShipped());
        }
    }

    public void Use(Lexicon lexicon)
    {
        var words = ConceptWords.Of(lexicon);
        lock (_loading) _current = words;
    }
}
