namespace Monitor.Worker.Parsing.Dates;

/// <summary>A point in time as written: how much of it was written matters as much as its value.</summary>
/// <param name="Local">As it stands in the text; missing parts are the first ones.</param>
/// <param name="Offset">From UTC, or null when none is written.</param>
internal readonly record struct Moment(DateTime Local, TimeSpan? Offset, DatePrecision Precision);

internal enum DatePrecision
{
    Year,
    Month,
    Day,
    Time,
}
