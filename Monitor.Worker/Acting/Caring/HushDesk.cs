using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Caring;

/// <summary>Puts a source or a rule to rest in a channel for a time, and wakes it.</summary>
internal sealed class HushDesk(RestStore rests, AuditTrail audit, TimeProvider time)
{
    public const int UsualDays = 7;
    public const int LongestDays = 90;

    /// <param name="subject">Id of the source, or name of the rule.</param>
    /// <param name="channel">As rules name it.</param>
    /// <returns>Until when; null when the days are none, or too many: a rest without an end would be laws missed.</returns>
    public async Task<DateTimeOffset?> HushAsync(HushKind kind, string subject, string channel, int days, string? reason, string who, CancellationToken ct)
    {
        if (days is <= 0 or > LongestDays) return null;
        var now = time.GetUtcNow();
        var hush = new Hush(0, kind, subject, channel, who, now, now.AddDays(days), CareDesk.Cut(reason));
        await rests.HushAsync(hush, ct);
        await audit.AppendAsync(who, "hush", Subject(hush), FormattableString.Invariant($"in {channel} until {hush.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), ct);
        return hush.Until;
    }

    /// <returns>False when there is none of that number any more.</returns>
    public async Task<bool> UndoAsync(long id, string who, CancellationToken ct)
    {
        if (await rests.UndoHushAsync(id, who, time.GetUtcNow(), ct) is not { } undone) return false;
        await audit.AppendAsync(who, "unhush", Subject(undone), $"in {undone.Channel}", ct);
        return true;
    }

    private static string Subject(Hush hush) => hush.Kind switch
    {
        HushKind.Source => $"source:{hush.Subject}",
        HushKind.Rule => $"rule:{hush.Subject}",
    };
}
