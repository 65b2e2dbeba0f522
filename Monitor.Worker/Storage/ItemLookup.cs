using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage;

/// <summary>Finds an item by what people write to name it: Monitor's number, an official key or number, a publisher's address.</summary>
internal sealed class ItemLookup(IDbContextFactory<MonitorContext> contexts)
{
    /// <returns>The item that stands for it, the newest where several are named so; null when there is none.</returns>
    public async Task<long?> FindAsync(string word, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (long.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Items.AnyAsync(row => row.Id == id, ct)) return id;
        if (Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return await OfAddressAsync(db, url, ct);
        var key = StoredText.Key(word);
        return await db.Keys.Where(row => row.Key == key).Select(row => (long?)row.ItemId).FirstOrDefaultAsync(ct)
            ?? await db.Items.Where(row => row.Number == word).OrderByDescending(row => row.Id).Select(row => (long?)(row.MergedIntoId ?? row.Id)).FirstOrDefaultAsync(ct);
    }

    // People copy addresses with or without the slash at the end.
    private static async Task<long?> OfAddressAsync(MonitorContext db, Uri url, CancellationToken ct)
    {
        var whole = StoredText.Url(url)!;
        var bare = whole.TrimEnd('/');
        List<string> written = [whole, bare, bare + "/"];
        List<string> addresses = [.. written.Select(StoredText.Address)];
        return await db.Documents.Where(row => (row.Url != null && written.Contains(row.Url)) || (row.Address != null && addresses.Contains(row.Address)))
            .OrderByDescending(row => row.Id).Select(row => (long?)row.ItemId).FirstOrDefaultAsync(ct);
    }
}
