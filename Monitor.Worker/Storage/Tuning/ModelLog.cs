using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Which model came into use when, by whose name and why; and the items that changed side with it.</summary>
internal sealed class ModelLog(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    public Task<ModelChange> AppendAsync(
        string modelId, string? before, ModelChangeKind kind, string who, string? reason, IReadOnlyList<string> lost, CancellationToken ct) => gate.WriteAsync(
        (db, token) => AddAsync(db, modelId, before, kind, who, reason, lost, token), ct);

    /// <summary>Appends a line for a model that the newest line does not name.</summary>
    /// <returns>Null when it names it: whoever changed the model has written it meanwhile.</returns>
    public Task<ModelChange?> AppendMissingAsync(string modelId, string before, ModelChangeKind kind, string who, string reason, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var newest = await db.ModelChanges.OrderByDescending(row => row.Id).Select(row => row.ModelId).FirstOrDefaultAsync(token);
            return newest == modelId ? null : await AddAsync(db, modelId, before, kind, who, reason, [], token);
        },
        ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ModelChange>> ListAsync(int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.ModelChanges.AsNoTracking().OrderByDescending(row => row.Id).Take(take).ToListAsync(ct)).Select(ChangeOf)];
    }

    /// <summary>Items that changed side without a change of their text, newest first.</summary>
    public async Task<IReadOnlyList<Crossing>> CrossingsAsync(long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Crossings.AsNoTracking().Where(row => before == null || row.Id < before).OrderByDescending(row => row.Id).Take(take).ToListAsync(ct);
        var ids = rows.Select(row => row.ItemId).Distinct().ToList();
        var items = await db.Items.Where(row => ids.Contains(row.Id)).Select(ItemProjections.Summary).ToDictionaryAsync(item => item.Id, ct);
        return [.. rows.Select(row => new Crossing(row.Id, row.ModelId, row.DialId, items[row.ItemId], row.Before, row.After, row.Relevant, row.At))];
    }

    private async Task<ModelChange> AddAsync(
        MonitorContext db, string modelId, string? before, ModelChangeKind kind, string who, string? reason, IReadOnlyList<string> lost, CancellationToken ct)
    {
        var row = new ModelChangeRow { ModelId = modelId, Before = before, Kind = kind, Who = who, Reason = reason, Lost = lost, At = time.GetUtcNow() };
        db.ModelChanges.Add(row);
        await db.SaveChangesAsync(ct);
        return ChangeOf(row);
    }

    private static ModelChange ChangeOf(ModelChangeRow row) => new(row.Id, row.ModelId, row.Before, row.Kind, row.Who, row.Reason, row.Lost, row.At);
}
