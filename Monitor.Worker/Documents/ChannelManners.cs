namespace Monitor.Worker.Documents;

/// <summary>When a channel is left alone, and how much of it may come at once.</summary>
/// <param name="MostAtOnce">More messages than this become one digest. Urgent ones stay messages of their own.</param>
/// <param name="Quiet">Null: it may be told at any hour.</param>
/// <param name="TimeZone">IANA id of where its readers are.</param>
public sealed record ChannelManners(int MostAtOnce, QuietHours? Quiet, string TimeZone)
{
    /// <summary>The clock of digests that gather what would have gone at once.</summary>
    public DigestClock Gathering => new(Rhythm.Gathered, default, default, TimeZone);

    /// <summary>The same for what is found after a time in which nobody looked.</summary>
    public DigestClock CatchingUp => new(Rhythm.CatchUp, default, default, TimeZone);
}

/// <summary>The hours of a channel's night, and of its days off.</summary>
/// <param name="From">Local time at which it begins; equal to <paramref name="Until"/> for none.</param>
/// <param name="Until">Local time at which it ends, on the next day when earlier than <paramref name="From"/>.</param>
/// <param name="WorkingDays">On which weekdays it may be told anything at all.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, IReadOnlySet<DayOfWeek> WorkingDays, string TimeZone)
{
    private const int LongestWait = 8;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>When it ends; null when it is not quiet at that moment.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset moment)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        if (!IsQuiet(local)) return null;
        // The morning after: of this day when it is still to come, else of the next on which people work.
        for (var day = DateOnly.FromDateTime(local); day <= DateOnly.FromDateTime(local).AddDays(LongestWait); day = day.AddDays(1))
        {
            var end = Moment(day.ToDateTime(Begins), zone);
            if (end > moment && WorkingDays.Contains(day.DayOfWeek)) return end;
        }

        return null;
    }

    /// <summary>When a day of work begins.</summary>
    private TimeOnly Begins => From == Until ? TimeOnly.MinValue : Until;

    private bool IsQuiet(DateTime local)
    {
        if (!WorkingDays.Contains(local.DayOfWeek)) return true;
        var at = TimeOnly.FromDateTime(local);
        return From <= Until ? at >= From && at < Until : at >= From || at < Until;
    }

    // An hour that the clocks leave out is over as soon as it would have begun; of one that comes twice the first counts.
    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local += Step;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
