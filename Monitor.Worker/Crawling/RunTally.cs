using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>What one run has asked for and got so far. One run, one thread.</summary>
internal sealed class RunTally
{
    private readonly List<string> _owed = [];

    public int Requests { get; private set; }

    public long Bytes { get; private set; }

    public int Listed { get; set; }

    public int Rejected { get; set; }

    public int NotFound { get; private set; }

    public int Redirected { get; private set; }

    public IReadOnlyList<string> Owed => _owed;

    /// <summary>The first thing that went wrong with the list; null while all went well.</summary>
    public Trouble? ListTrouble { get; set; }

    /// <summary>The last thing that went wrong with a detail page.</summary>
    public Trouble? DetailTrouble { get; private set; }

    public void Count(FetchOutcome outcome)
    {
        Requests++;
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

    public void Owe(string address, Trouble trouble)
    {
        _owed.Add(address);
        DetailTrouble = trouble;
    }
}

/// <summary>Why a page gave nothing, in the words of a run.</summary>
internal sealed record Trouble(RunOutcome Outcome, string Detail, DateTimeOffset? RetryAt = null)
{
    /// <summary>The publisher does not want to be asked further now: going on would be impolite and in vain.</summary>
    public bool StopsTheRun => Outcome is RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RateLimited or RunOutcome.Unreachable or RunOutcome.KeyMissing;
}
