using System.Globalization;

namespace Monitor.Worker.Alerting;

/// <summary>The settings of channels against what they can be.</summary>
internal static class ChannelChecks
{
    private static readonly string[] Values = [nameof(ChannelOptions.DigestAt), nameof(ChannelOptions.DigestDay), nameof(ChannelOptions.TimeZone)];

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

    private static IEnumerable<string> Of(ChannelOptions channel, IConfigurationSection section)
    {
        foreach (var mistake in SectionShape.Mistakes(section, Values, [])) yield return mistake;
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
            .Append(options.DefaultChannel).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return options.Channels.Keys.Where(channel => !used.Contains(channel));
    }
}
