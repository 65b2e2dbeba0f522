using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Puts days into the ledger, in place of what it held of them.</summary>
internal static class DayWriter
{
    public static async Task PutAsync(MonitorContext db, SourceId source, IReadOnlyList<SourceDay> days, CancellationToken ct)
    {
        foreach (var chunk in days.Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.Select(day => day.Day).ToList();
            var known = await db.Days.Where(row => row.Source == source && asked.Contains(row.Day)).ToDictionaryAsync(row => row.Day, ct);
            foreach (var day in chunk)
            {
                if (known.TryGetValue(day.Day, out var row)) db.Entry(row).CurrentValues.SetValues(day);
                else db.Days.Add(day with { });
            }
        }
    }
}
