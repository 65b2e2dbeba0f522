using System.IO.Compression;

namespace Monitor.Worker.Commands;

/// <summary>A file in memory, unpacked where its name ends in .gz; without bytes and with the reason when it cannot be read.</summary>
internal sealed record ParseFile(string Name, byte[] Bytes, string? Problem)
{
    private const long Largest = 512_000_000;

    public static (IReadOnlyList<string> Files, string? Problem) Names(IReadOnlyList<string> named, string? list)
    {
        if (list is null) return (named, null);
        if (!File.Exists(list)) return ([], $"--list: there is no file '{list}'.");
        return ([.. named, .. File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0)], null);
    }

    public static ParseFile Load(string name)
    {
        try
        {
            if (new FileInfo(name).Length > Largest) return new(name, [], "too-large");
            var bytes = File.ReadAllBytes(name);
            return new(name, name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpack(bytes) : bytes, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(name, [], exception is FileNotFoundException or DirectoryNotFoundException ? "not-found" : "unreadable");
        }
        catch (InvalidDataException)
        {
            return new(name, [], "not-gzip");
        }
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        while (gzip.Read(buffer) is > 0 and var read)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > Largest) throw new IOException("Too large when unpacked.");
        }

        return unpacked.ToArray();
    }
}
