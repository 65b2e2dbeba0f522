using Monitor.Classifiers.Features;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing;

/// <summary>The lexicon as searches use it: the shipped one until policy leads' edits are put in its place.</summary>
internal sealed class ConceptShelf
{
    // Read once a process: tens of thousands of terms, the same for every index that is opened.
    private static readonly Lazy<ConceptWords> Shipped = new(() => ConceptWords.Of(Lexicon.LoadShipped()));

    private ConceptWords? _current;

    /// <summary>For indexes that need no lexicon.</summary>
    public static ConceptShelf Empty { get; } = new() { _current = ConceptWords.None };

    internal ConceptWords Current => Volatile.Read(ref _current) ?? Shipped.Value;

    public void Use(Lexicon lexicon) => Volatile.Write(ref _current, ConceptWords.Of(lexicon));
}
