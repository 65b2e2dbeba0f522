namespace Monitor.Worker.Sources.Entries;

/// <summary>A calendar that sources name. Its meaning is told by <see cref="Documents.PublishingCalendar"/>.</summary>
internal sealed class CalendarEntry
{
    public List<string>? Weekdays { get; set; }

    public List<string>? Holidays { get; set; }

    public List<string>? Recess { get; set; }

    public string? Evidence { get; set; }
}
