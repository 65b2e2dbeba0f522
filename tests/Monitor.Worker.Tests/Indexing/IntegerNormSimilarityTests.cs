using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Tests.Indexing;

public sealed class IntegerNormSimilarityTests
{
    [Fact]
    public void A_longer_document_never_scores_higher_and_short_lengths_are_told_apart()
    {
        var scores = Scores([.. Enumerable.Range(1, 40), 56, 57, 100, 1_000, 5_000]);

        Assert.Equal(scores.OrderByDescending(score => score), scores);
        Assert.Equal(30, scores.Take(30).Distinct().Count());
        Assert.True(scores[^1] < scores[^2] && scores[^2] < scores[^3]);
    }

    [Fact]
    public void A_score_is_BM25_with_the_exact_length_below_24_words()
    {
        var scores = Scores([4, 10]);

        Assert.Equal(Bm25(4), scores[0], 1e-5);
        Assert.Equal(Bm25(10), scores[1], 1e-5);
    }

    private static double Bm25(int length) => Math.Log(1 + (2 - 2 + 0.5) / (2 + 0.5)) * 2.2 / (1 + 1.2 * (1 - 0.75 + 0.75 * length / 7.0));

    /// <summary>Of documents of these lengths, each with the word once, in their order.</summary>
    private static float[] Scores(int[] lengths)
    {
        using var directory = new RAMDirectory();
        var similarity = new IntegerNormSimilarity();
        using var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity }))
        {
            foreach (var length in lengths)
                writer.AddDocument([new TextField("text", "law " + string.Join(' ', Enumerable.Repeat("x", length - 1)), Field.Store.NO)]);
        }

        using var reader = DirectoryReader.Open(directory);
        var hits = new IndexSearcher(reader) { Similarity = similarity }.Search(new TermQuery(new Term("text", "law")), 1_000);
        return [.. hits.ScoreDocs.OrderBy(hit => hit.Doc).Select(hit => hit.Score)];
    }
}
