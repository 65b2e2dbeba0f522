using System.Globalization;

namespace Monitor.Worker.Documents;

/// <summary>
/// What "nothing new" is worth: how many sources were read as often as declared, and which were not. A source that was never verified
/// live is named and never counted.
/// </summary>
public sealed record Silence
{
    private const int Named = 5;

    public required DateTimeOffset At { get; init; }

    /// <summary>Enabled and once verified live.</summary>
    public required int Verified { get; init; }

    /// <summary>Of these, read well and as often as declared.</summary>
    public required int Checked { get; init; }

    /// <summary>Of the verified ones, those whose silence proves nothing, with the reason.</summary>
    public required IReadOnlyList<UncheckedSource> Unchecked { get; init; }

    /// <summary>Enabled and never verified live: read, but not counted.</summary>
    public required IReadOnlyList<string> NeverVerified { get; init; }

    /// <summary>Switched on, at rest or not.</summary>
    public int Enabled { get; init; }

    /// <summary>Of these, verified or not, read wrongly, not at all, or too long ago.</summary>
    public int Unread { get; init; }

    /// <summary>Days that are still to be read again.</summary>
    public required int OwedDays { get; init; }

    /// <summary>Days that were asked for in vain too often: nobody asks for them again unless told to.</summary>
    public int GivenUpDays { get; init; }

    /// <summary>Lists that were not read back to what was known: records may be missing.</summary>
    public int PossibleGaps { get; init; }

    /// <summary>Lists of which a part behind the cap, or behind a page that failed, is still to be read.</summary>
    public int UnreadLists { get; init; }

    public required int Canaries { get; init; }

    public required int CanariesPassed { get; init; }

    public required int SavedPages { get; init; }

    public required int SavedPagesRead { get; init; }

    /// <summary>When a message was last sent to readers; null: never.</summary>
    public DateTimeOffset? LastAlertAt { get; init; }

    /// <summary>Alerts that wait for an operator.</summary>
    public int HeldAlerts { get; init; }

    /// <summary>True when nothing new means that there is nothing new.</summary>
    public bool IsVerified => Verified > 0 && Checked == Verified && OwedDays == 0 && GivenUpDays == 0 && PossibleGaps == 0 && UnreadLists == 0 && HeldAlerts == 0 && CanariesPassed == Canaries && SavedPagesRead == SavedPages;

    /// <summary>Null while all sources are read as they should be: an empty list then means something.</summary>
    public string? UnreadWords() => Unread == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Unread} of {Enabled} {(Enabled == 1 ? "source" : "sources")} {(Unread == 1 ? "is" : "are")} not read as {(Unread == 1 ? "it" : "they")} should be");

    /// <summary>The line that ends a digest. Whoever reads it knows what was looked at, and what was not.</summary>
    public string Line() => string.Join(' ', Sentences());

    private IEnumerable<string> Sentences()
    {
        yield return Verified == 0
            ? "Silence is not verified: no source was ever verified live."
            : string.Create(CultureInfo.InvariantCulture, $"{(IsVerified ? "Silence is verified" : "Silence is not verified")}: {Checked} of {Verified} verified sources were read as often as declared.");
        if (Unchecked.Count > 0) yield return $"Not so: {Names([.. Unchecked.Select(source => $"{source.Id} ({source.Health})")])}.";
        if (NeverVerified.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{NeverVerified.Count} never verified live and not counted: {Names(NeverVerified)}.");
        if (OwedDays > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{OwedDays} {(OwedDays == 1 ? "day is" : "days are")} still to be read.");
        if (GivenUpDays > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{GivenUpDays} {(GivenUpDays == 1 ? "day was" : "days were")} given up; a backfill asks again.");
        if (PossibleGaps > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{PossibleGaps} possible {(PossibleGaps == 1 ? "gap is" : "gaps are")} open: records may have come and gone unseen.");
        if (UnreadLists > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{UnreadLists} {(UnreadLists == 1 ? "list is" : "lists are")} not read to the end yet.");
        if (HeldAlerts > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{HeldAlerts} {(HeldAlerts == 1 ? "alert waits" : "alerts wait")} for an operator.");
        if (Canaries + SavedPages > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Canaries {CanariesPassed}/{Canaries}, saved pages {SavedPagesRead}/{SavedPages}.");
        yield return LastAlertAt is { } last ? $"Last alert {Ago(At - last)}." : "No alert was ever sent.";
    }

    private static string Names(IReadOnlyList<string> names) => names.Count <= Named
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more");

    private static string Ago(TimeSpan span) => span.TotalHours < 1 ? "within the hour"
        : span.TotalDays < 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h ago")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d ago");
}

/// <param name="Health">One word: failing, blocked, frozen, paused.</param>
/// <param name="Why">One sentence for people.</param>
public sealed record UncheckedSource(string Id, string Name, string Health, string Why);
