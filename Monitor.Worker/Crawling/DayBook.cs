using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>A source's days during one run: what each walk makes of them.</summary>
internal sealed class DayBook
{
    private readonly Source _source;
    private readonly WalkPlan _plan;
    private readonly Dictionary<DateOnly, SourceDay> _days;
    private IReadOnlyList<SourceDay> _opened;

    public DayBook(Source source, WalkPlan plan)
    {
        _source = source;
        _plan = plan;
        _days = plan.Days.ToDictionary(day => day.Day);
        _opened = plan.Opened;
    }

    /// <returns>The days as the ledger is to hold them from now on, in the commit of this walk.</returns>
    public IReadOnlyList<SourceDay> Enter(PlannedWalk walk, WalkedList list, SourceRun run)
    {
        var entered = _opened.ToDictionary(day => day.Day);
        _opened = [];
        foreach (var day in Asked(walk))
        {
            var before = _days.GetValueOrDefault(day);
            if (Entry(day, before, walk, list, run) is not { } entry) continue;
            _days[day] = entered[day] = entry;
        }

        return [.. entered.Values.OrderBy(day => day.Day)];
    }

    /// <summary>The days that the walk's question was about.</summary>
    private IEnumerable<DateOnly> Asked(PlannedWalk walk)
    {
        if (_plan.Reach == DateReach.None) return [];
        if (_plan.Reach == DateReach.Since) return new DayWindow(walk.Window.From, _plan.Clock.Today).Days;
        if (_plan.Reach == DateReach.Window) return walk.Window.Days;
        var question = RequestTemplate.Question(_source, walk.Window);
        return [.. _days.Keys.Where(day => day <= _plan.Clock.Today && RequestTemplate.Question(_source, DayWindow.Of(day)) == question).Append(walk.Window.Until).Distinct()];
    }

    private SourceDay? Entry(DateOnly day, SourceDay? before, PlannedWalk walk, WalkedList list, SourceRun run)
    {
        if (IsRead(day, list, run)) return Done(day, before, list, run);

        // What was settled before stays so: that a further look failed makes it no worse.
        return before is not null && _plan.Clock.IsSettled(before) && !_plan.Clock.IsDeepDue(before) ? null : Owed(day, before, walk, run);
    }

    private static bool IsRead(DateOnly day, WalkedList list, SourceRun run) =>
        run.Outcome.IsGood() || (run.Outcome == RunOutcome.Partial && run.Owed.Count == 0 && list.Unread.Count > 0 && !list.Unread.Any(window => window.Covers(day)));

    private SourceDay Done(DateOnly day, SourceDay? before, WalkedList list, SourceRun run) => new()
    {
        Source = _source.Id,
        Day = day,
        State = DayState.Done,
        Nothing = list.Nothing is not null || (_plan.Reach == DateReach.Day && run.Listed == 0 && !list.Unmodified),
        Reason = list.Nothing,
        Attempts = before?.Attempts ?? 0,
        TriedAt = run.StartedAt,
        ReadAt = run.StartedAt,
    };

    private SourceDay Owed(DateOnly day, SourceDay? before, PlannedWalk walk, SourceRun run)
    {
        // Only what failed by itself counts: a publisher that is away, or refuses us, says nothing about one of its days.
        var counts = walk.Purpose != RunPurpose.Ordinary && !CatchUp.IsPublisherAway(run.Outcome);
        var attempts = (before?.Attempts ?? 0) + (counts ? 1 : 0);
        return new SourceDay
        {
            Source = _source.Id,
            Day = day,
            State = attempts >= _source.Days.GiveUpAfter ? DayState.GivenUp : DayState.Owed,
            IsQuiet = before?.IsQuiet ?? false,
            Attempts = attempts,
            Reason = $"{run.Outcome.Code()}: {run.Detail}".TrimEnd(' ', ':'),
            TriedAt = run.StartedAt,
            ReadAt = before?.ReadAt,
        };
    }
}
