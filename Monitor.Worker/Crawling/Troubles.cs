using System.Diagnostics;
using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>From what a fetch or a parse came to, to what a run says about it.</summary>
internal static class Troubles
{
    /// <returns>Null for the two outcomes that are no trouble: a page, and "not modified".</returns>
    public static Trouble? Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched or FetchOutcome.NotModified => null,
        FetchOutcome.Blocked blocked => new(RunOutcome.Blocked, Invariant($"Refused with status {blocked.Status}.")),
        FetchOutcome.Challenged challenged => new(RunOutcome.Challenged, $"A bot check instead of a record ({challenged.Marker})."),
        FetchOutcome.RateLimited limited => new(RunOutcome.RateLimited, Invariant($"Asked to wait until {limited.RetryAt:u}."), limited.RetryAt),
        FetchOutcome.RobotsRefused refused => new(RunOutcome.RobotsRefused, $"robots.txt: {refused.Rule}"),
        FetchOutcome.NotFound => new(RunOutcome.NotFound, "Nothing under this address (404): the address is wrong or has changed."),
        FetchOutcome.Gone => new(RunOutcome.Gone, "Taken away for good (410)."),
        FetchOutcome.Moved moved => new(RunOutcome.Moved, $"Moved for good to {moved.To}: check it, then change sources.json."),
        FetchOutcome.NotReady notReady => new(RunOutcome.RateLimited, "The publisher is still building the answer (202).", notReady.RetryAt),
        FetchOutcome.ServerError error => new(RunOutcome.ServerError, Invariant($"The publisher failed with status {error.Status}.")),
        FetchOutcome.Unreachable unreachable => new(RunOutcome.Unreachable, unreachable.Reason),
        FetchOutcome.Truncated truncated => new(RunOutcome.Truncated, truncated.Reason),
        FetchOutcome.TooLarge large => new(RunOutcome.TooLarge, Invariant($"More than {large.Limit:N0} bytes; raise access.maxBytes if that is right.")),
        FetchOutcome.WrongType wrong => new(RunOutcome.WrongType, $"Not the declared format but {wrong.MediaType}."),
        FetchOutcome.ForbiddenTarget forbidden => new(RunOutcome.ForbiddenTarget, forbidden.Reason),
        FetchOutcome.KeyMissing key => new(RunOutcome.KeyMissing, $"Set the environment variable {key.Environment}."),
        FetchOutcome.BrowserMissing missing => new(RunOutcome.BrowserMissing, missing.Reason),
        FetchOutcome.Unexpected unexpected => new(RunOutcome.Error, Invariant($"Unexpected status {unexpected.Status}.")),
        _ => throw new UnreachableException(),
    };

    public static Trouble Of(ParseOutcome.Refused refused) => new(
        refused.Fault switch
        {
            ParseFault.WrongFormat => RunOutcome.WrongType,
            ParseFault.Truncated => RunOutcome.Truncated,
            ParseFault.Drift => RunOutcome.ParseDrift,
            ParseFault.SoftError => RunOutcome.SoftError,
            ParseFault.NoText => RunOutcome.TextMissing,
        },
        refused.Reason);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
