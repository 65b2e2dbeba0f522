namespace Monitor.Worker.Documents;

/// <summary>How soon a channel is told.</summary>
public enum Rhythm
{
    Immediate,
    Hourly,
    Daily,
    Weekly,

    /// <summary>What would have gone at once, but came in the channel's quiet hours or too much of it together. No rule asks for it.</summary>
    Gathered,

    /// <summary>What scored just below the threshold, for people to look at. Sections of their own ask for it, each daily or weekly.</summary>
    NearMiss,

    /// <summary>What would have gone at once, but was found only after a time in which nobody looked. No rule asks for it.</summary>
    CatchUp,
}

/// <summary>When the digests of a channel fall due, by the clocks of the people who read them.</summary>
/// <param name="At">Time of day of daily and weekly digests; hourly ones come at the full hour.</param>
/// <param name="Day">Of weekly digests.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record DigestClock(Rhythm Rhythm, TimeOnly At, DayOfWeek Day, string TimeZone)
{
    private const int DaysOfWeek = 7;

    /// <summary>Daily or weekly, where <see cref="Rhythm"/> says what the digest is about and not how often it comes.</summary>
    public Rhythm? Every { get; init; }

    private Rhythm Beat => Every ?? Rhythm;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>The first due time that lies after the moment.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        // At the next full minute: sources that end about the same time share a digest.
        if (Beat == Rhythm.Gathered) return (moment + Minute - TimeSpan.FromTicks(moment.UtcTicks % Minute.Ticks)).ToUniversalTime();

        if (Beat == Rhythm.CatchUp) return (moment + TenMinutes - TimeSpan.FromTicks(moment.UtcTicks % TenMinutes.Ticks)).ToUniversalTime();

        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        if (Beat == Rhythm.Hourly) return (moment + Hour - TimeSpan.FromTicks(local.TimeOfDay.Ticks % Hour.Ticks)).ToUniversalTime();

        var day = DateOnly.FromDateTime(local.DateTime);
        if (Beat == Rhythm.Weekly) day = day.AddDays(((int)Day - (int)day.DayOfWeek + DaysOfWeek) % DaysOfWeek);
        while (Moment(day, zone) <= moment) day = day.AddDays(Beat == Rhythm.Weekly ? DaysOfWeek : 1);
        return Moment(day, zone);
    }

    // An hour that the clocks leave out is told as soon as it is over; of one that comes twice the first counts.
    private DateTimeOffset Moment(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(At);
        while (zone.IsInvalidTime(local)) local += Step;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
