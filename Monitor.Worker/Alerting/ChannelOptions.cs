namespace Monitor.Worker.Alerting;

/// <summary>When a channel's digests come, when it is left alone, and how much may come at once. What is left out is taken from "Alerting:ChannelDefaults", and then from the usual.</summary>
internal sealed class ChannelOptions
{
    public const string UsualTime = "08:00";
    public const string UsualDay = nameof(DayOfWeek.Monday);
    public const string UsualZone = "UTC";
    public const int UsualMostAtOnce = 25;
    public const int UsualUrgentFrom = 80;

    /// <summary>Time of day of daily and weekly digests, such as 08:00.</summary>
    public string? DigestAt { get; set; }

    /// <summary>Day of weekly digests, such as Monday.</summary>
    public string? DigestDay { get; set; }

    /// <summary>IANA id, such as Europe/Berlin.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Local time from which on nothing comes at once, such as 20:00; with <see cref="QuietUntil"/>.</summary>
    public string? QuietFrom { get; set; }

    /// <summary>Local time at which what came meanwhile is told as one digest, such as 08:00.</summary>
    public string? QuietUntil { get; set; }

    /// <summary>The days on which anything comes at once, as <c>Monday-Friday</c> or <c>Sunday-Thursday</c>; left out, all.</summary>
    public string? WorkingDays { get; set; }

    /// <summary>More messages than this together become one digest; left out, 25.</summary>
    public int? MostAtOnce { get; set; }

    /// <summary>The urgency, 0 to 100, from which a message waits for nothing; left out, 80.</summary>
    public int? UrgentFrom { get; set; }
}
