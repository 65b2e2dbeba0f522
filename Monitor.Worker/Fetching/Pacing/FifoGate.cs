namespace Monitor.Worker.Fetching.Pacing;

/// <summary>Lets a number of callers in at once, the others in the order in which they came.</summary>
internal sealed class FifoGate(int places)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private int _free = places;

    public async ValueTask<Place> EnterAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> node;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Place(this);
            }

            node = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using (ct.Register(() => GiveUp(node, ct))) await node.Value.Task;
        return new Place(this);
    }

    // Leaving and giving up both hold the lock, so a place is never handed to somebody who has gone.
    private void GiveUp(LinkedListNode<TaskCompletionSource> node, CancellationToken ct)
    {
        lock (_lock)
        {
            if (node.List is null) return;
            _waiting.Remove(node);
        }

        node.Value.TrySetCanceled(ct);
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (_waiting.First is not { } first)
            {
                _free++;
                return;
            }

            _waiting.RemoveFirst();
            first.Value.TrySetResult();
        }
    }

    internal sealed class Place(FifoGate gate) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            gate.Leave();
        }
    }
}
