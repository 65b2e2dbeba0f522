namespace Monitor.Worker.Parsing.Dates;

/// <summary>The zone that a source's days and offset-less times are in.</summary>
internal static class SourceZone
{
    /// <summary>UTC for an id that is not known; the catalogue has refused those before.</summary>
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    public static DateOnly Today(string id, TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Find(id)).DateTime);
}
