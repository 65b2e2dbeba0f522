using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Terms that people added to the lexicon or took out of it.</summary>
internal sealed class LexiconEditStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    public Task<long> AppendAsync(LexiconChange change, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = new LexiconEditRow
            {
                Concept = change.Concept,
                Gloss = change.Gloss,
                Language = change.Language,
                Term = change.Term,
                Removes = change.Removes,
                Who = change.Who,
                At = time.GetUtcNow(),
            };
            db.LexiconEdits.Add(row);
            await db.SaveChangesAsync(token);
            return row.Id;
        },
        ct);

    /// <summary>Oldest first: later ones hold against earlier ones.</summary>
    public async Task<IReadOnlyList<LexiconChange>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.LexiconEdits.OrderBy(row => row.Id)
            .Select(row => new LexiconChange(row.Id, row.Concept, row.Gloss, row.Language, row.Term, row.Removes, row.Who, row.At)).ToListAsync(ct);
    }
}
