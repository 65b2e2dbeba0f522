using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Json;

/// <summary>JSON APIs, by the source's declared paths.</summary>
internal sealed class JsonParser(TimeProvider time) : IDocumentParser
{
    public ParseOutcome ParseList(FetchedPage page, Source source)
    {
        var (document, refusal) = JsonText.Read(page.Text);
        if (document is null) return refusal!;
        using (document) return ListReading.Read(new JsonRecord(document.RootElement), MappingContext.ForList(source, page, time), page);
    }

    public ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed)
    {
        if (source.Detail is not { } detail) return DetailReading.NotDeclared(source);
        var (document, refusal) = JsonText.Read(page.Text);
        if (document is null) return refusal!;
        using (document) return DetailReading.Read(new JsonRecord(document.RootElement), MappingContext.For(source, detail.Mapping, page, time), listed);
    }
}
