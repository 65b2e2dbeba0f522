using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Feeds: every field has a usual place, which a source's mapping may replace or add to.</summary>
internal sealed class FeedParser(TimeProvider time) : IDocumentParser
{
    private static readonly Dictionary<string, FieldRule> Usual = new()
    {
        ["id"] = new FieldRule { Path = ["id"] },
        ["title"] = new FieldRule { Path = ["title"] },
        ["url"] = new FieldRule { Path = ["link"] },
        ["summary"] = new FieldRule { Path = ["summary"] },
        ["text"] = new FieldRule { Path = ["content", "summary"] },
        ["published"] = new FieldRule { Path = ["published", "updated"] },
        ["updated"] = new FieldRule { Path = ["updated"] },
        ["language"] = new FieldRule { Path = ["language"] },
    };

    public ParseOutcome ParseList(FetchedPage page, Source source)
    {
        var context = MappingContext.ForList(source, page, time) with { Mapping = WithUsual(source.Mapping) };
        return Read(page, feed => (ParseOutcome?)Refusal(feed, page, source) ?? Entries(feed, context) with { Next = Next(feed, page, source) });
    }

    public ParseOutcome ParseDetail(FetchedPage page, Source source, ParsedDocument listed)
    {
        if (source.Detail is not { } detail) return DetailReading.NotDeclared(source);
        var context = MappingContext.For(source, WithUsual(detail.Mapping), page, time);
        return Read(page, feed => feed.Entries is [var entry, ..]
            ? new ParseOutcome.Parsed([new RecordMapper(context).Overlay(listed, new FeedRecord(entry))], null, [])
            : new ParseOutcome.Refused(ParseFault.Drift, $"The page of {listed.NativeId} is a feed without an entry."));
    }

    private static ParseOutcome.Refused? Refusal(Feed feed, FetchedPage page, Source source) =>
        AnswerCheck.DeclaredError(feed.Answer, source.Mapping) ?? AnswerCheck.LacksMark(page, source);

    private static ParseOutcome.Parsed Entries(Feed feed, MappingContext context) =>
        ListReading.Map(feed.Entries.Select(entry => new FeedRecord(entry)), context) with { Total = AnswerCheck.Total(feed.Answer, context.Mapping) };

    private static NextPage? Next(Feed feed, FetchedPage page, Source source) => source.Paging switch
    {
        { Kind: PagingKind.Next, Next: null } => feed.Next is null ? null : new NextPage(feed.Next, null),
        _ => NextPages.Read(feed.Answer, page, source),
    };

    private static ParseOutcome Read(FetchedPage page, Func<Feed, ParseOutcome> read) => FeedReader.Read(page.Text, page.FinalUrl) switch
    {
        { Refusal: { } refusal } => refusal,
        { Feed.BreaksOff: true } => new ParseOutcome.Refused(ParseFault.Truncated, "The feed breaks off inside an entry."),
        { Feed: var feed } => read(feed!),
    };

    private static RecordMapping WithUsual(RecordMapping mapping)
    {
        var fields = new Dictionary<string, FieldRule>(Usual, StringComparer.Ordinal);
        foreach (var (field, rule) in mapping.Fields) fields[field] = rule;
        return mapping with { Fields = fields };
    }
}
