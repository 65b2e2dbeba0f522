using System.Net.Sockets;
using System.Security.Authentication;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>What the HTTP stack throws, as outcomes.</summary>
internal static class HttpFailures
{
    private const int LongestReason = 300;

    /// <summary>Everything that a publisher's answer, or its absence, can make the HTTP stack throw.</summary>
    public static bool IsPublishersDoing(Exception e) =>
        e is HttpRequestException or IOException or SocketException or AuthenticationException or OperationCanceledException
            or InvalidDataException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException;

    /// <summary>A refused or reset connection may work in half a second; an unknown name or a forbidden address will not.</summary>
    public static bool IsPassing(HttpRequestException e) =>
        Chain(e).All(inner => inner is not ForbiddenTargetException and not AuthenticationException
            and not SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain });

    public static FetchOutcome Outcome(Exception e)
    {
        var chain = Chain(e).ToList();
        if (chain.OfType<ForbiddenTargetException>().FirstOrDefault() is { } forbidden) return new FetchOutcome.ForbiddenTarget(forbidden.Message);
        var kind = chain switch
        {
            _ when chain.OfType<SocketException>().FirstOrDefault() is { } socket => Kind(socket.SocketErrorCode),
            _ when chain.OfType<AuthenticationException>().Any() => "The secure connection failed",
            _ when chain.Any(inner => inner is OperationCanceledException or TimeoutException) => "The connection took too long",
            _ => "The answer could not be read",
        };
        return new FetchOutcome.Unreachable(Tidy($"{kind}: {chain[^1].Message}"));
    }

    /// <summary>One line of printable text: messages quote what the publisher sent.</summary>
    public static string Tidy(string text)
    {
        var line = new string([.. text.Take(LongestReason).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return text.Length > LongestReason ? line + "..." : line;
    }

    private static string Kind(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => "The host name was not found",
        SocketError.TimedOut => "The connection took too long",
        _ => "The connection failed",
    };

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException) yield return e;
    }
}
