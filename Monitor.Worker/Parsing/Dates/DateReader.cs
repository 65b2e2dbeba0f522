using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>
/// Reads the dates of one source. Tried in order: ISO 8601 and its neighbours with the year first, the declared formats in the
/// declared culture, then dates with a month's name. Dates like 05/06/2031 are read by a declared format only, never guessed.
/// </summary>
internal sealed class DateReader(IReadOnlyList<string> formats, string culture, string timeZone)
{
    /// <summary>ISO 8601, mail dates and English month names; times without an offset are UTC.</summary>
    public static readonly DateReader Plain = new([], "", "UTC");

    private const int EarliestYear = 1000;

    // Beyond any calendar's years: Thailand's year 2574 is no open end, but a sign that dates are misread.
    private const int EarliestOpenEnd = 2900;

    /// <summary>A pseudo format: seconds, or milliseconds, since 1970.</summary>
    public const string UnixFormat = "unix";

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(culture);

    // Elsewhere a short month may be another one, or a weekday.
    private readonly bool _readsEnglish = culture.Length == 0 || culture.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    private readonly TimeZoneInfo _zone = SourceZone.Find(timeZone);

    /// <summary>The calendar day that the publisher means; null when there is none, or only a month or a year.</summary>
    public DateOnly? Date(string? text)
    {
        if (Read(text) is not { Precision: >= DatePrecision.Day } moment) return null;

        // A written offset is the publisher's own clock. Only UTC must be brought home - except midnight: that is a bare date.
        var isUtc = moment.Offset == TimeSpan.Zero && moment.Local.TimeOfDay != TimeSpan.Zero;
        return DateOnly.FromDateTime(isUtc ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment.Local, DateTimeKind.Utc), _zone) : moment.Local);
    }

    /// <summary>In UTC; a time without an offset is taken in the source's zone.</summary>
    public DateTimeOffset? Instant(string? text)
    {
        if (Read(text) is not { } moment) return null;
        var utc = moment.Local.Ticks - (moment.Offset ?? _zone.GetUtcOffset(moment.Local)).Ticks;
        return utc >= 0 && utc <= DateTime.MaxValue.Ticks ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
    }

    /// <summary>Null for a year that no document has.</summary>
    public Moment? Read(string? text) => Written(text) is { Local.Year: >= EarliestYear and <= DateKinds.LatestYear } moment ? moment : null;

    /// <summary>Whether what is written is no date on purpose: 9999-12-31 where there is no end, 0001-01-01 where there was no beginning.</summary>
    public bool IsOpen(string? text) => Written(text) is { Local.Year: < EarliestYear or >= EarliestOpenEnd };

    private Moment? Written(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200) return null;
        var plain = Digits.ToAscii(text).Trim();
        return YearFirst(plain) ?? Declared(plain) ?? (_readsEnglish ? UsualDate.Mail(plain) : null) ?? MonthNameDate.Read(plain, _culture);
    }

    private static Moment? YearFirst(string text) =>
        text.Length >= 4 && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') ? UsualDate.Iso(text) ?? IsoDate.Read(text) : null;

    private Moment? Declared(string text)
    {
        foreach (var format in formats)
        {
            if (format == UnixFormat && Unix(text) is { } unix) return unix;
            if (Exact(text, format) is { } exact) return exact;
        }

        return null;
    }

    private Moment? Exact(string text, string format)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
        if (HasOffset(format))
        {
            return DateTimeOffset.TryParseExact(text, format, _culture, Styles & ~DateTimeStyles.NoCurrentDateDefault, out var instant)
                ? new Moment(instant.DateTime, instant.Offset, DatePrecision.Time)
                : null;
        }

        if (!DateTime.TryParseExact(text, format, _culture, Styles, out var local)) return null;
        return new Moment(local, null, format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal) ? DatePrecision.Time : DatePrecision.Day);
    }

    private static bool HasOffset(string format) =>
        format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);

    private static Moment? Unix(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return null;
        var seconds = Math.Abs(number) > 100_000_000_000 ? number / 1000 : number;
        return Math.Abs(seconds) > 100_000_000_000 ? null : new Moment(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime, TimeSpan.Zero, DatePrecision.Time);
    }
}
