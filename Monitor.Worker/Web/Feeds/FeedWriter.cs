using System.Globalization;
using System.Text;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Writes a search in the format that is asked for. Atom and JSON are short and whole; tables and calendars are written as they are read.</summary>
internal sealed class FeedWriter(FeedItems items, FeedAddresses addresses, TimeProvider time)
{
    public const string Atom = "atom";
    public const string Json = "json";
    public const string Csv = "csv";
    public const string Calendar = "ics";

    public Task WriteAsync(string format, HttpContext context)
    {
        var request = FeedRequest.Of(context.Request.Query);
        switch (format)
        {
            case Atom:
                return WholeAsync(context, request, AtomFeed.MediaType, new AtomFeed(addresses).Write);
            case Json:
                return WholeAsync(context, request, JsonFeed.MediaType, new JsonFeed(addresses).Write);
            case Csv:
                return StreamAsync(context, request, (CsvFeed.MediaType, "search.csv"), CsvFeed.Head, new CsvFeed(addresses).Lines, "");
            case Calendar:
                var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                return StreamAsync(context, request, (CalendarFeed.MediaType, "deadlines.ics"), CalendarFeed.Head(request), cards => new CalendarFeed(addresses).Events(cards, today), CalendarFeed.Foot);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private async Task WholeAsync(HttpContext context, FeedRequest request, string mediaType, Func<FeedRequest, IReadOnlyList<FoundItem>, byte[]> write)
    {
        var found = await items.NewestAsync(request, context.RequestAborted);
        var bytes = write(request, found);
        if (FeedCondition.IsKnown(context, FeedCondition.TagOf(bytes), AtomFeed.Newest(found))) return;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private async Task StreamAsync(
        HttpContext context, FeedRequest request, (string MediaType, string FileName) kind, string head, Func<IReadOnlyList<ItemCard>, string> lines, string foot)
    {
        var ct = context.RequestAborted;
        // Days count too: "within thirty days" means others tomorrow.
        var today = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (FeedCondition.IsKnown(context, FeedCondition.TagOf($"{kind.FileName} {today} {await items.StateAsync(ct)} {request.Address}"), changedAt: null)) return;
        await using var pages = items.AllAsync(request, ct).GetAsyncEnumerator(ct);
        // The first page is read before anything is sent, so that a fault is still a status.
        var more = await pages.MoveNextAsync();
        context.Response.ContentType = kind.MediaType;
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{kind.FileName}\"";
        await context.Response.WriteAsync(head, Encoding.UTF8, ct);
        for (; more; more = await pages.MoveNextAsync()) await context.Response.WriteAsync(lines(pages.Current), Encoding.UTF8, ct);
        await context.Response.WriteAsync(foot, Encoding.UTF8, ct);
    }
}
