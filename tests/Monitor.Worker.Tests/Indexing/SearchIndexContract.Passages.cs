using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("The committee considered matters of fisheries and forests at length. ", 40));

    private async Task<SearchHit> OnlyHitAsync(string text) => Assert.Single((await FindAsync(text)).Hits);

    [Fact]
    public async Task Passages_are_short_and_mark_the_words_found()
    {
        await PutAsync(Item(1, "Act", $"{Filler}A provider must preserve traffic data on request. {Filler}"));

        var hit = await OnlyHitAsync("traffic preserving");

        var passage = Assert.Single(hit.Passages);
        Assert.Equal(["preserve", "traffic"], MarkedWords(hit));
        Assert.InRange(TextOf(passage).Length, 100, 300);
        Assert.Contains("must preserve traffic data on request.", TextOf(passage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phrase_is_marked_only_where_it_stands_whole()
    {
        await PutAsync(Item(1, "Act", $"Data of a user. {Filler} The user data is disclosed. {Filler} Users and data."));

        var hit = await OnlyHitAsync("\"user data\"");

        Assert.Equal(["user data"], MarkedWords(hit));
    }

    [Fact]
    public async Task At_most_three_passages_are_shown_in_the_order_of_the_text()
    {
        await PutAsync(Item(1, "Act", string.Join(Filler, "Alpha warrant.", "Beta warrant.", "Gamma warrant.", "Delta warrant.", "Epsilon warrant and subpoena.")));

        var hit = await OnlyHitAsync("warrant (subpoena OR committee)");

        Assert.Equal(3, hit.Passages.Count);
        Assert.Contains("subpoena", TextOf(hit.Passages[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_one_item_finds_that_item_or_nothing()
    {
        await PutAsync(Item(1, "Act", "A warrant."), Item(2, "Bill", "A warrant and a subpoena.") with { AlikeKey = 5 }, Item(3, "Bill", "A warrant and a subpoena.") with { AlikeKey = 5 });

        var found = await IdsAsync(new SearchQuery { Text = "warrant", Item = 3 });
        var each = await EachAsync(new SearchQuery { Text = "warrant", Item = 3 });
        var bare = await IdsAsync(new SearchQuery { Item = 1 });

        Assert.Equal([3], found);
        Assert.Equal([3], each);
        Assert.Equal([1], bare);
        Assert.Empty(await IdsAsync(new SearchQuery { Text = "subpoena", Item = 1 }));
        Assert.Empty(await IdsAsync(new SearchQuery { Text = "warrant", Item = 4 }));
    }

    [Fact]
    public async Task As_many_passages_are_shown_as_are_asked_for_in_the_order_of_the_text()
    {
        string[] stands = ["Alpha warrant here.", "Beta warrant here.", "Gamma warrant here.", "Delta warrant here.", "Epsilon warrant here."];
        await PutAsync(Item(1, "Act", string.Join($" {Filler}", stands)));

        var all = Assert.Single((await _index.SearchAsync(new SearchQuery { Text = "warrant", Item = 1, MostPassages = 8 }, Ct)).Hits).Passages;
        var one = Assert.Single((await _index.SearchAsync(new SearchQuery { Text = "warrant", Item = 1, MostPassages = 0 }, Ct)).Hits).Passages;

        Assert.Equal(stands, all.Select(passage => stands.Single(words => TextOf(passage).Contains(words, StringComparison.Ordinal))));
        Assert.Single(one);
    }

    [Fact]
    public async Task What_was_excluded_is_not_marked()
    {
        await PutAsync(Item(1, "Act", "Police and court."));

        var hit = await OnlyHitAsync("police -vessel");

        Assert.Equal(["Police"], MarkedWords(hit));
    }

    [Fact]
    public async Task A_prefix_marks_the_whole_word()
    {
        await PutAsync(Item(1, "Act", "The interceptor was told of the intercepts."));

        var hit = await OnlyHitAsync("intercep*");

        Assert.Equal(["interceptor", "intercepts"], MarkedWords(hit));
    }

    [Fact]
    public async Task Where_only_the_title_matches_the_title_is_marked()
    {
        await PutAsync(Item(1, "Encryption Act", "Keys and messages."));

        var hit = await OnlyHitAsync("encryption");

        Assert.Equal([new Fragment("Encryption", true), new Fragment(" Act", false)], Assert.Single(hit.Passages));
    }

    [Fact]
    public async Task Without_words_the_beginning_of_the_text_is_shown()
    {
        await PutAsync(Item(1, "Act", $"It begins here. {Filler}"));

        var passage = Assert.Single((await OnlyHitAsync("")).Passages);

        Assert.StartsWith("It begins here.", TextOf(passage), StringComparison.Ordinal);
        Assert.All(passage, fragment => Assert.False(fragment.Marked));
    }

    [Fact]
    public async Task An_item_without_text_has_no_passage_of_it()
    {
        await PutAsync(Item(1, "Act"));

        Assert.Empty((await OnlyHitAsync("")).Passages);
    }

    [Fact]
    public async Task Text_is_given_as_it_is_for_the_page_to_escape()
    {
        await PutAsync(Item(1, "A & B", "Before <b>warrant</b> & after."));

        Assert.Equal("Before <b>warrant</b> & after.", TextOf(Assert.Single((await OnlyHitAsync("warrant")).Passages)));
    }

    [Theory]
    [InlineData("<m>forged</m> a warrant &amp; &lt;m&gt; </m><em>b</em> \uE000c\uE001")]
    [InlineData("&quot;&#x27;&#60;m&#62; \"a\" 'warrant' / \\")]
    public async Task A_text_cannot_forge_a_mark(string text)
    {
        await PutAsync(Item(1, "Act", text));

        var hit = await OnlyHitAsync("warrant");

        Assert.Equal(text, TextOf(Assert.Single(hit.Passages)));
        Assert.Equal(["warrant"], MarkedWords(hit));
    }

    [Fact]
    public virtual async Task White_space_is_one_space_and_letters_outside_the_basic_plane_stay_whole()
    {
        await PutAsync(Item(1, "Act", string.Concat(Enumerable.Repeat("😀", 300)) + "\r\n\t warrant \u00A0\n" + string.Concat(Enumerable.Repeat("😀", 300))));

        var text = TextOf(Assert.Single((await OnlyHitAsync("warrant")).Passages));

        Assert.Contains("😀 warrant 😀", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task A_law_of_a_million_characters_is_found_at_its_end()
    {
        var text = string.Concat(Enumerable.Repeat(Filler, 370)) + "Finally the zebra clause on warrants.";
        await PutAsync(Item(1, "Long Act", text), Item(2, "Word without end", new string('x', 1_000_000)), Item(3, "Run", string.Concat(Enumerable.Repeat("通信", 200_000))));

        var hit = await OnlyHitAsync("zebra committee");

        Assert.InRange(text.Length, 1_000_000, 1_200_000);
        Assert.Contains("zebra", MarkedWords(hit));
        await AssertFindsAsync("通信通信", 3);
        await AssertFindsAsync("zeb*", 1);
    }
}
