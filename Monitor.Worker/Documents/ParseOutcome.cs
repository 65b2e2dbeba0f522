namespace Monitor.Worker.Documents;

/// <summary>What reading a page came to. Only <see cref="Parsed"/> may ever lead to a version.</summary>
public abstract record ParseOutcome
{
    private ParseOutcome()
    {
    }

    /// <param name="Documents">In the publisher's order.</param>
    /// <param name="Next">How the list goes on, or null at its end.</param>
    /// <param name="Rejected">Records that could not be read, with the reason: they count, they are not silently dropped.</param>
    public sealed record Parsed(IReadOnlyList<ParsedDocument> Documents, NextPage? Next, IReadOnlyList<string> Rejected) : ParseOutcome
    {
        /// <summary>How many records the answer says there are in all, where it says so.</summary>
        public int? Total { get; init; }

        /// <summary>Records that were read and put aside by the source's keep patterns.</summary>
        public int LeftOut { get; init; }

        /// <summary>Records that the answer held, also those that it held twice; null where nobody counted.</summary>
        public int? Rows { get; init; }
    }

    /// <summary>The page is not what the source gives on a good day: not the format, no list, an error in a 200, cut off.</summary>
    public sealed record Refused(ParseFault Fault, string Reason) : ParseOutcome;
}

public enum ParseFault
{
    /// <summary>Not the declared format at all.</summary>
    WrongFormat,

    /// <summary>Begins well and breaks off.</summary>
    Truncated,

    /// <summary>The format is right; the declared list or fields are not there.</summary>
    Drift,

    /// <summary>An error message with status 200.</summary>
    SoftError,

    /// <summary>A document without text (a scan, an empty page).</summary>
    NoText,
}

/// <summary>The next request of a walk: an address, or a token to be put into the source's paging parameter.</summary>
/// <param name="Url">Absolute or relative address from the answer, or null.</param>
/// <param name="Token">Cursor or resumption token, or null.</param>
public sealed record NextPage(string? Url, string? Token);
