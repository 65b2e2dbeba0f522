using System.Threading.Channels;

namespace Monitor.Worker.Labelling;

/// <summary>Tells that a label was given, so that what it would change can be worked out. Only a hint: one that is missed is shown without its effect.</summary>
internal sealed class LabelSignal
{
    /// <summary>Somebody who labels faster than effects can be worked out is told of the last ones.</summary>
    private const int MostWaiting = 100;

    /// <summary>No label's number.</summary>
    public const long Expected = 0;

    private readonly Channel<long> _given = Channel.CreateBounded<long>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Ring(long labelId) => _given.Writer.TryWrite(labelId);

    /// <summary>Somebody looks at a question, so a label is likely to come: what is slow may begin.</summary>
    public void Expect()
    {
        // Looks must not crowd out labels.
        if (_given.Reader.Count == 0) _given.Writer.TryWrite(Expected);
    }

    /// <summary>The labels given since the last call, and <see cref="Expected"/> where one is likely to come; waits while there is neither.</summary>
    public async Task<IReadOnlyList<long>> NextAsync(CancellationToken ct)
    {
        await _given.Reader.WaitToReadAsync(ct);
        var found = new List<long>();
        while (_given.Reader.TryRead(out var id)) found.Add(id);
        return found;
    }
}
