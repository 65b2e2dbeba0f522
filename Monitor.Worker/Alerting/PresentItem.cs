using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>An item as the one message about it in a channel shows it: how it stands now, and what people have done about it.</summary>
internal sealed record PresentItem
{
    /// <summary>Dates up to so many days ahead are told with the days that are left.</summary>
    public const int NearDays = 30;

    /// <summary>The facts as they are now; its event is the last thing that happened.</summary>
    public required Alert Alert { get; init; }

    /// <summary>For readers of the channel.</summary>
    public required DateOnly Today { get; init; }

    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>Names of all that publish about it, the leading one first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public ItemCareWords Care { get; init; } = ItemCareWords.None;

    /// <summary>Of an item that is known from one alert only.</summary>
    public static PresentItem Of(Alert alert) => new() { Alert = alert, Today = DateOnly.FromDateTime(alert.Event.SeenAt.UtcDateTime), FirstSeenAt = alert.Event.SeenAt };
}

/// <summary>What people have done about an item. Names are as accounts have them, and untrusted.</summary>
internal sealed record ItemCareWords
{
    public static readonly ItemCareWords None = new();

    public string? AssignedTo { get; init; }

    public GivenLabel? Label { get; init; }

    /// <summary>First seen first.</summary>
    public IReadOnlyList<string> SeenBy { get; init; } = [];

    /// <summary>Until what the item rests, in words that go on after "snoozed"; null while it does not.</summary>
    public string? Snoozed { get; init; }
}

/// <param name="Id">The store's number of the label, by which it is taken back.</param>
/// <param name="Verdict">relevant, not relevant, unsure.</param>
internal sealed record GivenLabel(long Id, string Verdict, string Who, DateTimeOffset At);
