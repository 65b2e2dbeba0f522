using System.Buffers;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>What could be had of a body.</summary>
/// <param name="Bytes">Decompressed; no more than the limit.</param>
/// <param name="IsOver">There was more than the limit.</param>
/// <param name="Fault">Why the body is not whole; null when it is.</param>
internal sealed record BodyRead(byte[] Bytes, bool IsOver = false, string? Fault = null);

/// <summary>Reads a body to its end or to its limit, whichever comes first; the limit counts before and after decompression.</summary>
internal static class BodyReader
{
    public static async Task<BodyRead> ReadAsync(HttpContent content, long limit, CancellationToken ct)
    {
        var raw = await ReadRawAsync(content, limit, ct);
        // Last named, first undone. More than three layers is no publisher's habit.
        var codings = content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
            ? values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Reverse().Take(3)
            : [];
        var body = raw;
        foreach (var coding in codings)
        {
            var wider = Decompression.Undo(coding, body.Bytes, limit);
            body = wider with { IsOver = body.IsOver || wider.IsOver, Fault = body.Fault ?? (body.IsOver ? null : wider.Fault) };
        }

        return body;
    }

    private static async Task<BodyRead> ReadRawAsync(HttpContent content, long limit, CancellationToken ct)
    {
        var announced = content.Headers.ContentLength;
        using var kept = new MemoryStream((int)Math.Min(Math.Max(announced ?? 0, 0), Math.Min(limit, 1 << 20)));
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(ct);
            while (await stream.ReadAsync(buffer, ct) is > 0 and var read)
            {
                var room = (int)Math.Min(read, limit - kept.Length);
                kept.Write(buffer, 0, room);
                if (room < read) return new BodyRead(kept.ToArray(), IsOver: true);
            }

            return new BodyRead(kept.ToArray());
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !ct.IsCancellationRequested)
        {
            var promise = announced is { } length ? $" of {length}" : "";
            return new BodyRead(kept.ToArray(), Fault: HttpFailures.Tidy($"The connection ended after {kept.Length}{promise} bytes."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
