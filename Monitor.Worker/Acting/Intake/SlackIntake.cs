using System.Threading.Channels;

namespace Monitor.Worker.Acting.Intake;

/// <summary>
/// Where everything from Slack arrives. It is answered at once and worked on afterwards: Slack waits three seconds, and a search or a crawl that
/// is being written may take longer. What waits here is lost when the process ends; whoever pressed sees that nothing happened and presses again.
/// </summary>
internal sealed class SlackIntake(TimeProvider time)
{
    /// <summary>More than people press in the minute for which a store may be busy.</summary>
    public const int Room = 500;

    private readonly Channel<Envelope> _waiting = Channel.CreateBounded<Envelope>(Room);

    public Receipt Take(Envelope envelope)
    {
        if (FormMistakes.Find(envelope, time.GetUtcNow()) is { } mistakes) return Receipt.Accepted with { Payload = mistakes };
        return _waiting.Writer.TryWrite(envelope) ? Receipt.Accepted : Receipt.Full;
    }

    public IAsyncEnumerable<Envelope> AllAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);
}
