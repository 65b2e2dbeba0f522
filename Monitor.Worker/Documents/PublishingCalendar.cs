namespace Monitor.Worker.Documents;

/// <summary>On which days a publisher publishes, so that an empty list on another day is quiet and not suspicious.</summary>
public sealed record PublishingCalendar
{
    /// <summary>For a source of which nothing is known: something may come on every day.</summary>
    public static readonly PublishingCalendar EveryDay = new();

    /// <summary>Its name in the file; empty for <see cref="EveryDay"/>.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = Enum.GetValues<DayOfWeek>();

    public IReadOnlyList<RestDays> Holidays { get; init; } = [];

    /// <summary>When a parliament does not sit.</summary>
    public IReadOnlyList<RestDays> Recess { get; init; } = [];

    /// <summary>Why nothing is expected on that day; null when something is.</summary>
    public string? RestOn(DateOnly day) =>
        !Weekdays.Contains(day.DayOfWeek) ? "no day of publication in the week"
        : Holidays.Any(rest => rest.Cover(day)) ? "a holiday"
        : Recess.Any(rest => rest.Cover(day)) ? "recess"
        : null;
}
