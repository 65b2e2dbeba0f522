using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>From the store's rows to what is told.</summary>
internal static class DigestDraft
{
    /// <summary>The whole, also what was sent.</summary>
    public static Digest Of(StoredDigest stored, Silence coverage) => Of(stored, stored.Lines, coverage);

    /// <summary>What no posted part holds: an attempt may have come to its second message and no further.</summary>
    public static Digest OfUnsent(StoredDigest stored, Silence coverage) =>
        Of(stored, [.. stored.Lines.Where(line => line.State != DeliveryState.Sent)], coverage) with
        {
            Continues = stored.Lines.Any(line => line.State == DeliveryState.Sent),
        };

    /// <summary>By its lines: what was posted is not cut anew, so numbers of parts begin again with each attempt.</summary>
    public static DeliveryTag TagOf(StoredDigest stored, Digest part) =>
        new(string.Create(CultureInfo.InvariantCulture, $"digest-{stored.Id}-{(part.Lines is [var first, ..] ? first.DeliveryId : 0)}-{part.Lines.Count}"), Rule: null);

    private static Digest Of(StoredDigest stored, IReadOnlyList<Delivery> lines, Silence coverage) => new()
    {
        Rhythm = stored.Rhythm,
        DueAt = stored.DueAt,
        TimeZone = stored.TimeZone,
        Lines = [.. lines.Select(line => new DigestLine(line.Id, line.Alert))],
        After = stored.After,
        More = stored.More,
        Coverage = coverage,
    };
}
