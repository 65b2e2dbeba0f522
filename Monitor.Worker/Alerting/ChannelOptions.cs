namespace Monitor.Worker.Alerting;

/// <summary>When a channel's digests come. What is left out is taken from "Alerting:ChannelDefaults", and then from the usual.</summary>
internal sealed class ChannelOptions
{
    public const string UsualTime = "08:00";
    public const string UsualDay = nameof(DayOfWeek.Monday);
    public const string UsualZone = "UTC";

    /// <summary>Time of day of daily and weekly digests, such as 08:00.</summary>
    public string? DigestAt { get; set; }

    /// <summary>Day of weekly digests, such as Monday.</summary>
    public string? DigestDay { get; set; }

    /// <summary>IANA id, such as Europe/Berlin.</summary>
    public string? TimeZone { get; set; }
}
