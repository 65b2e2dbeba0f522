using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>SHA-256 in lower-case hex over normalised content. Validators and page hashes lie; extracted text does not.</summary>
internal static class Fingerprint
{
    /// <summary>Of a version: its title and text.</summary>
    public static string Of(string normalTitle, string normalText) => Hash(normalTitle, "\n\n", normalText);

    /// <summary>Of a record as listed: everything its line says, so that any difference there is a reason to read its detail again.</summary>
    public static string OfListed(ParsedDocument listed)
    {
        var text = new StringBuilder();
        text.Append(listed.Title).Append('\n').Append(listed.Text).Append('\n').Append(listed.RawStatus).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{listed.PublishedOn:O}\n{listed.UpdatedAt:O}\n");
        foreach (var (kind, date) in listed.Dates.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind}={date:O}\n");
        }

        return Hash(text.ToString());
    }

    private static string Hash(params ReadOnlySpan<string> parts)
    {
        var most = 0;
        foreach (var part in parts) most += Encoding.UTF8.GetMaxByteCount(part.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var length = 0;
            foreach (var part in parts) length += Encoding.UTF8.GetBytes(part, bytes.AsSpan(length));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, length), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
