using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>Reads golden files as a crawl reads answers, on one fixed day.</summary>
internal sealed class GoldenReading(Source source)
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static readonly DayWindow FirstLook = new(new DateOnly(2031, 1, 30), new DateOnly(2031, 3, 1));

    private readonly ParserSet _parsers = new(Time);

    public GoldenOutcome List(string file)
    {
        var walk = new PageWalk(source, FirstLook);
        var outcome = _parsers[source.Format].ParseList(Page(file, walk.First), source);
        return new GoldenOutcome(outcome, outcome is ParseOutcome.Parsed parsed ? walk.Next(parsed) : null, IsList: true);
    }

    /// <summary>The detail page of the list's first record.</summary>
    public GoldenOutcome Detail(string file)
    {
        var list = Assert.IsType<ParseOutcome.Parsed>(List(GoldenFolder.Lists(source.Id.Value).First(IsMainList)).Outcome);
        var address = AddressOfDetail(list.Documents[0]);
        return new GoldenOutcome(_parsers[source.Detail!.Format].ParseDetail(Page(file, address), source, list.Documents[0]), address, IsList: false);
    }

    private static bool IsMainList(string file) => Path.GetFileNameWithoutExtension(file) == "page";

    private Uri AddressOfDetail(ParsedDocument listed)
    {
        var text = source.Detail!.Url == "{url}" ? listed.Url?.AbsoluteUri : RecordTemplate.Fill(source.Detail.Url, field => listed.Fields.GetValueOrDefault(field));
        Assert.True(Uri.TryCreate(text, UriKind.Absolute, out var address), $"The detail of {listed.NativeId} has no address: '{text}'.");
        return address!;
    }

    private static FetchedPage Page(string file, Uri url)
    {
        var body = File.ReadAllBytes(file);
        var isText = Path.GetExtension(file) != ".pdf";
        var decoded = isText ? TextDecoder.Decode(body, headerCharset: null) : default;
        return new FetchedPage
        {
            Url = url,
            FinalUrl = url,
            Status = 200,
            MediaType = "",
            Body = body,
            Text = decoded.Text ?? "",
            Charset = decoded.Charset ?? "",
            FetchedAt = Time.GetUtcNow(),
        };
    }
}

/// <param name="Address">After a list: the next page that the walk would ask for. Of a detail: its own address.</param>
internal sealed record GoldenOutcome(ParseOutcome Outcome, Uri? Address, bool IsList);
