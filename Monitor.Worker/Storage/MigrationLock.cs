namespace Monitor.Worker.Storage;

/// <summary>A file beside the store that one process holds open for itself; the operating system lets go of it when the process dies.</summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<FileStream> TakeAsync(string database, CancellationToken ct)
    {
        // Never deleted: who waits for a file that is being deleted would hold a lock on nothing.
        var path = database + ".migrating";
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }
}
