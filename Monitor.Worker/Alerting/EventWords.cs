using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The written forms of <see cref="EventKind"/>: the code in rules and payloads, the name that people read.</summary>
internal static class EventWords
{
    public static IEnumerable<string> Codes => Enum.GetValues<EventKind>().Select(Code);

    public static string Code(this EventKind kind) => kind switch
    {
        EventKind.New => "new",
        EventKind.TextChanged => "text-changed",
        EventKind.StageChanged => "stage-changed",
        EventKind.DateMoved => "date-moved",
        EventKind.BecameRelevant => "became-relevant",
        EventKind.Withdrawn => "withdrawn",
        EventKind.Reminder => "reminder",
    };

    public static string Name(this EventKind kind) => kind switch
    {
        EventKind.New => "New item",
        EventKind.TextChanged => "Text changed",
        EventKind.StageChanged => "Stage changed",
        EventKind.DateMoved => "Date moved",
        EventKind.BecameRelevant => "Became relevant",
        EventKind.Withdrawn => "Withdrawn",
        EventKind.Reminder => "Deadline near",
    };

    /// <summary>Null when the word is not a code.</summary>
    public static EventKind? Parse(string word)
    {
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            if (kind.Code().Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }
}
