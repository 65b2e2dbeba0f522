using System.Collections.Frozen;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>XML APIs and files, by the source's declared paths.</summary>
internal sealed class XmlParser(TimeProvider time) : IDocumentParser
{
    public ParseOutcome ParseList(FetchedPage page, Source source) =>
        Read(page, answer => ListReading.Read(answer, MappingContext.ForList(source, page, time), page));

    public ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed) =>
        source.Detail is not { } detail ? DetailReading.NotDeclared(source)
        : Read(page, answer => DetailReading.Read(answer, MappingContext.For(source, detail.Mapping, page, time), listed));

    private static ParseOutcome Read(FetchedPage page, Func<IRecordTree, ParseOutcome> read)
    {
        if (string.IsNullOrWhiteSpace(page.Text)) return new ParseOutcome.Refused(ParseFault.NoText, "The answer is empty.");
        var reading = XmlText.Read(page.Text, FrozenSet<string>.Empty);
        return Refusal(page, reading) ?? read(new XmlRecord(reading.Root!));
    }

    private static ParseOutcome.Refused? Refusal(FetchedPage page, XmlReading reading)
    {
        if (page.Text.AsSpan().TrimStart(" \t\r\n\uFEFF") is not ['<', ..] && reading.Mended || reading.Root is not { } root)
        {
            return new(ParseFault.WrongFormat, "This is no XML.");
        }

        if (root.Name.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase))
        {
            return new(ParseFault.WrongFormat, "A web page where XML is expected: an error page, or another format by default.");
        }

        return reading.Open is [var open, ..] ? new(ParseFault.Truncated, $"The XML breaks off inside <{open.Name.LocalName}>.") : null;
    }
}
