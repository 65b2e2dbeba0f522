using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>A second look at filters that servers ignore: whether a record belongs to the days that were asked for, where the source says by which date.</summary>
internal sealed class DateFilter(Source source, DayClock clock)
{
    /// <summary>Publishers' days are not always those of the source's zone.</summary>
    private const int Slack = 1;

    public bool Keeps(ParsedDocument document, DayWindow window)
    {
        if (source.Days.By is not { } by || DateOf(document, by) is not { } date) return true;
        if (source.Days.Keep is { } keep && date < clock.Today.AddDays(-keep)) return false;
        if (!IsDated) return true;
        return date >= window.From.AddDays(-Slack) && (window.Until >= clock.Today || date <= window.Until.AddDays(Slack));
    }

    private bool IsDated { get; } = Parsing.Mapping.RequestTemplate.ReachOf(source) != Parsing.Mapping.DateReach.None;

    private DateOnly? DateOf(ParsedDocument document, string by) => by switch
    {
        "published" => document.PublishedOn,
        "updated" => document.UpdatedAt is { } at ? clock.DayOf(at) : null,
        _ => document.Dates.TryGetValue(by, out var date) ? date : null,
    };
}
