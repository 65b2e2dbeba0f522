namespace Monitor.Worker.Storage;

public enum Verdict
{
    Relevant,
    NotRelevant,
    Unsure,
}

/// <summary>Where a label was given.</summary>
public enum LabelPlace
{
    Page,
    Slack,
    File,
    Api,
}

/// <summary>A text that was labelled without being an item of this store.</summary>
public sealed record LabelExample(string Title, string Text, string? Language, string? Jurisdiction);

/// <summary>A label on its way to the store. Either <see cref="ItemId"/> or <see cref="Example"/> is given.</summary>
public sealed record NewLabel
{
    public long? ItemId { get; init; }

    /// <summary>Of the version that was looked at.</summary>
    public required string Fingerprint { get; init; }

    public required Verdict Verdict { get; init; }

    public IReadOnlyList<string> Instruments { get; init; } = [];

    public string? Reason { get; init; }

    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }

    public required LabelPlace Where { get; init; }

    /// <summary>Version of the guideline that was followed.</summary>
    public string? Guideline { get; init; }

    /// <summary>Why this one was asked for (uncertain, alert, sample); null when nobody asked.</summary>
    public string? Asked { get; init; }

    /// <summary>By which chance it was asked for, above 0 to 1; null when by a rule, or when nobody asked.</summary>
    public double? Probability { get; init; }

    /// <summary>The words that decided it, as marked in the text.</summary>
    public string? Passage { get; init; }

    /// <summary>It settles what others disagreed about: theirs no longer count.</summary>
    public bool Settles { get; init; }

    public LabelExample? Example { get; init; }
}

/// <summary>A kept label.</summary>
public sealed record Label(long Id, NewLabel Given, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    /// <summary>Null until it is known.</summary>
    public LabelEffect? Effect { get; init; }

    public bool Holds => UndoneAt is null;
}

/// <param name="Id">Of the label that says so now.</param>
/// <param name="SaidBefore">Nothing was added: its giver has said the same of the same text, and that label holds.</param>
public sealed record AppendedLabel(long Id, bool SaidBefore);

/// <summary>How far labelling has come: equal as long as nobody gives a label or takes one back.</summary>
public sealed record LabelStamp(long Newest, int Undone);

/// <summary>A label with the text it is about: what training reads.</summary>
/// <param name="Text">Title and text of the labelled version; the newest one where that version is not kept here.</param>
public sealed record ExportedLabel(Label Label, LabelExample Text)
{
    /// <summary>The passage that carried the model's score when the label was given; null where it was not asked for or is not kept.</summary>
    public string? Carrying { get; init; }
}

/// <summary>A wish to hear no more about an item.</summary>
/// <param name="Until">Null: until it is undone.</param>
public sealed record Mute(long Id, long ItemId, string Who, DateTimeOffset At, DateTimeOffset? Until, string? Reason)
{
    public MuteEnd Ends { get; init; }
}
