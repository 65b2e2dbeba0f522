using System.Diagnostics;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Trying;

/// <summary>Reads a source as a crawl would - the same fetcher, the same parsers - and stores nothing.</summary>
internal sealed class SourceTrial(IPageFetcher fetcher, ParserSet parsers, TimeProvider time)
{
    public async Task<Trial> RunAsync(Source source, TrialLimits limits, CancellationToken ct)
    {
        var reading = new TrialReading(source);
        var clock = new DayClock(source, RequestTemplate.ReachOf(source), time.GetUtcNow());
        var walk = new PageWalk(source, new DayWindow(clock.Today.AddDays(-clock.FirstLook), clock.Today));
        Uri? next = walk.First;
        while (next is not null && reading.Pages < limits.Pages) next = await PageAsync(walk, next, reading, ct);
        if (reading.Trouble is null) await DetailsAsync(reading, limits.Details, ct);
        return reading.ToTrial(next);
    }

    private async Task<Uri?> PageAsync(PageWalk walk, Uri url, TrialReading reading, CancellationToken ct)
    {
        var outcome = await AskAsync(new FetchRequest { Source = reading.Source.Id, Url = url, Access = walk.Access, Expected = reading.Source.Format }, reading, ct);
        if (outcome is not FetchOutcome.Fetched { Page: var page })
        {
            reading.Trouble = Troubles.Of(outcome) ?? new Trouble(RunOutcome.Error, "Not modified, though nothing is kept of it.");
            return null;
        }

        switch (parsers[reading.Source.Format].ParseList(page, reading.Source))
        {
            case ParseOutcome.Parsed parsed:
                reading.Take(page, parsed);
                return walk.Next(parsed);
            case ParseOutcome.Refused refused:
                reading.Trouble = Troubles.Of(refused);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private async Task DetailsAsync(TrialReading reading, int most, CancellationToken ct)
    {
        if (reading.Source.Detail is not { } detail) return;
        foreach (var record in reading.Records.Take(most))
        {
            if (DetailAddress.Of(reading.Source, record) is { } address) reading.Details.Add(await DetailAsync(detail, record, address, reading, ct));
            else reading.Details.Add(new TriedDetail(record.Document, null, null, "The record has no address for its own page."));
        }
    }

    private async Task<TriedDetail> DetailAsync(DetailMapping detail, ListedRecord record, Uri address, TrialReading reading, CancellationToken ct)
    {
        var access = reading.Source.Access with { Method = "GET", Body = null };
        var outcome = await AskAsync(new FetchRequest { Source = reading.Source.Id, Url = address, Access = access, Expected = detail.FormatAt(address) }, reading, ct);
        if (outcome is not FetchOutcome.Fetched { Page: var page }) return new TriedDetail(record.Document, address, null, Troubles.Of(outcome)?.Detail);
        return parsers[detail.FormatAt(address)].ParseDetail(page, reading.Source, record.Document) switch
        {
            ParseOutcome.Parsed { Documents: [var read, ..] } => new TriedDetail(record.Document, address, read, null),
            ParseOutcome.Refused refused => new TriedDetail(record.Document, address, null, refused.Reason),
            _ => new TriedDetail(record.Document, address, null, "The page holds no record."),
        };
    }

    private async Task<FetchOutcome> AskAsync(FetchRequest request, TrialReading reading, CancellationToken ct)
    {
        var outcome = await fetcher.FetchAsync(request, ct);
        reading.Count(outcome);
        return outcome;
    }
}
