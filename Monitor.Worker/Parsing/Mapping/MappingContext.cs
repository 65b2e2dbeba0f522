using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>What a record is read against, beside itself.</summary>
/// <param name="Base">The address that answered: relative links start there.</param>
/// <param name="Today">The calendar day in the source's zone.</param>
internal sealed record MappingContext(Source Source, RecordMapping Mapping, Uri Base, DateOnly Today)
{
    public static MappingContext ForList(Source source, FetchedPage page, TimeProvider time) => For(source, source.Mapping, page, time);

    public static MappingContext For(Source source, RecordMapping mapping, FetchedPage page, TimeProvider time) =>
        new(source, mapping, page.FinalUrl, Dates.SourceZone.Today(source.TimeZone, time));
}
