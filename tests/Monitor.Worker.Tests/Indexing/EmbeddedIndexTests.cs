using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>The contract on Lucene.Net, in a folder that is gone afterwards.</summary>
public sealed class EmbeddedIndexTests : SearchIndexContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-index-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override Task<ISearchIndex> OpenAsync() =>
        Task.FromResult<ISearchIndex>(EmbeddedIndex.Open(Path.Combine(_folder, "index"), TimeProvider.System, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance));

    [Fact]
    public async Task No_text_that_can_be_typed_makes_a_search_fail()
    {
        using var index = await OpenSecondAsync();

        SearchTextParserTests.Syntax.Sample(text => Assert.InRange(Found(index, text), 0, 2), iter: 500, threads: 1);
        Gen.String.Sample(text => Assert.InRange(Found(index, text), 0, 2), iter: 500, threads: 1);
    }

    [Fact]
    public async Task No_text_that_can_be_published_makes_writing_or_reading_fail()
    {
        using var index = await OpenSecondAsync();
        var cursor = 1L;
        var languages = new[] { "en", "fr", "ro", "tr", "ar", "fa", "hi", "th", "ja", "el", "hu", "xx", null };

        Gen.Select(Gen.String, Gen.Int[0, languages.Length - 1]).Sample(
            (text, language) =>
            {
                index.WriteAsync([Law(3, $"{text} warrant {text}", languages[language])], [], ++cursor, CancellationToken.None).GetAwaiter().GetResult();
                Assert.Equal(1, Found(index, "warrant"));
            },
            iter: 60, threads: 1);
    }

    private static long Found(EmbeddedIndex index, string text) =>
        index.SearchAsync(new SearchQuery { Text = text }, CancellationToken.None).GetAwaiter().GetResult().Total;

    private async Task<EmbeddedIndex> OpenSecondAsync()
    {
        var index = EmbeddedIndex.Open(Path.Combine(_folder, "second"), TimeProvider.System, new ConceptShelf(), NullLogger<EmbeddedIndex>.Instance);
        await index.WriteAsync([Law(1, "police C-2 通信 a", "en"), Law(2, "policja", null)], [], 1, TestContext.Current.CancellationToken);
        return index;
    }

    private static SearchDocument Law(long id, string text, string? language) => new()
    {
        ItemId = id,
        Title = text,
        Text = text,
        Number = text,
        Keys = [text],
        Jurisdiction = "GB",
        Region = "Europe",
        Language = language,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
