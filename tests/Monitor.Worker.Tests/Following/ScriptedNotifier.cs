using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Following;

/// <summary>Answers as it is told, the last answer for ever, and keeps the digests that it was given. Cuts a digest after every few lines.</summary>
internal sealed class ScriptedNotifier(params NotifyOutcome[] outcomes) : INotifier
{
    private int _next;

    public int LinesInAPart { get; init; } = int.MaxValue;

    public List<Digest> Digests { get; } = [];

    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct) => AnswerAsync();

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct) =>
        throw new InvalidOperationException("An alert's sender tells operators nothing.");

    public IReadOnlyList<Digest> Split(string channel, Digest digest)
    {
        var pieces = digest.Lines.Count == 0 ? [[]] : digest.Lines.Chunk(LinesInAPart).ToArray();
        return [.. pieces.Select((lines, i) => digest with { Lines = lines, Part = i + 1, Parts = pieces.Length })];
    }

    public Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct)
    {
        Digests.Add(part);
        return AnswerAsync();
    }

    private Task<NotifyOutcome> AnswerAsync() => Task.FromResult(outcomes[Math.Min(_next++, outcomes.Length - 1)]);
}
