using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>
/// The files of an index and the one writer they allow. The cursor lies in the commit itself, hence is as durable as the documents
/// and never ahead of them.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    // Raise it when fields, analysis or what is filled in change: an index of another schema is emptied and filled again.
    public const string Schema = "6";

    private const string SchemaKey = "schema";
    private const string CursorKey = "cursor";
    private const string DictionariesKey = "dictionaries";
    private const double BufferMib = 24;
    private const int GeneralIoFault = unchecked((int)0x80131620);

    private readonly FieldAnalyzer _analyzer = new();

    private IndexFolder(FSDirectory files, PieceDictionaries dictionaries)
    {
        (Files, Dictionaries, Pieces) = (files, dictionaries, new TextPieces(dictionaries));
        Writer = NewWriter(files);
    }

    public FSDirectory Files { get; }

    public IndexWriter Writer { get; private set; }

    public PieceDictionaries Dictionaries { get; }

    public TextPieces Pieces { get; }

    public long Cursor { get; private set; }

    /// <summary>From what a commit says of itself; null when it is of another schema.</summary>
    public static long? CursorOf(IDictionary<string, string> data) =>
        data.TryGetValue(SchemaKey, out var schema) && schema == Schema
        && data.TryGetValue(CursorKey, out var word) && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor : null;

    /// <summary>Whether the folder held an index of another schema, which is now empty.</summary>
    public bool WasOfAnotherSchema { get; private set; }

    /// <exception cref="LockObtainFailedException">Another process writes to it.</exception>
    /// <exception cref="DamagedIndexException">The files are damaged or of another version of Lucene.</exception>
    public static IndexFolder Open(string path)
    {
        var files = FSDirectory.Open(path);
        try
        {
            return Opened(files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Makes what the writer holds durable, together with the cursor.</summary>
    public void Commit(long cursor)
    {
        Writer.SetCommitData(new Dictionary<string, string>
        {
            [SchemaKey] = Schema,
            [CursorKey] = cursor.ToString(CultureInfo.InvariantCulture),
            [DictionariesKey] = Dictionaries.Count.ToString(CultureInfo.InvariantCulture),
        });
        Writer.Commit();
        Cursor = cursor;
    }

    /// <summary>Forgets what is not committed.</summary>
    public void RollBack()
    {
        Writer.Rollback();
        Writer = NewWriter(Files);
    }

    public void Empty()
    {
        Writer.DeleteAll();
        Commit(0);
    }

    public void Dispose()
    {
        // Nothing is uncommitted here, and merges can go on next time.
        Writer.Rollback();
        _analyzer.Dispose();
        Files.Dispose();
    }

    private static IndexFolder Opened(FSDirectory files)
    {
        var held = DirectoryReader.IndexExists(files) ? CommitDataOf(files) : null;
        var folder = new IndexFolder(files, DictionariesOf(files, held));
        if (held is null) folder.Empty();
        else folder.Adopt(held);
        return folder;
    }

    /// <summary>Reads every byte against its checksum: a damaged index must be noticed now, not at some later search.</summary>
    private static IDictionary<string, string> CommitDataOf(FSDirectory files)
    {
        try
        {
            using var reader = DirectoryReader.Open(files);
            foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
            return reader.IndexCommit.UserData;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new DamagedIndexException(e);
        }
    }

    private static PieceDictionaries DictionariesOf(FSDirectory files, IDictionary<string, string>? held)
    {
        var needed = held is not null && held.TryGetValue(DictionariesKey, out var word) && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        try
        {
            return PieceDictionaries.In(files.Directory.FullName, needed);
        }
        catch (InvalidDataException e)
        {
            throw new DamagedIndexException(e);
        }
    }

    // Faults of the operating system (too many open files, no permission) say nothing about what the files hold; they carry its
    // own code, while Lucene's complaints about content carry the general one.
    private static bool IsDamage(Exception e) => e
        is FileNotFoundException or EndOfStreamException or IOException { HResult: GeneralIoFault }
        or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException;

    private void Adopt(IDictionary<string, string> data)
    {
        if (CursorOf(data) is { } cursor)
        {
            Cursor = cursor;
            return;
        }

        WasOfAnotherSchema = true;
        Empty();
    }

    private IndexWriter NewWriter(FSDirectory files) => new(files, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)
    {
        Similarity = new IntegerNormSimilarity(),
        RAMBufferSizeMB = BufferMib,
        OpenMode = OpenMode.CREATE_OR_APPEND,
        // Each word is looked up in each segment: fewer of them cost some merging and spare every search.
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 5, MaxMergeAtOnce = 5, FloorSegmentMB = 6 },
    });
}
