using System.Collections.Frozen;
using System.Globalization;

namespace Monitor.Worker.Acting.Intake;

/// <summary>The names that buttons and menus of messages carry. Messages stand in channels for years: a name is never given another meaning.</summary>
internal static class Actions
{
    public const string Relevant = "label-relevant";
    public const string NotRelevant = "label-not-relevant";
    public const string Unsure = "label-unsure";
    public const string UndoLabel = "undo-label";
    public const string Seen = "seen";
    public const string Assign = "assign";
    public const string Snooze = "snooze";
    public const string Wake = "wake";
    public const string More = "more";
    public const string EndHush = "end-hush";

    /// <summary>They open an address in the browser: Slack wants to hear that the press has come, and that is all.</summary>
    public static readonly FrozenSet<string> OpenAddresses = FrozenSet.Create("open-item", "open-source", "calendar", "label", "open-page");

    /// <summary>What a button carries: <c>12</c>, or <c>12:more</c>. Null when it is neither.</summary>
    public static (long Id, string? More)? Value(string? value)
    {
        if (value is null) return null;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var figures = colon < 0 ? value : value[..colon];
        return long.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? (id, colon < 0 ? null : value[(colon + 1)..]) : null;
    }

    /// <summary>A menu of people carries none of our own values: its block names the item, <c>item-12-…</c>.</summary>
    public static long? ItemOfBlock(string? block) =>
        block?.Split('-') is ["item", var figures, ..] && long.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
