using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Packs pages as they were served, and unpacks them again.</summary>
internal static class RawBodies
{
    /// <summary>Of bills' pages, quality 4 leaves a sixth less than 1 and takes three times as long; the text beside it is larger than either.</summary>
    private const int Quality = 1;

    private const int Window = 22;

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

    private static RawBodyRow Compress(FetchedPage page) => new()
    {
        Body = Pack(page.Body),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(page.Body)),
        Length = page.Body.LongLength,
        MediaType = page.MediaType,
        Charset = page.Charset,
        FinalUrl = page.FinalUrl.AbsoluteUri,
        FetchedAt = page.FetchedAt,
    };

    private static byte[] Pack(byte[] body)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(body, packed, out var length, Quality, Window)) throw new InvalidOperationException($"{body.Length} bytes could not be compressed.");
            return packed[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }
}
