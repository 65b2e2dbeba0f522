using System.Globalization;

namespace Monitor.Worker.Sources;

/// <summary>
/// Tells when a file has changed and come to rest. It is looked at, not listened to: that works on every file system and through
/// renames and links, and a file that is still being written looks different the next time.
/// </summary>
internal sealed class WatchedFile(string path)
{
    private string _acted = Stamp(path);
    private string? _pending;

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>True once for each change, when two looks in a row have seen the same.</summary>
    public bool HasChanged()
    {
        var stamp = Stamp(path);
        if (stamp == _acted)
        {
            _pending = null;
            return false;
        }

        if (stamp != _pending)
        {
            _pending = stamp;
            return false;
        }

        (_acted, _pending) = (stamp, null);
        return true;
    }

    /// <summary>It could not be read after all: the next two looks see it as new.</summary>
    public void LookAgain() => _acted = "";

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks}") : "missing";
    }
}
