using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>What people have done about an item, in the words of its message.</summary>
internal static class CareWords
{
    public static ItemCareWords Of(ItemCare care) => new()
    {
        AssignedTo = care.Assigned?.Who,
        Label = care.Label is { } label ? new GivenLabel(label.Id, Said(label.Given.Verdict), label.Given.Who, label.Given.At) : null,
        SeenBy = [.. care.SeenBy.Select(seen => seen.Who)],
        Snoozed = care.Mutes is [var mute, ..] ? $"{Until(mute)} by @{mute.Who}" : null,
    };

    private static string Until(Mute mute) => (mute.Ends, mute.Until) switch
    {
        (MuteEnd.Day, { } day) => $"until {Day(day)}",
        (MuteEnd.Day, null) => "until somebody takes it back",
        (MuteEnd.NextStage, { } day) => $"until the next stage, at most until {Day(day)}",
        (MuteEnd.NextStage, null) => "until the next stage",
        (MuteEnd.TextChange, { } day) => $"until the text changes, at most until {Day(day)}",
        (MuteEnd.TextChange, null) => "until the text changes",
        _ => "",
    };

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Said(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "relevant",
        Verdict.NotRelevant => "not relevant",
        Verdict.Unsure => "unsure",
    };
}
