using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>Finds stored documents that say what new ones say.</summary>
internal sealed class TwinLookup(MonitorContext db, SourceId source)
{
    /// <summary>Shorter texts are headings and notices, which many documents share.</summary>
    private const int TextThatTells = 200;

    public async Task<IReadOnlyList<Twin>> FindAsync(IReadOnlyCollection<DocumentChange> fresh, CancellationToken ct)
    {
        var twins = new List<Twin>();
        foreach (var chunk in fresh.Chunk(KnownLookup.Chunk)) twins.AddRange(await FindAsync(chunk, ct));
        return twins;
    }

    private async Task<IEnumerable<Twin>> FindAsync(DocumentChange[] fresh, CancellationToken ct)
    {
        var byTitle = fresh.ToLookup(change => StoredText.Clean(change.Document.Title), StringComparer.Ordinal);
        var byText = fresh.Where(change => change.NormalText.Length >= TextThatTells).ToLookup(change => StoredText.Clean(change.NormalText), StringComparer.Ordinal);
        var titles = byTitle.Select(group => group.Key).ToList();
        var texts = byText.Select(group => group.Key).ToList();
        var found = await db.Versions
            .Where(version => version.Document.Source == source && version.Number == version.Document.Version)
            .Where(version => titles.Contains(version.Title) || texts.Contains(version.Text))
            .Select(version => new { version.Document.NativeId, version.Title, version.Text })
            .ToListAsync(ct);
        return
        [
            .. found.SelectMany(row => byText[row.Text].Select(change => new Twin(row.NativeId, row.Title, Text: true, change.Document.NativeId))),
            .. found.SelectMany(row => byTitle[row.Title].Select(change => new Twin(row.NativeId, row.Title, Text: false, change.Document.NativeId))),
        ];
    }
}
