namespace Monitor.Worker.Documents;

/// <summary>The shape in which a source answers. Each has one parser; <c>ParserSet</c> switches on it without a default.</summary>
public enum SourceFormat
{
    /// <summary>RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom, JSON Feed: told apart by content.</summary>
    Feed,
    Json,
    Xml,
    Html,
    Pdf,
}
