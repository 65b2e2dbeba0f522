using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The written forms of <see cref="EventKind"/>: the code in rules and payloads, the name that people read.</summary>
internal static class EventWords
{
    /// <summary>Of those that a rule may ask for: near misses have sections of their own.</summary>
    public static IEnumerable<string> Codes => Asked.Select(Code);

    private static IEnumerable<EventKind> Asked => Enum.GetValues<EventKind>().Where(kind => kind is not EventKind.NearMiss);

    public static string Code(this EventKind kind) => kind switch
    {
        EventKind.New => "new",
        EventKind.TextChanged => "text-changed",
        EventKind.StageChanged => "stage-changed",
        EventKind.DateMoved => "date-moved",
        EventKind.BecameRelevant => "became-relevant",
        EventKind.Withdrawn => "withdrawn",
        EventKind.Reminder => "reminder",
        EventKind.NearMiss => "near-miss",
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
        EventKind.NearMiss => "Near miss",
    };

    /// <summary>Null when the word is not a code.</summary>
    public static EventKind? Parse(string word)
    {
        foreach (var kind in Asked)
        {
            if (kind.Code().Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }
}
