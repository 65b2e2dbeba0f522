using Monitor.Worker.Storage;
using Monitor.Worker.Web.Items;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>Labels, oldest first, those that were taken back too.</summary>
internal sealed record ApiLabels(IReadOnlyList<ApiLabel> Labels, string? Next);

/// <param name="Item">Null for an example that came from a file and is no item here.</param>
/// <param name="Fingerprint">Of the version that was looked at.</param>
/// <param name="Verdict">relevant, not-relevant, unsure.</param>
/// <param name="Place">page, slack, file, api.</param>
/// <param name="Settles">It settles what others disagreed about.</param>
internal sealed record ApiLabel(
    long Id, long? Item, string Fingerprint, string Verdict, IReadOnlyList<string> Instruments, string? Reason, string? Passage, string Who, DateTimeOffset At, string Place, string? Guideline,
    bool Settles, string? UndoneBy, DateTimeOffset? UndoneAt, ApiSelf Links)
{
    public static ApiLabel Of(Label label)
    {
        var given = label.Given;
        return new ApiLabel(
            label.Id, given.ItemId, given.Fingerprint, VerdictWords.Code(given.Verdict), given.Instruments, given.Reason, given.Passage, given.Who, given.At,
            given.Where.ToString().ToLowerInvariant(), given.Guideline, given.Settles, label.UndoneBy, label.UndoneAt, new ApiSelf(ApiPaths.Label(label.Id)));
    }
}

/// <summary>A label as a program sends it: nothing of it is checked yet.</summary>
internal sealed record LabelToGive
{
    /// <summary>The item's number.</summary>
    public long? Item { get; init; }

    /// <summary>Of the version that was looked at.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>relevant, not-relevant or unsure.</summary>
    public string? Verdict { get; init; }

    public IReadOnlyList<string>? Instruments { get; init; }

    public string? Reason { get; init; }

    /// <summary>The words that decided it.</summary>
    public string? Passage { get; init; }

    /// <summary>It settles what others disagree about; needs a reason.</summary>
    public bool Settles { get; init; }
}

/// <param name="Contradicts">Titles of the most alike examples that were decided the other way.</param>
/// <param name="Seconding">Somebody else is asked for a second opinion.</param>
internal sealed record ApiLabelGiven(long Id, long Item, IReadOnlyList<string> Contradicts, bool Seconding, ApiSelf Links);
