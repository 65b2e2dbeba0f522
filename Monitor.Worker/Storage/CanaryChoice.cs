using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>A document that may be asked for again each week.</summary>
public sealed record CanaryCandidate(string NativeId, string Address, string Text);

/// <summary>Finds documents that have long stood as they are.</summary>
internal sealed class CanaryChoice(IDbContextFactory<MonitorContext> contexts)
{
    private const int Tried = 3;

    private const int LeastText = 100;

    /// <summary>The oldest that have a page of their own, never changed, and hold a text.</summary>
    public async Task<IReadOnlyList<CanaryCandidate>> CandidatesAsync(SourceId source, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Versions
            .Where(version => version.Document.Source == source && version.Document.Version == 1 && version.Number == 1)
            .Where(version => version.Document.Address != null && version.Text.Length >= LeastText)
            .OrderBy(version => version.DocumentId)
            .Take(Tried)
            .Select(version => new CanaryCandidate(version.Document.NativeId, version.Document.Address!, version.Text))
            .ToListAsync(ct);
    }

    /// <summary>False when the publisher has changed it meanwhile: then it is no measure any more.</summary>
    public async Task<bool> IsStableAsync(SourceId source, string nativeId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = StoredText.Key(nativeId);
        return await db.Documents.AnyAsync(document => document.Source == source && document.NativeId == key && document.Version == 1, ct);
    }
}
