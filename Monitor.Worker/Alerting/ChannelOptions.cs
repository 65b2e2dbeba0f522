namespace Monitor.Worker.Alerting;

/// <summary>When a channel's digests come. What is left out is taken from "Alerting:ChannelDefaults".</summary>
internal sealed class ChannelOptions
{
    /// <summary>Time of day of daily and weekly digests, such as 08:00.</summary>
    public string? DigestAt { get; set; }

    /// <summary>Day of weekly digests, such as Monday.</summary>
    public string? DigestDay { get; set; }

    /// <summary>IANA id, such as Europe/Berlin.</summary>
    public string? TimeZone { get; set; }
}
