using System.Collections.Concurrent;

namespace Monitor.Classifiers.Models;

/// <summary>
/// One user of a model folder at a time, across processes: a verb that promotes while the service looks must not find half a change and
/// finish it under the other's hands. The lock is an open file and ends with its process, however that ends.
/// </summary>
internal sealed class FolderTurn : IDisposable
{
    /// <summary>Writing a model takes a second; whoever waits longer waits for somebody who hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Within one process turns are taken in order; by trying the file alone, one busy thread could keep the others out.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim? _queue;
    private readonly FileStream? _held;

    private FolderTurn(SemaphoreSlim? queue, FileStream? held) => (_queue, _held) = (queue, held);

    /// <summary>Waits for the turn. A folder that is not there has nothing to wait for.</summary>
    /// <exception cref="IOException">Another process kept the folder too long.</exception>
    public static FolderTurn Take(string root, bool writes)
    {
        if (writes)
            Directory.CreateDirectory(root);
        else if (!Directory.Exists(root))
            return new FolderTurn(null, null);
        var queue = Queues.GetOrAdd(Path.GetFullPath(root), _ => new SemaphoreSlim(1, 1));
        queue.Wait();
        try
        {
            return new FolderTurn(queue, Open(Path.Combine(root, ".turn")));
        }
        catch
        {
            queue.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _held?.Dispose();
        _queue?.Release();
    }

    private static FileStream Open(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException e)
            {
                throw new IOException($"{path}: another process has worked on the models for {Patience.TotalSeconds:0} seconds and does not end; look what it is.", e);
            }
        }
    }
}
