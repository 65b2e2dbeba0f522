using System.Globalization;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Items;

/// <summary>What a call came to.</summary>
internal enum Decided
{
    Done,
    NotFound,

    /// <summary>The form did not say what it must.</summary>
    Unusable,
}

/// <summary>What the forms of an item's page say, checked.</summary>
internal sealed class ItemDecisions(ItemStore items, CareDesk desk, UserStore users, SignInSettings settings, TimeProvider time)
{
    private const int LongestName = 100;

    public async Task<Decided> MuteAsync(long id, MuteForm form, string who, CancellationToken ct)
    {
        if (End(form) is not { } end) return Decided.Unusable;
        if (await items.FindAsync(id, ct) is null) return Decided.NotFound;
        return Of(await desk.SnoozeAsync(id, end, form.Reason, who, ct));
    }

    public async Task<Decided> UnmuteAsync(long id, string who, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is null) return Decided.NotFound;
        return Of(await desk.WakeAsync(id, who, ct));
    }

    public async Task<Decided> SeenAsync(long id, string who, CancellationToken ct) => Of(await desk.MarkSeenAsync(id, who, ct));

    /// <param name="to">Empty: nobody, from now on.</param>
    public async Task<Decided> AssignAsync(long id, string? to, string who, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(to)) return Of(await desk.ReleaseAsync(id, who, ct));
        return await NameAsync(to.Trim(), who, ct) is { } name ? Of(await desk.AssignAsync(id, name, who, ct)) : Decided.Unusable;
    }

    // Where there are accounts nobody else can look after anything; without them a name is whatever people go by.
    private async Task<string?> NameAsync(string to, string who, CancellationToken ct)
    {
        if (to == who) return who;
        if (await users.FindAsync(to, ct) is { } user) return user.Disabled ? null : user.Name;
        return settings.HasAccounts || to.Length > LongestName || to.Any(char.IsControl) ? null : to;
    }

    /// <summary>A stated end wins over a stated day, and a day over a number of days; null when none of them lies within the next year.</summary>
    private Snooze? End(MuteForm form)
    {
        var now = time.GetUtcNow();
        if (form.Ends is Snooze.NextStage or Snooze.TextChange) return Snooze.Parse(form.Ends, now);
        if (!string.IsNullOrWhiteSpace(form.Until))
            return DateOnly.TryParseExact(form.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Snooze.UntilDay(day, now) : null;
        return int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Snooze.ForDays(days, now) : null;
    }

    private static Decided Of(CareChange change) => change is CareChange.NoSuchItem ? Decided.NotFound : Decided.Done;
}

/// <summary>As the form of an item's page sends it.</summary>
/// <param name="Ends">next-stage, text-change, or nothing: then the day counts, or the number of days.</param>
internal sealed record MuteForm(string? Days, string? Until, string? Ends, string? Reason);
