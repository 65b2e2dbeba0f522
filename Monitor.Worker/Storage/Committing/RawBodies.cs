using System.IO.Compression;
using System.Security.Cryptography;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Packs pages as they were served, and unpacks them again.</summary>
internal static class RawBodies
{
    /// <summary>In the order of the changes; null where no page belongs to a new version.</summary>
    public static IReadOnlyList<RawBodyRow?> Compress(IReadOnlyList<DocumentChange> changes) =>
        [.. changes.Select(change => change is { WritesVersion: true, Page: { } page } ? Compress(page) : null)];

    public static byte[] Decompress(byte[] body)
    {
        using var packed = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static RawBodyRow Compress(FetchedPage page)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(page.Body);
        return new RawBodyRow
        {
            Body = packed.ToArray(),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(page.Body)),
            Length = page.Body.LongLength,
            MediaType = page.MediaType,
            Charset = page.Charset,
            FinalUrl = page.FinalUrl.AbsoluteUri,
            FetchedAt = page.FetchedAt,
        };
    }
}
