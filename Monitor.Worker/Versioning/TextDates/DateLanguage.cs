using System.Collections.Frozen;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>In which order a language writes a date in figures.</summary>
internal enum FigureOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// <summary>The words in which one language's laws state dates. Data only; <see cref="TextDateReader"/> reads by it.</summary>
internal sealed record DateLanguage
{
    public required string Code { get; init; }

    /// <summary>Twelve entries, each with its forms divided by a bar. Empty where months are counted.</summary>
    public IReadOnlyList<string> Months { get; init; } = [];

    public FigureOrder Figures { get; init; } = FigureOrder.DayMonthYear;

    /// <summary>What may stand between day, month and year: "de", "a".</summary>
    public string Joint { get; init; } = "";

    /// <summary>By kind of date, the words that announce one. {D} marks a date that must stand there.</summary>
    public required IReadOnlyList<(string Kind, string Words)> Cues { get; init; }

    /// <summary>Words right before a date that make it the date of something else: "Act of", "Gesetz vom", "born on".</summary>
    public string? Foreign { get; init; }

    /// <summary>Words that make a sentence one about persons, meetings or the past.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Rules that count from a day. {N} is a number, {U} a unit, {A} the day that it counts from.</summary>
    public IReadOnlyList<(RelativeForm Form, string Words)> Relatives { get; init; } = [];

    /// <summary>Day, week, month, year.</summary>
    public (string Day, string Week, string Month, string Year) Units { get; init; }

    /// <summary>Publication, entry into force, enactment.</summary>
    public (string Publication, string Force, string Enactment) Anchors { get; init; }

    /// <summary>"one=1 two=2 first=1": words that count.</summary>
    public string Numbers { get; init; } = "";

    /// <summary>How far before its cue a date may stand. In most languages it follows; a deadline for a review stands first everywhere.</summary>
    public int BeforeReach { get; init; } = 25;

    /// <summary>False for scripts without blanks, where a word has no edge.</summary>
    public bool HasWordEdges { get; init; } = true;

    public FrozenDictionary<string, int> Counts => field ??= Numbers.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0].Replace('_', ' '), pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
}

/// <summary>How a rule counts.</summary>
internal enum RelativeForm
{
    /// <summary>Three months after publication.</summary>
    After,

    /// <summary>On the twentieth day following publication; the next day where no number is given.</summary>
    OnDay,

    /// <summary>On the very day.</summary>
    SameDay,

    /// <summary>On the first day of the third month following; of the next month where no number is given.</summary>
    FirstOfMonth,

    /// <summary>On the first day of the month after the one in which a span has passed.</summary>
    FirstOfMonthAfter,
}

/// <summary>From which day a rule counts.</summary>
internal enum DateAnchor
{
    Publication,
    EntryIntoForce,
    Enactment,
}
