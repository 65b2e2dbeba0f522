using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    [Theory]
    [InlineData("warrant NEAR/6 data", 1)]
    [InlineData("warrant NEAR/5 data")]
    [InlineData("data NEAR/6 warrant", 1)]
    [InlineData("data near/6 warrant", 1)]
    [InlineData("warrants NEAR/9 reading")]
    [InlineData("\"traffic data\" NEAR/5 warrant", 1)]
    [InlineData("\"traffic data\" NEAR/4 warrant")]
    [InlineData("warr* NEAR/6 data", 1)]
    [InlineData("data NEAR/6 warr*", 1)]
    [InlineData("(subpoena OR warrant) NEAR/6 data", 1)]
    [InlineData("warrant NEAR/100 data", 1, 2)]
    [InlineData("warrant NEAR/100 \"data traffic\"")]
    [InlineData("(warrant NEAR/6 data) -needed")]
    [InlineData("data -(warrant NEAR/6 data)", 2, 3)]
    [InlineData("title:warrant NEAR/6 data")]
    public async Task Words_near_each_other_are_found_in_any_order(string text, params int[] expected)
    {
        await PutAsync(
            Item(1, "First act", "A warrant is needed before any traffic data may be read."),
            Item(2, "Second act", $"A warrant is needed. {string.Concat(Enumerable.Repeat("Vessels sail. ", 20))} Traffic data is public."),
            Item(3, "Warrant", "Data."));

        await AssertFindsAsync(text, [.. expected.Select(id => (long)id)]);
    }

    [Theory]
    [InlineData("公安机关 NEAR/10 技术", 1)]
    [InlineData("公安机关 NEAR/2 协助")]
    public async Task Words_of_scripts_without_spaces_are_near_by_their_letters(string text, params int[] expected)
    {
        await PutAsync(Item(1, "—", "网络运营者应当为公安机关提供技术支持和协助。", "zh"));

        await AssertFindsAsync(text, [.. expected.Select(id => (long)id)]);
    }

    [Fact]
    public async Task Each_of_the_words_near_each_other_is_marked()
    {
        await PutAsync(Item(1, "Act", "A warrant is needed before any traffic data may be read."));

        Assert.Equal(["warrant", "data"], MarkedWords(await OnlyHitAsync("data NEAR/6 warrant")));
    }

    [Theory]
    [InlineData("\"user data\"", 1)]
    [InlineData("\"user data\"~1", 1)]
    [InlineData("\"user data\"~2", 1, 2, 3)]
    [InlineData("\"user data\"~3", 1, 2, 3)]
    [InlineData("title:\"user data\"~2")]
    public async Task A_phrase_may_be_loosened(string text, params int[] expected)
    {
        await PutAsync(
            Item(1, "First act", "Of user data."), Item(2, "Second act", "The user of the data."), Item(3, "Third act", "Data user."), Item(4, "Fourth act", "User and all of the data."));

        await AssertFindsAsync(text, [.. expected.Select(id => (long)id)]);
    }

    [Fact]
    public async Task A_word_in_a_heading_ranks_before_one_in_the_text_alone()
    {
        const string Text = "On encryption, and on the keys of messages.";
        await PutAsync(Item(1, "First act", Text), Item(2, "Second act", Text) with { Headings = "Encryption" });

        var found = await IdsAsync(new SearchQuery { Text = "encryption" });

        Assert.Equal([2, 1], found);
    }
}
