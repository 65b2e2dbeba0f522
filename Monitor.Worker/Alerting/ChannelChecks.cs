using System.Globalization;

namespace Monitor.Worker.Alerting;

/// <summary>The settings of channels against what they can be.</summary>
internal static class ChannelChecks
{
    private const int MostUrgent = 100;

    private static readonly string[] Values =
    [
        nameof(ChannelOptions.DigestAt), nameof(ChannelOptions.DigestDay), nameof(ChannelOptions.TimeZone), nameof(ChannelOptions.QuietFrom),
        nameof(ChannelOptions.QuietUntil), nameof(ChannelOptions.WorkingDays), nameof(ChannelOptions.MostAtOnce), nameof(ChannelOptions.UrgentFrom),
    ];

    public static IEnumerable<string> Mistakes(AlertingOptions options, IConfigurationSection section)
    {
        var channels = section.GetSection(nameof(AlertingOptions.Channels));
        return
        [
            .. Of(options.ChannelDefaults, section.GetSection(nameof(AlertingOptions.ChannelDefaults))),
            .. options.Channels.SelectMany(channel => Of(channel.Value, channels.GetSection(channel.Key))),
            .. Unused(options).Select(channel => $"{channels.Path}:{channel} names a channel to which no rule delivers."),
        ];
    }

    /// <summary>Null when it is no time of day.</summary>
    public static TimeOnly? Time(string word) =>
        TimeOnly.TryParseExact(word.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Null when it is no day of the week.</summary>
    public static DayOfWeek? Day(string word) =>
        Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault(day => day.ToString()!.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>One day, or from one to another with a hyphen; null when it is neither.</summary>
    public static IReadOnlySet<DayOfWeek>? Days(string words)
    {
        var ends = words.Split('-');
        if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last) return null;
        var count = (((int)last - (int)first + 7) % 7) + 1;
        return Enumerable.Range((int)first, count).Select(day => (DayOfWeek)(day % 7)).ToHashSet();
    }

    private static IEnumerable<string> Quiet(ChannelOptions channel, string path)
    {
        foreach (var (name, word) in new[] { (nameof(ChannelOptions.QuietFrom), channel.QuietFrom), (nameof(ChannelOptions.QuietUntil), channel.QuietUntil) })
        {
            if (word is not null && Time(word) is null) yield return $"{path}:{name} is '{word}'; use a time of day such as 20:00.";
        }

        if (channel.QuietFrom is null != channel.QuietUntil is null)
            yield return $"{path}: {nameof(ChannelOptions.QuietFrom)} and {nameof(ChannelOptions.QuietUntil)} go together; set both or neither.";
        if (channel.WorkingDays is { } days && Days(days) is null)
            yield return $"{path}:{nameof(ChannelOptions.WorkingDays)} is '{days}'; use two days of the week such as Monday-Friday.";
        if (channel.MostAtOnce is < 1) yield return $"{path}:{nameof(ChannelOptions.MostAtOnce)} is {channel.MostAtOnce}; use 1 or more.";
        if (channel.UrgentFrom is < 0 or > MostUrgent + 1)
            yield return $"{path}:{nameof(ChannelOptions.UrgentFrom)} is {channel.UrgentFrom}; use a number from 0 to {MostUrgent}, or {MostUrgent + 1} for never.";
    }

    private static IEnumerable<string> Of(ChannelOptions channel, IConfigurationSection section)
    {
        foreach (var mistake in SectionShape.Mistakes(section, Values, [])) yield return mistake;
        foreach (var mistake in Quiet(channel, section.Path)) yield return mistake;
        if (channel.DigestAt is { } at && Time(at) is null)
            yield return $"{section.Path}:{nameof(ChannelOptions.DigestAt)} is '{at}'; use a time of day such as 08:00.";
        if (channel.DigestDay is { } day && Day(day) is null)
            yield return $"{section.Path}:{nameof(ChannelOptions.DigestDay)} is '{day}'; use {string.Join(", ", Enum.GetNames<DayOfWeek>())}.";
        if (channel.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out _))
            yield return $"{section.Path}:{nameof(ChannelOptions.TimeZone)} is '{zone}', which this machine does not know; use an IANA id such as Europe/Berlin, or UTC.";
    }

    private static IEnumerable<string> Unused(AlertingOptions options)
    {
        var used = options.Rules.Select(rule => string.IsNullOrWhiteSpace(rule.Channel) ? options.DefaultChannel : rule.Channel.Trim())
            .Concat(options.NearMisses.Select(rule => NearMissChecks.ChannelOf(rule, options)))
            .Append(options.DefaultChannel).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return options.Channels.Keys.Where(channel => !used.Contains(channel));
    }
}
