using System.Globalization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>What one trial has read so far.</summary>
internal sealed class TrialReading(Source source)
{
    private readonly List<ListedRecord> _records = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _rejected = [];
    private int _leftOut;
    private int? _total;
    private int _requests;
    private long _bytes;

    public Source Source { get; } = source;

    public int Pages { get; private set; }

    public IReadOnlyList<ListedRecord> Records => _records;

    public List<TriedDetail> Details { get; } = [];

    /// <summary>What ended the walk over the list; null while all went well.</summary>
    public Trouble? Trouble { get; set; }

    public void Count(FetchOutcome outcome)
    {
        _requests++;
        if (outcome is FetchOutcome.Fetched fetched) _bytes += fetched.Page.Body.LongLength;
    }

    public void Take(FetchedPage page, ParseOutcome.Parsed parsed)
    {
        Pages++;
        _records.AddRange(parsed.Documents.Where(document => _ids.Add(document.NativeId)).Select(document => new ListedRecord(document, page)));
        _rejected.AddRange(parsed.Rejected);
        _leftOut += parsed.LeftOut;
        _total ??= parsed.Total;
    }

    public Trial ToTrial(Uri? next)
    {
        var (outcome, words) = Outcome();
        return new Trial
        {
            Source = Source,
            Outcome = outcome,
            Words = words,
            RetryAt = Trouble?.RetryAt,
            Records = [.. _records.Select(record => record.Document)],
            Rejected = _rejected,
            LeftOut = _leftOut,
            Total = _total,
            Pages = Pages,
            GoesOn = next is not null,
            Next = next,
            Requests = _requests,
            Bytes = _bytes,
            Details = Details,
        };
    }

    private (RunOutcome Outcome, string? Words) Outcome()
    {
        if (Trouble is { } trouble) return (_records.Count > 0 ? RunOutcome.Partial : trouble.Outcome, trouble.Detail);
        if (_records.Count == 0 && _rejected.Count > 0) return (RunOutcome.ParseDrift, Text($"None of {_rejected.Count} records could be read. The first: {_rejected[0]}"));
        if (_records.Count < Source.Expect.AtLeast && Source.Expect.Results) return (RunOutcome.EmptySuspicious, Text($"{_records.Count} records where at least {Source.Expect.AtLeast} should be{LeftOut()}."));
        if (_records.Count == 0) return (RunOutcome.Quiet, "An empty list, as this source has on ordinary days: nothing is proven.");
        if (Details.Count > 0 && Details.All(detail => detail.Read is null)) return (RunOutcome.Partial, $"No record's own page could be read. The first: {Details[0].Trouble}");
        return (RunOutcome.OkNew, null);
    }

    private string LeftOut() => _leftOut > 0 ? Text($"; {_leftOut} were left out by the keep patterns") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
