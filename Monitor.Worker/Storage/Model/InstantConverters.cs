using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Monitor.Worker.Storage.Model;

/// <summary>
/// Instants are UTC to the microsecond in both stores: that is as fine as PostgreSQL keeps them, and a value must come back
/// the same from either.
/// </summary>
internal static class Instants
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static DateTimeOffset ToStored(DateTimeOffset value)
    {
        var utc = value.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Of fixed width, so that the order of the text is the order of time.</summary>
    public static string ToText(DateTimeOffset value) => ToStored(value).ToString(Iso, CultureInfo.InvariantCulture);

    public static DateTimeOffset FromText(string text) =>
        DateTimeOffset.ParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>SQLite has no type for instants and would not sort them with an offset.</summary>
internal sealed class InstantAsText() : ValueConverter<DateTimeOffset, string>(value => Instants.ToText(value), text => Instants.FromText(text));

/// <summary>PostgreSQL's <c>timestamptz</c> takes UTC only.</summary>
internal sealed class InstantAsUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => Instants.ToStored(value), value => value);
