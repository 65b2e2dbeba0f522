namespace Monitor.Worker.Following.Threads;

/// <summary>When people are reminded of a date: so many days before it, on a working day of theirs, at the hour of their digests. Pure.</summary>
internal static class ReminderDays
{
    /// <summary>Calendar days, the furthest first.</summary>
    public static readonly IReadOnlyList<int> Before = [30, 14, 7, 2];

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>How many days before it the reminder that is to be sent now is due; null when none is. What was missed gives way to what is nearer.</summary>
    /// <param name="since">When the channel was told of the item: reminders of before would only repeat that.</param>
    public static int? DueOf(DateOnly date, DateTimeOffset since, DateTimeOffset now, TimeOnly at, TimeZoneInfo zone)
    {
        int? due = null;
        foreach (var days in Before)
        {
            var moment = MomentOf(date.AddDays(-days), at, zone);
            if (moment > since && moment <= now) due = days;
        }

        return due;
    }

    /// <summary>
    /// Whether one that is late, because the item was at rest or Monitor was, may be sent now: on a working day from that hour on, or at once
    /// when the date would be here before the next such hour.
    /// </summary>
    public static bool MayBeToldAt(DateTimeOffset now, DateOnly date, TimeOnly at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var next = DateOnly.FromDateTime(local);
        if (!IsWeekend(next) && TimeOnly.FromDateTime(local) >= at) return true;
        if (TimeOnly.FromDateTime(local) >= at) next = next.AddDays(1);
        while (IsWeekend(next)) next = next.AddDays(1);
        return date <= next;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateTimeOffset MomentOf(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        while (IsWeekend(day)) day = day.AddDays(-1);
        var local = day.ToDateTime(at);
        // An hour that the clocks leave out is told as soon as it is over.
        while (zone.IsInvalidTime(local)) local += Step;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
