using System.Globalization;
using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>What one run has asked for and got so far. One run, one thread.</summary>
internal sealed class RunTally
{
    private readonly List<string> _owed = [];
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rejects = new(StringComparer.Ordinal);
    private int? _total;
    private int _counted;
    private string? _shape;

    public int Requests { get; private set; }

    public long Bytes { get; private set; }

    public int Listed { get; set; }

    public int Rejected { get; set; }

    public int NotFound { get; private set; }

    public int Redirected { get; private set; }

    public IReadOnlyList<string> Owed => _owed;

    /// <summary>The first thing that went wrong with the list; null while all went well.</summary>
    public Trouble? ListTrouble { get; set; }

    /// <summary>Of the owed pages, those that fail again and again or are simply not there: their records are kept all the same.</summary>
    public int OwedQuietly { get; private set; }

    /// <summary>What went wrong with the last of those.</summary>
    public Trouble? QuietTrouble { get; private set; }

    /// <summary>The last thing that went wrong with a detail page.</summary>
    public Trouble? DetailTrouble { get; private set; }

    /// <summary>What the answers said beside their records. Without the records themselves, which nobody has looked at yet.</summary>
    public RunFacts Facts() => new() { Statuses = _statuses, Rejects = _rejects, Total = _total, Counted = _counted, Shape = _shape };

    /// <summary>A page of the list that was read.</summary>
    public void Take(FetchedPage page, ParseOutcome.Parsed parsed)
    {
        Rejected += parsed.Rejected.Count;
        foreach (var reason in parsed.Rejected.Select(RejectReason.Plain)) _rejects[reason] = _rejects.GetValueOrDefault(reason) + 1;
        _total ??= parsed.Total;
        _counted += parsed.Documents.Count + parsed.Rejected.Count + parsed.LeftOut;
        if (_shape is null && page.MediaType.Contains("html", StringComparison.Ordinal)) _shape = PageShape.Of(page.Text);
    }

    public void Count(FetchOutcome outcome)
    {
        Requests++;
        var status = StatusOf(outcome);
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                Bytes += fetched.Page.Body.LongLength;
                if (fetched.Page.FinalUrl != fetched.Page.Url) Redirected++;
                break;
            case FetchOutcome.NotFound or FetchOutcome.Gone:
                NotFound++;
                break;
        }
    }

    private static string StatusOf(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched fetched => fetched.Page.Status.ToString(CultureInfo.InvariantCulture),
        FetchOutcome.NotModified => "304",
        FetchOutcome.NotFound => "404",
        FetchOutcome.Gone => "410",
        FetchOutcome.NotReady => "202",
        FetchOutcome.RateLimited => "429",
        FetchOutcome.Blocked blocked => blocked.Status.ToString(CultureInfo.InvariantCulture),
        FetchOutcome.ServerError error => error.Status.ToString(CultureInfo.InvariantCulture),
        FetchOutcome.Unexpected unexpected => unexpected.Status.ToString(CultureInfo.InvariantCulture),
        _ => "none",
    };

    public void Owe(string address, Trouble trouble)
    {
        _owed.Add(address);
        DetailTrouble = trouble;
    }

    /// <summary>The page is asked for again, but nothing is missing of the run because of it.</summary>
    public void OweQuietly(string address, Trouble trouble)
    {
        _owed.Add(address);
        (OwedQuietly, QuietTrouble) = (OwedQuietly + 1, trouble);
    }
}

/// <summary>Why a page gave nothing, in the words of a run.</summary>
internal sealed record Trouble(RunOutcome Outcome, string Detail, DateTimeOffset? RetryAt = null)
{
    /// <summary>The publisher does not want to be asked further now: going on would be impolite and in vain.</summary>
    public bool StopsTheRun => Outcome is RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RateLimited or RunOutcome.Unreachable or RunOutcome.KeyMissing or RunOutcome.BrowserMissing;
}
