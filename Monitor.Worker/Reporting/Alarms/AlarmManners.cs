using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>An alarm as it is to be kept, with what is to be told; null when nothing is.</summary>
internal sealed record AlarmStep(Alarm Alarm, AlarmMessage? Message);

/// <param name="Key">The same message is told once, whoever computes it twice.</param>
internal sealed record AlarmMessage(string Key, string Title, string Text);

/// <summary>When operators are told: once when a state begins, on days 1, 3 and 7 while it lasts, and when it ends. Pure.</summary>
internal static class AlarmManners
{
    private static readonly TimeSpan[] Reminders = [TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <param name="open">Alarms that have begun and not ended.</param>
    /// <param name="causes">What is so now.</param>
    /// <param name="recovered">What to say of the gap when an alarm ends.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<AlarmStep> Next(
        IReadOnlyList<Alarm> open, IReadOnlyList<AlarmCause> causes, Func<Alarm, string> recovered, DateTimeOffset now)
    {
        var steps = new List<AlarmStep>();
        foreach (var cause in causes)
        {
            var known = open.FirstOrDefault(alarm => IsOf(alarm, cause));
            if (known is null) steps.Add(Begin(cause, now));
            else if (Remind(known, cause, now) is { } reminder) steps.Add(reminder);
        }

        // While the network fails, nothing can be said of the sources behind it: their alarms stay as they are.
        var isBlind = causes.Any(cause => cause.Kind == AlarmKind.Network);
        foreach (var alarm in open.Where(alarm => !causes.Any(cause => IsOf(alarm, cause))))
        {
            if (!(isBlind && alarm.Kind == AlarmKind.Failing)) steps.Add(End(alarm, recovered(alarm), now));
        }

        return steps;
    }

    private static bool IsOf(Alarm alarm, AlarmCause cause) => alarm.Kind == cause.Kind && alarm.Subject == cause.Subject;

    private static AlarmStep Begin(AlarmCause cause, DateTimeOffset now)
    {
        var alarm = new Alarm { Kind = cause.Kind, Subject = cause.Subject, Since = cause.Since, RaisedAt = now, Told = 1, Detail = cause.Detail };
        return new AlarmStep(alarm, Message(alarm, $"{cause.Name}: {Words(cause.Kind)}", $"{cause.Detail} {Advice(cause.Kind)}"));
    }

    private static AlarmStep? Remind(Alarm alarm, AlarmCause cause, DateTimeOffset now)
    {
        // A process that was down for a week sends one reminder, not three.
        var due = Reminders.Count(after => now - alarm.RaisedAt >= after);
        if (alarm.Told - 1 >= due) return null;
        var kept = alarm with { Told = due + 1, Detail = cause.Detail };
        var days = string.Create(CultureInfo.InvariantCulture, $"{(int)(now - alarm.RaisedAt).TotalDays}");
        return new AlarmStep(kept, Message(kept, $"{cause.Name}: {Words(cause.Kind)}, day {days}", $"{cause.Detail} {Advice(cause.Kind)}"));
    }

    private static AlarmStep End(Alarm alarm, string gap, DateTimeOffset now)
    {
        var ended = alarm with { EndedAt = now, Told = alarm.Told + 1 };
        var subject = alarm.Kind == AlarmKind.Delivery ? DeliveryCauses.Words(alarm.Subject) : alarm.Subject.Length > 0 ? alarm.Subject : Nameless(alarm.Kind);
        return new AlarmStep(ended, Message(ended, $"{subject}: over ({Words(alarm.Kind)})", gap));
    }

    private static string Nameless(AlarmKind kind) => kind switch
    {
        AlarmKind.Network => "The network",
        AlarmKind.Model => "The classifier",
        AlarmKind.EndToEnd => "Monitor's own check",
        AlarmKind.Index => "The search index",
        _ => "The readers",
    };

    private static AlarmMessage Message(Alarm alarm, string title, string text) => new(
        string.Create(CultureInfo.InvariantCulture, $"{alarm.Kind}:{alarm.Subject}:{alarm.RaisedAt.UtcTicks}:{alarm.Told}"), title, text.Trim());

    private static string Words(AlarmKind kind) => kind switch
    {
        AlarmKind.Failing => "cannot be read",
        AlarmKind.Frozen => "stands still",
        AlarmKind.Canary => "known document reads differently",
        AlarmKind.Held => "alerts are held",
        AlarmKind.Network => "many sources fail together",
        AlarmKind.Parsers => "saved pages read differently",
        AlarmKind.Model => "the model misses laws that it must know",
        AlarmKind.Delivery => "messages cannot be sent",
        AlarmKind.EndToEnd => "something on the way from page to channel stands still",
        AlarmKind.GivenUp => "days were given up",
        AlarmKind.Gap => "records may be missing",
        AlarmKind.Index => "searches may find less than there is",
    };

    private static string Advice(AlarmKind kind) => kind switch
    {
        AlarmKind.Failing => "What to do for each outcome stands in docs/operating.md; a source can be paused until a day on its page.",
        AlarmKind.Frozen => "Look at the publisher's page: it may have moved its list, or rest.",
        AlarmKind.Canary => "Look at the page and at the source's selectors; then 'sources try' shows what is read.",
        AlarmKind.Held => "",
        AlarmKind.Network => "Sources behind it are not told of one by one.",
        AlarmKind.Parsers => "An update or an edit of sources.json has changed what is read.",
        AlarmKind.Model => "A promotion or a turn of the dial did this: go back on the page Tuning, or by the verb: models rollback.",
        AlarmKind.Delivery => "Messages are kept and sent by themselves once it is mended.",
        AlarmKind.GivenUp => "Look at the publisher's page of those days; the verb backfill asks for them again.",
        AlarmKind.Gap => "Since when, and why, stands on the source's page. Look at the publisher's archive; the verb backfill walks the list back where it goes on, and whoever has looked can end the gap on that page.",
        AlarmKind.Index => "Nothing is lost: the store has everything. What to do for each complaint stands in docs/elasticsearch.md; the coverage page shows how it is now.",
        AlarmKind.EndToEnd => "Each step that fails is named; the log says more. If nothing else helps, restart the service: nothing is lost.",
    };
}
