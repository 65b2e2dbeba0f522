using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>What may happen to the folder of an embedded index.</summary>
public sealed class EmbeddedIndexFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("monitor-index-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 5, 4, 3, 2, TimeSpan.Zero));
    private readonly LinesLogger _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_root, "index");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task After_a_kill_the_last_commit_is_there_with_its_cursor()
    {
        using var killed = Open(Folder);
        await killed.WriteAsync([Item(1)], [], 1, Ct);
        await killed.WriteAsync([.. Enumerable.Range(2, 500).Select(id => Item(id))], [], 2, Ct);
        var remains = Path.Combine(_root, "remains");
        CopyAsIfKilled(Folder, remains);

        using var index = Open(remains);

        Assert.Equal(2, await index.CursorAsync(Ct));
        Assert.Equal(501, await index.CountAsync(Ct));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_second_process_cannot_write_to_the_same_folder()
    {
        using var first = Open(Folder);
        await first.WriteAsync([Item(1)], [], 1, Ct);

        var refusal = Assert.Throws<InvalidOperationException>(() => Open(Folder));

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Folder, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await first.CountAsync(Ct));
    }

    [Theory]
    [InlineData("segments_")]
    [InlineData(".cfs")]
    public async Task A_damaged_index_is_set_aside_and_begun_again(string part)
    {
        using (var index = Open(Folder)) await index.WriteAsync([Item(1)], [], 7, Ct);
        Damage(Directory.EnumerateFiles(Folder).Where(file => file.Contains(part, StringComparison.Ordinal)).MaxBy(file => file)!);

        using var again = Open(Folder);

        Assert.Equal(0, await again.CursorAsync(Ct));
        Assert.Equal(0, await again.CountAsync(Ct));
        Assert.True(Directory.Exists(Folder + ".damaged-20310605040302000"));
        Assert.Contains("set aside", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_file_is_damage_too()
    {
        using (var index = Open(Folder)) await index.WriteAsync([Item(1)], [], 7, Ct);
        File.Delete(Directory.EnumerateFiles(Folder, "*.cfs").First());

        using var again = Open(Folder);

        Assert.Equal(0, await again.CursorAsync(Ct));
        Assert.Single(_log.Lines);
    }

    [Fact]
    public async Task Many_texts_make_a_dictionary_and_are_read_with_it_after_a_restart_and_from_beside()
    {
        var acts = LearnableActs.Make(200);
        using (var index = Open(Folder))
        {
            using var files = Lucene.Net.Store.FSDirectory.Open(Folder);
            using var beside = new EmbeddedSearcher(files, TextPieces.In(Folder), _time, new ConceptShelf());
            await index.WriteAsync(acts, [], 1, Ct);
            beside.Refresh();
            Assert.True(File.Exists(Path.Combine(Folder, "pieces-1.dictionary")));
            AssertShows(beside.Search(new SearchQuery { Text = "token150" }, Ct));
        }

        using var again = Open(Folder);

        AssertShows(await again.SearchAsync(new SearchQuery { Text = "token150" }, Ct));
        Assert.Empty(_log.Lines);

        static void AssertShows(SearchResult found) => Assert.Contains(Assert.Single(Assert.Single(found.Hits).Passages), fragment => fragment is { Marked: true, Text: "token150" });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_index_without_its_dictionary_is_damaged(bool isLost)
    {
        using (var index = Open(Folder)) await index.WriteAsync(LearnableActs.Make(200), [], 7, Ct);
        var dictionary = Path.Combine(Folder, "pieces-1.dictionary");
        if (isLost) File.Delete(dictionary);
        else Damage(dictionary);

        using var again = Open(Folder);

        Assert.Equal(0, await again.CursorAsync(Ct));
        Assert.Contains("set aside", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_another_schema_is_emptied_and_begun_again()
    {
        using (var index = Open(Folder)) await index.WriteAsync([Item(1)], [], 7, Ct);
        using (var folder = IndexFolder.Open(Folder))
        {
            folder.Writer.SetCommitData(new Dictionary<string, string> { ["schema"] = "0", ["cursor"] = "7" });
            folder.Writer.Commit();
        }

        using var again = Open(Folder);

        Assert.Equal(0, await again.CursorAsync(Ct));
        Assert.Equal(0, await again.CountAsync(Ct));
        Assert.Contains("another version", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_catch_up_is_durable_and_seen_by_stretches()
    {
        using var index = EmbeddedIndex.Open(Folder, _time, new ConceptShelf(), _log, charactersACommit: 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => index.FollowAsync(Breaking(), Ct));

        Assert.Equal(2, await index.CursorAsync(Ct));
        Assert.Equal(2, await index.CountAsync(Ct));

        async IAsyncEnumerable<IndexBatch> Breaking()
        {
            yield return new IndexBatch([Item(1) with { Text = "An act." }], 1);
            Assert.Equal(1, await index.CountAsync(Ct));
            yield return new IndexBatch([Item(2) with { Text = "An act." }], 2);
            yield return new IndexBatch([Item(3) with { Text = "" }], 3);
            throw new InvalidDataException("The store broke.");
        }
    }

    [Fact]
    public async Task A_batch_that_fails_midway_is_forgotten_whole()
    {
        using var index = Open(Folder);
        await index.WriteAsync([Item(1)], [], 1, Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => index.WriteAsync([Item(2), Item(3) with { Title = null! }], [1], 2, Ct));
        await index.WriteAsync([Item(4)], [], 3, Ct);

        Assert.Equal([1, 4], (await index.SearchAsync(new SearchQuery(), Ct)).Hits.Select(hit => hit.ItemId).Order());
    }

    [Fact]
    public async Task A_long_batch_is_called_off_between_items()
    {
        using var index = Open(Folder);
        using var stop = new CancellationTokenSource();

        var writing = index.WriteAsync([.. Stopping(stop)], [], 1, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal(0, await index.CountAsync(Ct));
        Assert.Equal(0, await index.CursorAsync(Ct));
    }

    private static IEnumerable<SearchDocument> Stopping(CancellationTokenSource stop)
    {
        for (var id = 1; id <= 100; id++) yield return Item(id);
        stop.Cancel();
    }

    private EmbeddedIndex Open(string folder) => EmbeddedIndex.Open(folder, _time, new ConceptShelf(), _log);

    private static SearchDocument Item(long id) => new()
    {
        ItemId = id,
        Title = $"Law {id}",
        Text = "Disclosure of subscriber data.",
        Jurisdiction = "GB",
        Region = "Europe",
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var i = bytes.Length / 3; i < bytes.Length / 2; i++) bytes[i] ^= 0x5A;
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>The files as they lie while the index is open, its lock file and a half-written segment among them.</summary>
    private static void CopyAsIfKilled(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        File.WriteAllBytes(Path.Combine(to, "_zz.fdt"), [0x3F, 0xD7, 0x6C]);
    }

    private sealed class LinesLogger : ILogger<EmbeddedIndex>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
