using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Keeps the run's record, the days that it settled, and what the next run of the source starts from.</summary>
internal sealed class RunWriter(MonitorContext db)
{
    public async Task AddAsync(RunCommit commit, CancellationToken ct)
    {
        var run = commit.Run;
        var known = await db.Runs.AnyAsync(
            row => row.Source == run.Source && row.StartedAt == run.StartedAt && row.EndedAt == run.EndedAt && row.Outcome == run.Outcome
                && row.Requests == run.Requests && row.New == run.New && row.Changed == run.Changed && row.Unchanged == run.Unchanged,
            ct);
        if (!known) db.Runs.Add(run with { });
        var state = await db.States.SingleOrDefaultAsync(row => row.Source == commit.State.Source, ct);
        if (state is null) db.States.Add(commit.State with { });
        else db.Entry(state).CurrentValues.SetValues(commit.State);
        await DayWriter.PutAsync(db, commit.Run.Source, commit.Days, ct);
    }
}
