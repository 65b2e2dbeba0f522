using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>A source's calendar at one moment: which of its days are settled, and which are due to be asked for.</summary>
internal sealed class DayClock
{
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    // A little less than a day, so that a source that is read once a day does not miss every second turn.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(20);

    private static readonly TimeSpan DeepEvery = TimeSpan.FromDays(7);

    private readonly DayRules _rules;

    private readonly TimeZoneInfo _zone;

    private readonly DateTimeOffset _now;

    public DayClock(Source source, DateReach reach, DateTimeOffset now)
    {
        _rules = source.Days;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        _now = now;
        Today = DayOf(now);
        Overlap = source.Days.Overlap ?? (reach == DateReach.Day ? 1 : 3);
        FirstLook = source.Days.FirstLook ?? (reach == DateReach.Day ? 0 : 30);
    }

    public DateTimeOffset Now => _now;

    public DateOnly Today { get; }

    public int Overlap { get; }

    public int FirstLook { get; }

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Read so late that nothing more is expected of it: a day's list goes on growing, and publishers date back.</summary>
    public bool IsSettled(SourceDay day) =>
        day is { State: DayState.Done, ReadAt: { } read } && DayOf(read) >= day.Day.AddDays(day.Nothing ? Math.Max(1, Overlap) : Overlap);

    public bool IsDue(SourceDay day) => day.State switch
    {
        DayState.Owed => day.TriedAt is not { } tried || tried + Wait(day.Attempts) <= _now,
        DayState.GivenUp or DayState.Doubted => false,
        DayState.Done => (!IsSettled(day) && DayOf(day.ReadAt ?? _now) < Today) || IsDeepDue(day),
    };

    /// <summary>Within the days that are read again each week, and not read for a week.</summary>
    public bool IsDeepDue(SourceDay day) =>
        day is { State: DayState.Done, ReadAt: { } read } && day.Day >= Today.AddDays(-_rules.Deep) && day.Day < Today && _rules.Deep > 0 && _now - read >= DeepEvery;

    private static TimeSpan Wait(int attempts) => attempts < Waits.Length ? Waits[attempts] : LongestWait;
}
