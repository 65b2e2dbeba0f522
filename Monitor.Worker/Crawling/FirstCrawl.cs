using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>How long a source's first crawl lasts, told from its runs: what they bring until then is kept, and told to nobody.</summary>
internal static class FirstCrawl
{
    /// <summary>Of so many runs one has surely ended it.</summary>
    public const int MostRuns = 1_000;

    /// <param name="runs">The oldest ordinary runs of a source, oldest first.</param>
    /// <returns>Null while it goes on.</returns>
    public static DateTimeOffset? EndedAt(IEnumerable<RunEnd> runs)
    {
        var failures = 0;
        foreach (var run in runs.Where(run => !run.Outcome.IsSkipped()))
        {
            failures = run.Outcome.IsGood() ? 0 : failures + 1;
            if (NextState.EndsFirstCrawl(run.Outcome, failures)) return run.At;
        }

        return null;
    }
}
