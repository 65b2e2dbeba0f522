using System.Security.Cryptography;
using System.Text;

namespace Monitor.Classifiers.Models;

/// <summary>
/// <c>model.bin</c>: eight bytes "MONCLS" and version, the payload's length, the payload, its SHA-256. Little-endian.
/// A file that was cut off or damaged is refused before anything of it is used.
/// </summary>
internal static class ModelFile
{
    /// <summary>Files of the version before lack one number at their end, and are read.</summary>
    public const int FirstWithBackground = 4;

    private const int Version = 4;
    private const int OldestVersion = 3;
    private const int HeaderLength = 16;
    private static readonly byte[] Magic = "MONCLS"u8.ToArray();

    public static void Write(string path, TrainedModel model)
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
            ModelPayload.Write(writer, model);
        var bytes = payload.ToArray();
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write((ushort)Version);
            writer.Write((long)bytes.Length);
            writer.Write(bytes);
            writer.Write(SHA256.HashData(bytes));
        }
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="ModelFileException">The file is cut off, damaged or of another version.</exception>
    public static TrainedModel Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        CheckHeader(path, bytes);
        var payload = bytes.AsSpan(HeaderLength..^SHA256.HashSizeInBytes);
        if (!SHA256.HashData(payload).AsSpan().SequenceEqual(bytes.AsSpan(^SHA256.HashSizeInBytes..)))
            throw new ModelFileException(path, "its checksum does not fit its content, so it is damaged");
        using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, payload.Length), Encoding.UTF8);
        return ModelPayload.Read(reader, VersionOf(bytes));
    }

    private static int VersionOf(byte[] bytes) => BitConverter.ToUInt16(bytes, Magic.Length);

    private static void CheckHeader(string path, byte[] bytes)
    {
        if (bytes.Length < HeaderLength)
            throw new ModelFileException(path, $"it is cut off after {bytes.Length} bytes");
        if (!bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new ModelFileException(path, "it is not a Monitor model");
        var version = VersionOf(bytes);
        if (version is < OldestVersion or > Version)
            throw new ModelFileException(path, $"it has format version {version}, this program reads versions {OldestVersion} to {Version}");
        var expected = HeaderLength + BitConverter.ToInt64(bytes, Magic.Length + sizeof(ushort)) + SHA256.HashSizeInBytes;
        if (bytes.Length != expected)
            throw new ModelFileException(path, $"it is cut off: it has {bytes.Length} bytes, should have {expected}");
    }
}
