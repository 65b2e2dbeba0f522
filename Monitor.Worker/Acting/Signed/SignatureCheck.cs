using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Acting.Signed;

internal enum SignatureVerdict
{
    Good,

    /// <summary>A head is missing or is no such thing.</summary>
    Missing,

    /// <summary>Signed too long ago, or in time to come.</summary>
    Stale,
    Wrong,

    /// <summary>It was good once, and has come before.</summary>
    Replayed,
}

/// <summary>Whether a request is Slack's: signed over its bytes as they came, within five minutes, and for the first time.</summary>
internal sealed class SignatureCheck(TimeProvider time)
{
    public const string TimestampHead = "X-Slack-Request-Timestamp";
    public const string SignatureHead = "X-Slack-Signature";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Only good signatures are remembered, so that nobody else can fill it. Slack sends far fewer within the window.
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    public SignatureVerdict Judge(Secret secret, string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (signature is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return SignatureVerdict.Missing;
        var now = time.GetUtcNow();
        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Window) return SignatureVerdict.Stale;
        var right = Sign(secret, timestamp, body);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(signature))) return SignatureVerdict.Wrong;
        return IsFirst(right, now) ? SignatureVerdict.Good : SignatureVerdict.Replayed;
    }

    /// <summary><c>v0=</c> and the hash in small figures.</summary>
    public static string Sign(Secret secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret.Reveal()));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private bool IsFirst(string signature, DateTimeOffset now)
    {
        if (_seen.Count >= MostRemembered)
        {
            foreach (var (old, _) in _seen.Where(pair => pair.Value <= now)) _seen.TryRemove(old, out _);
        }

        // A time to come counts as signed until then, and the window after.
        return _seen.TryAdd(signature, now + Window + Window);
    }
}
