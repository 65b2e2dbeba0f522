using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>Owes the threads of items a reminder when one of their dates comes near, once for each distance, until somebody says that they have seen it.</summary>
internal sealed class DeadlineReminders(
    ThreadStore threads, DeliveryStore deliveries, PresentItems present, CareStore cares, AlertRules rules, AlertChannels channels, INotifier notifier, IOptions<AlertingOptions> options,
    CommitSignal signal, TimeProvider time, ILogger<DeadlineReminders> logger) : SendingLoop(signal, time, logger)
{
    private const int MostOfItem = 200;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly HashSet<(long ItemId, string Channel, string Discriminator)> _done = [];

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Plans what is due now; the sender sends it.</summary>
    /// <returns>How many reminders are owed anew.</returns>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        var owed = 0;
        foreach (var channel in channels.All.Where(channel => notifier.ConversationIn(channel) is not null))
        {
            var clock = options.Value.ClockOf(channel, Rhythm.Daily);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(clock.TimeZone);
            var today = present.TodayIn(channel, Now);
            // A reminder may fall on a Friday before the days that it counts.
            foreach (var near in await threads.NearDatesAsync(channel, today, today.AddDays(ReminderDays.Before[0] + 2), ct))
            {
                if (!ReminderDays.MayBeToldAt(Now, near.Date, clock.At, zone)) continue;
                if (ReminderDays.DueOf(near.Date, near.PostedAt, Now, clock.At, zone) is { } days && await PlanAsync(near, channel, days, today, ct)) owed++;
            }
        }

        return owed;
    }

    protected override async Task<TimeSpan> LookAsync(CancellationToken ct)
    {
        if (Now < _next) return _next - Now;
        if (await SendDueAsync(ct) > 0) Ring();
        _next = Now + Every;
        return Every;
    }

    private async Task<bool> PlanAsync(NearDate near, string channel, int days, DateOnly today, CancellationToken ct)
    {
        var discriminator = string.Create(CultureInfo.InvariantCulture, $"{near.Kind}@{near.Date:yyyy-MM-dd}-{days}");
        if (_done.Contains((near.ItemId, channel, discriminator))) return false;
        var owed = await OwedAsync(near, channel, discriminator, today, ct);
        if (owed is not null) _done.Add((near.ItemId, channel, discriminator));
        return owed ?? false;
    }

    /// <returns>False when there is no such reminder, or was one already; null while somebody wants to hear nothing: it comes when that ends.</returns>
    private async Task<bool?> OwedAsync(NearDate near, string channel, string discriminator, DateOnly today, CancellationToken ct)
    {
        var rule = near.Opening is { } opening ? rules.Find(opening.Rule) : null;
        if (rule?.Wants(EventKind.Reminder) == false || await present.ReadAsync(near.ItemId, channel, near.Opening, ct) is not { } item) return false;
        if (item.Alert.Stage is Stage.WithdrawnLapsed or Stage.Repealed || await IsSeenAsync(near, channel, ct)) return false;

        var happened = Happened(item, near, discriminator, today);
        var planned = new PlannedDelivery(near.Opening?.Rule ?? AlertRules.StandIn, channel, item.Alert with { Event = happened }) { Broadcast = rule?.Broadcasts.Include(happened) ?? false };
        if (await deliveries.PlanAsync(near.ItemId, planned, Now, ct)) return true;
        return await deliveries.KnowsAsync(near.ItemId, happened, channel, ct) ? false : null;
    }

    private ItemEvent Happened(PresentItem item, NearDate near, string discriminator, DateOnly today) => new()
    {
        Kind = EventKind.Reminder,
        Discriminator = discriminator,
        SeenAt = Now,
        Summary = $"{DateKinds.Name(near.Kind)}: {Distance(near.Date.DayNumber - today.DayNumber)}, on {near.Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.",
        DateKind = near.Kind,
        DateAfter = near.Date,
        DateQuote = item.Alert.DateQuotes.GetValueOrDefault(near.Kind),
    };

    // Seen means that the reminder was: whoever has looked at the item before has not answered it.
    private async Task<bool> IsSeenAsync(NearDate near, string channel, CancellationToken ct)
    {
        var told = (await deliveries.OfItemAsync(near.ItemId, MostOfItem, ct))
            .Where(sent => sent.Channel == channel && sent.Alert.Event is { Kind: EventKind.Reminder } reminder && reminder.DateKind == near.Kind && reminder.DateAfter == near.Date)
            .Select(sent => (DateTimeOffset?)sent.CreatedAt).Min();
        return told is { } first && (await cares.FindAsync(near.ItemId, Now, ct)).SeenBy.Any(seen => seen.At >= first);
    }

    private static string Distance(int days) => days switch
    {
        0 => "today",
        1 => "tomorrow",
        _ => string.Create(CultureInfo.InvariantCulture, $"in {days} days"),
    };
}
