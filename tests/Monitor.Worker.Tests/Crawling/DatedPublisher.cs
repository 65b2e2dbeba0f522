using System.Globalization;
using System.Text;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;

namespace Monitor.Worker.Tests.Crawling;

/// <param name="Day">The day that the publisher dates it.</param>
/// <param name="AppearsAt">When it can be had; publishers date back.</param>
internal sealed record DatedRecord(string Id, DateOnly Day, DateTimeOffset AppearsAt, string Text = Bill.Harmless);

/// <summary>
/// A publisher in memory, on the test's clock, that can be asked for its days: <c>/day/2031-02-04</c>, <c>/since?from=</c> and
/// <c>/window?from=&amp;to=</c>, the last two in pages of <see cref="PageSize"/>.
/// </summary>
internal sealed class DatedPublisher(TimeProvider time) : IPageFetcher
{
    public List<DatedRecord> Records { get; } = [];

    public List<string> Asked { get; } = [];

    public int PageSize { get; set; } = 1000;

    /// <summary>Days without a record are 404, as long as this holds.</summary>
    public bool EmptyDaysAreMissing { get; set; } = true;

    /// <summary>Gives everything whatever it is asked for.</summary>
    public bool IgnoresDates { get; set; }

    /// <summary>What an address comes to in place of its answer; null for its answer.</summary>
    public Func<Uri, FetchOutcome?> Trouble { get; set; } = _ => null;

    public void Publish(string id, string day, string at, string text = Bill.Harmless) =>
        Records.Add(new DatedRecord(id, Day(day), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), text));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        Asked.Add(request.Url.PathAndQuery);
        return Task.FromResult(Trouble(request.Url) ?? Answer(request.Url));
    }

    public static Source Source(string pathAndQuery, DayRules? days = null, string zone = "UTC", Paging? paging = null) => new()
    {
        Id = new SourceId("xx-dated"),
        Name = "Gazette of Nowhere",
        Jurisdiction = "XX",
        Region = "International",
        Kind = "gazette",
        Languages = ["en"],
        Format = SourceFormat.Json,
        Url = $"https://gazette.example{pathAndQuery}",
        Schedule = "0 0 6 * * ?",
        TimeZone = zone,
        Enabled = true,
        Access = new SourceAccess { Pace = TimeSpan.Zero },
        Expect = new Expectation { Results = false },
        Paging = paging ?? Paging.None,
        Days = days ?? DayRules.Default,
        Mapping = new RecordMapping
        {
            Items = ["records"],
            Total = "total",
            Fields = new[] { "id", "title", "text", "published" }.ToDictionary(field => field, field => new FieldRule { Path = [field] }),
        },
    };

    private FetchOutcome Answer(Uri url)
    {
        var query = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var visible = Records.Where(record => record.AppearsAt <= time.GetUtcNow()).ToList();
        if (url.AbsolutePath.StartsWith("/day/", StringComparison.Ordinal))
        {
            var day = Day(url.AbsolutePath["/day/".Length..]);
            var issue = visible.Where(record => IgnoresDates || record.Day == day).ToList();
            return issue.Count == 0 && EmptyDaysAreMissing ? new FetchOutcome.NotFound() : Page(url, issue, issue.Count);
        }

        var until = query.TryGetValue("to", out var to) ? Day(to) : DateOnly.MaxValue;
        var found = visible.Where(record => IgnoresDates || (record.Day >= Day(query["from"]) && record.Day <= until)).OrderByDescending(record => record.Day).ThenBy(record => record.Id, StringComparer.Ordinal).ToList();
        var page = query.TryGetValue("page", out var number) ? int.Parse(number, CultureInfo.InvariantCulture) : 1;
        return Page(url, [.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count);
    }

    private FetchOutcome.Fetched Page(Uri url, IReadOnlyList<DatedRecord> records, int total)
    {
        var text = JsonSerializer.Serialize(new
        {
            total,
            records = records.Select(record => new { id = record.Id, title = $"Notice {record.Id}", text = record.Text, published = record.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
        });
        return new FetchOutcome.Fetched(new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "application/json", Body = Encoding.UTF8.GetBytes(text), Text = text, FetchedAt = time.GetUtcNow() });
    }
}
