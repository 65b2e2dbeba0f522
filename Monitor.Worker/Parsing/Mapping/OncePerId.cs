using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>The documents of a page, in the publisher's order, each id once: publishers repeat rows, some with an older status.</summary>
internal sealed class OncePerId
{
    private readonly List<ParsedDocument> _documents = [];

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<ParsedDocument> All => _documents;

    /// <summary>Of two with one id the one updated later stays; without that knowledge, the first.</summary>
    public void Add(ParsedDocument document)
    {
        if (_places.TryAdd(document.NativeId, _documents.Count)) _documents.Add(document);
        else if (document.UpdatedAt > _documents[_places[document.NativeId]].UpdatedAt) _documents[_places[document.NativeId]] = document;
    }
}
