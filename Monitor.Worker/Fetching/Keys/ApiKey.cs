using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Keys;

/// <summary>A key in use: it goes out with a request and is taken out of whatever comes back. It has no text form on purpose.</summary>
internal sealed class ApiKey(AccessKey access, string value)
{
    public const string Concealed = "concealed";

    // Shorter values occur in ordinary text, where replacing them would spoil a law's wording.
    private const int ShortestInText = 6;

    private readonly string _encoded = Uri.EscapeDataString(value);

    public (string Name, string Value)? Header => access.Header is { } name ? (name, access.Prefix + value) : null;

    /// <summary>The address as it is sent. An address that a publisher gave may already carry a place for the key.</summary>
    public Uri Attach(Uri url) => access.Query is { } name ? QueryString.Set(url, name, value) : url;

    /// <summary>The address as it may be written down.</summary>
    public Uri Strip(Uri url)
    {
        var bare = access.Query is { } name ? QueryString.Remove(url, name) : url;
        var clean = Conceal(bare.AbsoluteUri);
        return clean == bare.AbsoluteUri && Conceal(bare.OriginalString) == bare.OriginalString ? bare : new Uri(clean);
    }

    public string Conceal(string text) => value.Length < ShortestInText
        ? text
        : text.Replace(value, Concealed, StringComparison.Ordinal).Replace(_encoded, Concealed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Publishers echo the key in next links and in messages: the bytes that are kept must not hold it.</summary>
    public byte[] Conceal(byte[] body)
    {
        if (value.Length < ShortestInText) return body;
        return Replace(Replace(body, Encoding.UTF8.GetBytes(value)), Encoding.UTF8.GetBytes(_encoded));
    }

    public FetchOutcome Conceal(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Moved moved => new FetchOutcome.Moved(Strip(moved.To)),
        FetchOutcome.Unreachable unreachable => new FetchOutcome.Unreachable(Conceal(unreachable.Reason)),
        FetchOutcome.Truncated truncated => new FetchOutcome.Truncated(Conceal(truncated.Reason)),
        FetchOutcome.ForbiddenTarget forbidden => new FetchOutcome.ForbiddenTarget(Conceal(forbidden.Reason)),
        _ => outcome,
    };

    private static byte[] Replace(byte[] body, byte[] secret)
    {
        if (body.AsSpan().IndexOf(secret) < 0) return body;
        using var clean = new MemoryStream(body.Length);
        var rest = body.AsSpan();
        while (rest.IndexOf(secret) is var at and >= 0)
        {
            clean.Write(rest[..at]);
            clean.Write("concealed"u8);
            rest = rest[(at + secret.Length)..];
        }

        clean.Write(rest);
        return clean.ToArray();
    }
}
