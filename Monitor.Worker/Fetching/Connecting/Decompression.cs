using System.Buffers.Binary;
using System.IO.Compression;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Undoes a Content-Encoding. The framework's streams take a cut-off input for a complete one, so the ends are checked here.</summary>
internal static class Decompression
{
    private const string CutOff = "The compressed body was cut off or damaged.";

    private static ReadOnlySpan<byte> MemberMark => [0x1F, 0x8B, 0x08];

    public static BodyRead Undo(string coding, byte[] body, long limit) => coding.ToLowerInvariant() switch
    {
        // Some servers announce a compression that they do not do: without the mark the bytes are taken as they are.
        "gzip" or "x-gzip" when body is [0x1F, 0x8B, ..] => Inflate(body, limit, stream => new GZipStream(stream, CompressionMode.Decompress), IsWholeGzip),
        "deflate" when IsZlib(body) => Inflate(body, limit, stream => new ZLibStream(stream, CompressionMode.Decompress), IsWholeZlib),
        "deflate" when body.Length > 0 => Inflate(body, limit, stream => new DeflateStream(stream, CompressionMode.Decompress), (_, _) => true),
        "br" when body.Length > 0 => Inflate(body, limit, stream => new BrotliStream(stream, CompressionMode.Decompress), (_, _) => true),
        _ => new BodyRead(body),
    };

    private static BodyRead Inflate(byte[] body, long limit, Func<Stream, Stream> open, Func<byte[], byte[], bool> isWhole)
    {
        using var source = new WatchedStream(body);
        using var kept = new MemoryStream();
        try
        {
            using var inflated = open(source);
            var buffer = new byte[32 * 1024];
            while (inflated.Read(buffer) is > 0 and var read)
            {
                var room = (int)Math.Min(read, limit - kept.Length);
                kept.Write(buffer, 0, room);
                if (room < read) return new BodyRead(kept.ToArray(), IsOver: true);
            }

            var bytes = kept.ToArray();
            var wantedMore = inflated is BrotliStream && source.WasReadPastItsEnd;
            return new BodyRead(bytes, Fault: wantedMore || !isWhole(body, bytes) ? CutOff : null);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return new BodyRead(kept.ToArray(), Fault: CutOff);
        }
    }

    // The last four bytes are the length of the (last) member, RFC 1952.
    private static bool IsWholeGzip(byte[] body, byte[] bytes)
    {
        if (body.Length < 18) return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(^4));
        if (length == (uint)bytes.Length) return true;
        return length < bytes.Length && body.AsSpan(1).IndexOf(MemberMark) >= 0;
    }

    private static bool IsZlib(byte[] body) => body is [var method, var flags, ..] && (method & 0x0F) == 8 && ((method << 8) | flags) % 31 == 0;

    // The last four bytes are the Adler-32 of the content, RFC 1950.
    private static bool IsWholeZlib(byte[] body, byte[] bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes) (a, b) = ((a + value) % 65_521, (b + a + value) % 65_521);
        return body.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(^4)) == ((b << 16) | a);
    }

    private sealed class WatchedStream(byte[] body) : MemoryStream(body, writable: false)
    {
        public bool WasReadPastItsEnd { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Watch(base.Read(buffer, offset, count), count);

        public override int Read(Span<byte> buffer) => Watch(base.Read(buffer), buffer.Length);

        private int Watch(int read, int wanted)
        {
            WasReadPastItsEnd |= read == 0 && wanted > 0;
            return read;
        }
    }
}
