using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Tests.Indexing.Embedded;

public sealed class WordTableTests
{
    [Fact]
    public void Each_word_keeps_what_was_first_given_with_it_also_when_it_is_nothing()
    {
        var table = new WordTable<string>();
        table.Add("order", 7, "first");
        table.Add("order", 7, "second");
        table.Add("orders", 7, null);

        Assert.True(table.TryGet("order", 7, out var order));
        Assert.Equal("first", order);
        Assert.True(table.TryGet("orders", 7, out var orders));
        Assert.Null(orders);
        Assert.False(table.TryGet("ordea", 7, out _));
        Assert.False(table.TryGet("order", 8, out _));
        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void Words_whose_hashes_are_all_the_same_are_told_apart()
    {
        var table = new WordTable<string>();
        for (var i = 0; i < 1_000; i++) table.Add($"word{i}", uint.MaxValue, $"{i}");

        Assert.All(Enumerable.Range(0, 1_000), i => Assert.True(table.TryGet($"word{i}", uint.MaxValue, out var found) && found == $"{i}"));
    }

    [Fact]
    public void Readers_never_see_half_a_word_while_others_write()
    {
        var table = new WordTable<string>();
        var words = Enumerable.Range(0, 20_000).Select(i => new string((char)('a' + (i % 26)), 1 + (i % 40)) + i).ToArray();

        Parallel.For(0, 4 * words.Length, i =>
        {
            var word = words[i % words.Length];
            var hash = (uint)(i % words.Length / 3);
            if (i / words.Length % 2 == 0) table.Add(word, hash, word);
            if (table.TryGet(word, hash, out var found)) Assert.Equal(word, found);
        });

        Assert.Equal(words.Length, table.Count);
        Assert.All(Enumerable.Range(0, words.Length), i => Assert.True(table.TryGet(words[i], (uint)(i / 3), out var found) && found == words[i]));
    }
}
