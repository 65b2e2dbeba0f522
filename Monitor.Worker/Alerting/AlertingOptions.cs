using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The section "Alerting": which events of which items go where. Checked at start, all mistakes at once.</summary>
internal sealed class AlertingOptions
{
    public const string Section = "Alerting";

    /// <summary>The channel that is always there: the log and the page.</summary>
    public const string Preview = "preview";

    /// <summary><c>preview</c>, <c>slack-bot</c> or <c>slack-webhook</c>; left out, whatever the section "Slack" has secrets for.</summary>
    public string? Notifier { get; set; }

    /// <summary>Where rules without a channel, and the rule that stands in when there is none, deliver to.</summary>
    public string DefaultChannel { get; set; } = Preview;

    /// <summary>Where operators are told of Monitor's own troubles. Never a channel that readers have.</summary>
    public string OperatorsChannel { get; set; } = Preview;

    /// <summary>Address of the page as readers of the messages reach it; links point below it. Left out, the address at which the page is served.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The wait after a first failure; later ones grow from it.</summary>
    public TimeSpan RetryAfter { get; set; } = DeliveryPolicy.UsualFirstWait;

    /// <summary>How long one message may take before another process may take it over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For channels, and settings of channels, that <see cref="Channels"/> does not name.</summary>
    public ChannelOptions ChannelDefaults { get; } = new();

    /// <summary>By channel, as rules name it.</summary>
    public IDictionary<string, ChannelOptions> Channels { get; } = new Dictionary<string, ChannelOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>All that match deliver, once a channel.</summary>
    public IList<AlertRule> Rules { get; } = [];

    /// <summary>Which channels are shown what scored just below the threshold.</summary>
    public IList<NearMissRule> NearMisses { get; } = [];

    /// <summary>IANA id of where a channel's readers are.</summary>
    public string ZoneOf(string channel)
    {
        var own = Channels.TryGetValue(channel, out var given) ? given.TimeZone : null;
        return (own ?? ChannelDefaults.TimeZone ?? ChannelOptions.UsualZone).Trim();
    }

    /// <summary>Only once the words have been checked.</summary>
    public ChannelManners MannersOf(string channel)
    {
        var own = Channels.TryGetValue(channel, out var given) ? given : ChannelDefaults;
        var zone = (own.TimeZone ?? ChannelDefaults.TimeZone ?? ChannelOptions.UsualZone).Trim();
        var (from, until) = (own.QuietFrom ?? ChannelDefaults.QuietFrom, own.QuietUntil ?? ChannelDefaults.QuietUntil);
        var days = own.WorkingDays ?? ChannelDefaults.WorkingDays;
        var quiet = from is null && days is null ? null : new QuietHours(
            from is null ? default : ChannelChecks.Time(from)!.Value,
            until is null ? default : ChannelChecks.Time(until)!.Value,
            days is null ? Enum.GetValues<DayOfWeek>().ToHashSet() : ChannelChecks.Days(days)!,
            zone);
        return new ChannelManners(own.MostAtOnce ?? ChannelDefaults.MostAtOnce ?? ChannelOptions.UsualMostAtOnce, quiet, zone);
    }

    /// <summary>The urgency from which a message to the channel waits for nothing.</summary>
    public int UrgentFromOf(string channel) =>
        (Channels.TryGetValue(channel, out var own) ? own.UrgentFrom : null) ?? ChannelDefaults.UrgentFrom ?? ChannelOptions.UsualUrgentFrom;

    /// <summary>Only once the words have been checked.</summary>
    public DigestClock ClockOf(string channel, Rhythm rhythm)
    {
        var own = Channels.TryGetValue(channel, out var given) ? given : ChannelDefaults;
        var shared = ChannelDefaults;
        return new DigestClock(
            rhythm,
            ChannelChecks.Time(own.DigestAt ?? shared.DigestAt ?? ChannelOptions.UsualTime)!.Value,
            ChannelChecks.Day(own.DigestDay ?? shared.DigestDay ?? ChannelOptions.UsualDay)!.Value,
            (own.TimeZone ?? shared.TimeZone ?? ChannelOptions.UsualZone).Trim());
    }
}
