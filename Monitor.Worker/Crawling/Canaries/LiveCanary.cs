using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>
/// Asks each week for one old, stable document of a source. What was read from it must still be read from it: that tells "the page
/// has changed its shape" from "there is no news".
/// </summary>
internal sealed class LiveCanary(IPageFetcher fetcher, ParserSet parsers, CanaryChoice choice, WatchStore watch, TimeProvider time)
{
    /// <returns>Null where the source has no documents with pages of their own.</returns>
    public async Task<Canary?> CheckAsync(Source source, Canary? before, CancellationToken ct)
    {
        if (source.Detail is not { } detail) return null;
        var chosen = before is null || !await choice.IsStableAsync(source.Id, before.NativeId, ct) ? null : before;
        var canary = chosen is null ? await ChooseAsync(source, detail, except: before?.NativeId, ct) : await AskAsync(source, detail, chosen, ct);
        if (canary is not null) await watch.KeepAsync(canary, ct);
        return canary;
    }

    private async Task<Canary> AskAsync(Source source, DetailMapping detail, Canary canary, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reading = await ReadAsync(source, detail, canary.NativeId, canary.Address, ct);
        if (reading is CanaryReading.Gone && await ChooseAsync(source, detail, canary.NativeId, ct) is { Trouble: null } another) return another;
        var trouble = reading switch
        {
            CanaryReading.Read read => CanaryFields.Difference(canary.Fields, CanaryFields.Of(read.Document)),
            CanaryReading.Gone gone => gone.Why,
            CanaryReading.Failed failed => failed.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return canary with
        {
            CheckedAt = now,
            PassedAt = trouble is null ? now : canary.PassedAt,
            Trouble = trouble,
            FailuresInARow = trouble is null ? 0 : canary.FailuresInARow + 1,
            NotFoundLook = trouble is null ? await NotFoundLookAsync(source, detail, canary, ct) : canary.NotFoundLook,
        };
    }

    /// <summary>The oldest document that reads today as it was kept. A source of which none does has no canary yet.</summary>
    private async Task<Canary?> ChooseAsync(Source source, DetailMapping detail, string? except, CancellationToken ct)
    {
        foreach (var candidate in await choice.CandidatesAsync(source.Id, ct))
        {
            if (candidate.NativeId == except) continue;
            if (await ReadAsync(source, detail, candidate.NativeId, candidate.Address, ct) is not CanaryReading.Read read) continue;
            if (CanaryFields.Look(read.Document.Text) is not { } look || !CanaryFields.IsLike(look, CanaryFields.Look(candidate.Text))) continue;
            var now = time.GetUtcNow();
            var canary = new Canary
            {
                Source = source.Id,
                NativeId = candidate.NativeId,
                Address = candidate.Address,
                Fields = CanaryFields.Of(read.Document),
                CheckedAt = now,
                PassedAt = now,
            };
            return canary with { NotFoundLook = await NotFoundLookAsync(source, detail, canary, ct) };
        }

        return null;
    }

    // Once a week, one address that cannot exist: a site that answers it with 200 has a page by which soft 404s are known.
    private async Task<string?> NotFoundLookAsync(Source source, DetailMapping detail, Canary canary, CancellationToken ct)
    {
        if (detail.Format != SourceFormat.Html || !Uri.TryCreate(canary.Address, UriKind.Absolute, out var address)) return null;
        var nowhere = new Uri(address, "no-such-record-0f3a91c7");
        var reading = await ReadAsync(source, detail, "no-such-record", nowhere.AbsoluteUri, ct);
        return reading is CanaryReading.Read read ? CanaryFields.Look(read.Document.Text) : null;
    }

    private async Task<CanaryReading> ReadAsync(Source source, DetailMapping detail, string nativeId, string address, CancellationToken ct)
    {
        var request = new FetchRequest
        {
            Source = source.Id,
            Url = new Uri(address),
            Access = source.Access with { Method = "GET", Body = null },
            Expected = detail.FormatAt(new Uri(address)),
        };
        var outcome = await fetcher.FetchAsync(request, ct);
        if (outcome is not FetchOutcome.Fetched { Page: var page })
        {
            var why = Troubles.Of(outcome)?.Detail ?? "Not modified, though nothing was said of what is kept.";
            return outcome is FetchOutcome.NotFound or FetchOutcome.Gone ? new CanaryReading.Gone(why) : new CanaryReading.Failed(why);
        }

        // Nothing of the list is given along: what is compared must stand on the page itself.
        return parsers[request.Expected!.Value].ParseDetail(page, source, new ParsedDocument { NativeId = nativeId, Title = "" }) switch
        {
            ParseOutcome.Parsed { Documents: [var document, ..] } => new CanaryReading.Read(document),
            ParseOutcome.Refused refused => new CanaryReading.Failed(refused.Reason),
            _ => new CanaryReading.Failed("The page holds no record."),
        };
    }
}
