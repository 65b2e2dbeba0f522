using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Entries;

/// <summary>The meaning of each name is told by <see cref="DayRules"/>.</summary>
internal sealed class DaysEntry
{
    public int? Overlap { get; set; }

    public int? FirstLook { get; set; }

    public int? AtMost { get; set; }

    public int? Deep { get; set; }

    public string? By { get; set; }

    public int? Keep { get; set; }

    public int? PerRun { get; set; }

    public int? GiveUpAfter { get; set; }

    public List<NoIssue>? Nothing { get; set; }
}
