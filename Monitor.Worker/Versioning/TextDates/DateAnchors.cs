namespace Monitor.Worker.Versioning.TextDates;

/// <summary>The days that rules count from, as far as they are known.</summary>
/// <param name="Publication">Of the act itself in its gazette; null for a bill, whose own print is not what its text means.</param>
/// <param name="EntryIntoForce">Stated by the publisher, or read in the text before.</param>
internal readonly record struct DateAnchors(DateOnly? Publication, DateOnly? EntryIntoForce)
{
    public DateOnly? Of(DateAnchor anchor) => anchor switch
    {
        DateAnchor.Publication => Publication,
        DateAnchor.EntryIntoForce => EntryIntoForce,
        _ => null,
    };
}
