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

    private readonly FileStream? _held;

    private FolderTurn(FileStream? held) => _held = held;

    /// <summary>Waits for the turn. A folder that is not there has nothing to wait for.</summary>
    /// <exception cref="IOException">Another process kept the folder too long.</exception>
    public static FolderTurn Take(string root, bool writes)
    {
        if (writes)
            Directory.CreateDirectory(root);
        else if (!Directory.Exists(root))
            return new FolderTurn(null);
        var path = Path.Combine(root, ".turn");
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FolderTurn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    public void Dispose() => _held?.Dispose();
}
