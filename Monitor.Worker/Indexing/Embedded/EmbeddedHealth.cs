using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>How an embedded index is. Told from its files alone it needs no lock: the worker that holds the folder goes on.</summary>
internal static class EmbeddedHealth
{
    private static readonly string Product = $"Lucene.Net {typeof(IndexWriter).Assembly.GetName().Version?.ToString(3)}";

    public static IndexHealth Of(IndexReader reader, IndexFolderFiles files, long cursor) => new(
        IndexingOptions.Embedded, Product, IndexState.Ready, reader.NumDocs, cursor,
        [.. Facts(files), new("segments", reader.Leaves.Count.ToString(CultureInfo.InvariantCulture))],
        []);

    /// <summary>As the last commit left it.</summary>
    public static IndexHealth Of(string path)
    {
        var files = new IndexFolderFiles(new DirectoryInfo(Path.GetFullPath(path)));
        if (!files.Folder.Exists) return Poor(files, IndexState.Degraded, "There is no index yet; the worker makes it and fills it from the store.");
        try
        {
            using var folder = FSDirectory.Open(files.Folder);
            if (!DirectoryReader.IndexExists(folder)) return Poor(files, IndexState.Degraded, "There is no index yet; the worker makes it and fills it from the store.");
            using var reader = DirectoryReader.Open(folder);
            return IndexFolder.CursorOf(reader.IndexCommit.UserData) is { } cursor
                ? Of(reader, files, cursor)
                : Poor(files, IndexState.Degraded, "It was written by another version of Monitor; the worker empties it when it is started, and fills it from the store.");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or UnauthorizedAccessException)
        {
            return Poor(files, IndexState.Down, $"The files cannot be read ({fault.Message}). The worker sets a damaged index aside when it is started, and fills a new one from the store.");
        }
    }

    private static IndexHealth Poor(IndexFolderFiles files, IndexState state, string complaint) => new(IndexingOptions.Embedded, Product, state, null, null, Facts(files), [complaint]);

    private static IReadOnlyList<KeyValuePair<string, string>> Facts(IndexFolderFiles files) =>
        [new("folder", files.Folder.FullName), new("bytes", files.Bytes.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>The files of an index, whoever writes to them.</summary>
internal readonly record struct IndexFolderFiles(DirectoryInfo Folder)
{
    public long Bytes => Folder.Exists ? Folder.EnumerateFiles().Sum(Length) : 0;

    // A merge deletes files while they are counted.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
