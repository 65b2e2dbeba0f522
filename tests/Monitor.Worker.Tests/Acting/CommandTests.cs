using Monitor.Worker.Acting;
using Monitor.Worker.Acting.Asking;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

public sealed class CommandTests : IAsyncLifetime
{
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Search_understands_the_pages_words_and_links_five_hits_and_the_page()
    {
        await _stage.AskAsync(ActingStage.Rob, "search roads stage:introduced");

        var lines = _stage.LastText().Split('\n');
        Assert.Equal("24 found", lines[0]);
        Assert.InRange(lines.Count(line => line.StartsWith("• US · <https://monitor.example/items/", StringComparison.Ordinal)), 1, 5);
        Assert.Contains("<https://monitor.example/?q=roads%20stage%3Aintroduced|All of them on the page>", _stage.LastText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_takes_the_curly_quotes_that_slack_makes_of_straight_ones()
    {
        await _stage.AskAsync(ActingStage.Rob, "search “Fisheries Quota”");

        Assert.StartsWith("1 found", _stage.LastText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search zzzz", "Nothing found for “zzzz”")]
    [InlineData("search <!channel> & <@U1>", "Nothing found for “&lt;!channel&gt; &amp; &lt;@U1&gt;”")]
    [InlineData("search", "Search for what?")]
    public async Task A_search_that_finds_nothing_says_so(string asked, string told)
    {
        await _stage.AskAsync(ActingStage.Rob, asked);

        Assert.StartsWith(told, _stage.LastText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production", "1 found")]
    [InlineData("nothing", "Nothing found for “nothing”")]
    public async Task That_a_part_of_the_index_did_not_answer_is_said_beside_what_was_found(string asked, string told)
    {
        using var index = new PoorIndex();
        var question = new SearchQuestion(index, _stage.Get<ItemStore>(), _stage.Get<ActingSettings>());

        var answer = await question.AnswerAsync(asked, new Person("Rob", UserRole.Reader), Ct);

        Assert.StartsWith(told, answer.Text, StringComparison.Ordinal);
        Assert.Contains(PoorIndex.Shortfall, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Since_tells_what_happened_newest_first_and_no_more_than_twenty()
    {
        await CommitManyAsync(25);

        await _stage.AskAsync(ActingStage.Rob, "since 2031-02-01");

        Assert.StartsWith("Since 1 Feb 2031\n• *New item*", _stage.LastText(), StringComparison.Ordinal);
        Assert.Equal(20 + 2, _stage.LastAnswer().Json.GetProperty("blocks").GetArrayLength());
        Assert.Contains("These are the newest 20; there is more.", _stage.LastAnswer().Body, StringComparison.Ordinal);
        Assert.Contains("https://monitor.example/events", _stage.LastAnswer().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Since_a_quiet_day_says_that_nothing_happened_and_what_to_ask_next()
    {
        await _stage.AskAsync(ActingStage.Rob, "since today");

        Assert.StartsWith("Since 15 Mar 2031 nothing has happened to a relevant item. `/regwatch status`", _stage.LastText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 Nov", "2030-11-03")]
    [InlineData("November 3", "2030-11-03")]
    [InlineData("1 March", "2031-03-01")]
    [InlineData("3 Nov 2029", "2029-11-03")]
    [InlineData("2031-3-1", "2031-03-01")]
    [InlineData("7d", "2031-03-08")]
    [InlineData("2 weeks", "2031-03-01")]
    [InlineData("yesterday", "2031-03-14")]
    [InlineData("monday", "2031-03-10")]
    [InlineData("Saturday", "2031-03-08")]
    [InlineData("2031-03-16", null)]
    [InlineData("32 March", null)]
    [InlineData("29 Feb", null)]
    [InlineData("3", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void A_day_is_read_as_people_write_it_and_never_one_to_come(string asked, string? day) =>
        // A Saturday.
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), SinceQuestion.Day(asked, new DateOnly(2031, 3, 15)));

    [Fact]
    public async Task Status_says_what_silence_is_worth_and_what_waits()
    {
        await _stage.AskAsync(ActingStage.Rob, "status");

        Assert.Contains("ilence is", _stage.LastText(), StringComparison.Ordinal);
        Assert.Contains("could not be. <https://monitor.example/coverage|Coverage on the page>", _stage.LastText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why 1")]
    [InlineData("why #1")]
    [InlineData("why H.R. 4321")]
    [InlineData("why us-bill:119-hr-4321")]
    [InlineData("why https://us-bills.example/119/hr4321")]
    [InlineData("why <https://us-bills.example/119/hr4321/>")]
    [InlineData("why <https://monitor.example/items/1#label|monitor.example/items/1>")]
    public async Task Why_finds_the_item_by_what_people_have_of_it_and_tells_what_was_sent(string asked)
    {
        await _stage.AskAsync(ActingStage.Rob, asked);

        var text = _stage.LastText();
        Assert.StartsWith("Why: US · <https://monitor.example/items/1|H.R. 4321", text, StringComparison.Ordinal);
        Assert.Contains("Its relevance is 91%, over the threshold of", text, StringComparison.Ordinal);
        Assert.Contains("by “all-relevant”", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why", "Why what?")]
    [InlineData("why 99999", "I have no item under “99999”")]
    [InlineData("why https://unknown.example/<!here>", "I have no item under “https://unknown.example/&lt;!here&gt;”")]
    public async Task Why_says_when_it_has_no_such_item(string asked, string told)
    {
        await _stage.AskAsync(ActingStage.Rob, asked);

        Assert.StartsWith(told, _stage.LastText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snoozed_lists_what_rests_with_its_ends_and_a_button_for_those_who_may()
    {
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:next-stage");
        await _stage.Get<RestStore>().HushAsync(new Hush(0, HushKind.Rule, "*all* <!here>", "C0EUROPE", "lea@example.org", Seed.Now, Seed.Now.AddDays(7), "too loud"), Ct);

        await _stage.AskAsync(ActingStage.Rob, "snoozed");
        Assert.DoesNotContain("\"button\"", _stage.LastAnswer().Body, StringComparison.Ordinal);
        await _stage.AskAsync(ActingStage.Lea, "Snoozed");

        Assert.Contains("until its stage changes, at the latest until 15 Mar 2032", _stage.LastText(), StringComparison.Ordinal);
        Assert.Contains("Rule ∗all∗ &lt;!here&gt; in <#C0EUROPE> until 22 Mar 2031 09:30 UTC, by lea@example.org: too loud", _stage.LastText(), StringComparison.Ordinal);
        Assert.Equal("1", _stage.LastButton("wake"));
        Assert.Equal("1", _stage.LastButton("end-hush"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("dance")]
    public async Task Anything_else_is_answered_with_what_can_be_asked(string asked)
    {
        await _stage.AskAsync(ActingStage.Rob, asked);

        foreach (var word in (string[])["search <words>", "since <day>", "status", "why <address or number>", "snoozed", "help"])
            Assert.Contains($"`/regwatch {word}`".Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), _stage.LastText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_that_would_break_out_are_shown_and_not_obeyed()
    {
        await CommitManyAsync(3, "<!channel> *bold* <https://evil.example|official> \u202Egnihtyna & `code` " + string.Concat(Enumerable.Repeat("👩‍👩‍👧 العربية ", 2_000)));

        await _stage.AskAsync(ActingStage.Rob, "since 2031-02-01");

        Assert.Contains("&lt;!channel&gt; ∗bold∗ &lt;https://evil.example｜official&gt; gnihtyna &amp; ˋcodeˋ", _stage.LastText(), StringComparison.Ordinal);
    }

    private async Task CommitManyAsync(int count, string title = "Made up Act")
    {
        for (var i = 0; i < count; i++)
        {
            var change = Storage.Samples.New(Storage.Samples.Document($"many-{i}", title), $"Text {i}.") with { Events = [Storage.Samples.Event(at: Seed.Now.AddMinutes(-i - 1))] };
            await _stage.Host.Store.Runs.CommitAsync(Storage.Samples.Commit(SeedSources.Congress, Seed.Now.AddHours(-1), change), Ct);
        }

        await _stage.Get<IndexFollower>().CatchUpAsync(Ct);
    }
}
