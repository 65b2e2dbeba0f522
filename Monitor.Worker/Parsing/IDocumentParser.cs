using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing;

/// <summary>Reads one format. Every page is untrusted: any bytes lead to an outcome, none to an exception or a hang.</summary>
internal interface IDocumentParser
{
    /// <summary>Reads a list of records by the source's mapping.</summary>
    ParseOutcome ParseList(FetchedPage page, Source source);

    /// <summary>Reads one record's own page: the listed document with what its page adds or corrects.</summary>
    ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed);
}
