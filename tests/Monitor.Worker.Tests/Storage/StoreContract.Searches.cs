using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private SavedSearchStore Searches => Get<SavedSearchStore>();

    private SearchMatchStore Matches => Get<SearchMatchStore>();

    private T Get<T>() where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(Services);

    [Fact]
    public async Task A_saved_search_is_kept_with_owner_name_question_and_channel()
    {
        var id = await SaveAsync("Retention");

        var kept = Assert.Single(await Searches.ListAsync(Ct)).Search;
        Assert.Equal((id, "Ada", "Retention", "q=retention", "C123", Rhythm.Daily), (kept.Id, kept.Owner, kept.Name, kept.Address, kept.Channel, kept.Rhythm));
        Assert.Equal((SavedSearchState.Active, null, "Ada"), (kept.State, kept.Why, kept.CreatedBy));
    }

    [Fact]
    public async Task An_owner_has_each_name_once_and_two_owners_may_have_the_same()
    {
        await SaveAsync("Retention");

        var (twice, _) = await Searches.AddAsync(ToSave("retention"), "Ada", new SearchBaseline([], 0), Ct);
        var (other, _) = await Searches.AddAsync(ToSave("Retention", "Ben"), "Ben", new SearchBaseline([], 0), Ct);

        Assert.Equal((SearchChange.NameTaken, SearchChange.Done), (twice, other));
    }

    [Fact]
    public async Task What_a_search_found_when_it_was_saved_is_known_and_no_news()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var id = await SaveAsync("Retention", item, 999);

        Assert.Equal([(id, item)], await Matches.KnownAsync([item], Ct));
        Assert.Equal((0, null), (Assert.Single(await Searches.ListAsync(Ct)).Recent, Assert.Single(await Searches.ListAsync(Ct)).LastMatchAt));
        Assert.Empty(await Searches.FoundAsync(id, 10, Ct));
    }

    [Fact]
    public async Task A_search_that_is_saved_while_the_follower_is_further_than_the_index_is_to_be_asked_anew()
    {
        await SaveAsync("Retention");
        await KeepFindsAsync([], 7);

        var (behind, _) = await Searches.AddAsync(ToSave("Other"), "Ada", new SearchBaseline([], 6), Ct);
        var (level, _) = await Searches.AddAsync(ToSave("Other"), "Ada", new SearchBaseline([], 7), Ct);

        Assert.Equal((SearchChange.Moved, SearchChange.Done), (behind, level));
    }

    [Fact]
    public async Task While_nothing_is_asked_changes_are_passed_by_and_the_first_search_begins_where_its_baseline_ends()
    {
        await Matches.PassByAsync(9, Ct);
        Assert.Equal(9, await Matches.CursorAsync(Ct));

        await Searches.AddAsync(ToSave("Retention"), "Ada", new SearchBaseline([], 5), Ct);
        await Matches.PassByAsync(9, Ct);

        Assert.Equal(5, await Matches.CursorAsync(Ct));
    }

    [Fact]
    public async Task A_find_its_message_and_the_cursor_are_kept_together_and_once()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var id = await SaveAsync("Retention");
        var find = News(id, item, Samples.Event());

        var first = await KeepFindsAsync([find], 3);
        var second = await KeepFindsAsync([find], 4);

        Assert.Equal((1, 0, 4L), (first, second, await Matches.CursorAsync(Ct)));
        Assert.Equal("search: Retention", Assert.Single(await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Rule);
        Assert.Equal(1, Assert.Single(await Searches.ListAsync(Ct)).Recent);
        Assert.Equal(item, Assert.Single(await Searches.FoundAsync(id, 10, Ct)).Item.Id);
    }

    [Fact]
    public async Task An_event_that_a_rule_tells_the_channel_already_is_not_told_again()
    {
        var item = (await CommitAsync(Samples.Alerting(Samples.Document(), "C123"))).Items[0];
        var id = await SaveAsync("Retention");

        var owed = await KeepFindsAsync([News(id, item, Samples.Event())], 3);

        Assert.Equal(0, owed);
        Assert.Equal("eu-bills", Assert.Single(await Store.Deliveries.ListAsync(null, null, null, 10, Ct)).Rule);
        Assert.Single(await Searches.FoundAsync(id, 10, Ct));
    }

    [Fact]
    public async Task Nothing_is_kept_when_a_search_was_saved_changed_or_resumed_since_the_round_was_asked()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var id = await SaveAsync("Retention");
        var paused = await SaveAsync("Rests");
        await Searches.PauseAsync(paused, "For now.", Ct);

        foreach (var meanwhile in (Func<Task>[])
            [
                () => SaveAsync("Meanwhile"),
                () => Searches.ResumeAsync(paused, new SearchBaseline([], 0), Ct),
                () => Searches.ChangeAsync(id, ToSave("Retention") with { Address = "q=access" }, new SearchBaseline([], 0), Ct),
                () => Searches.PauseAsync(paused, "Again.", Ct),
            ])
        {
            var round = await RoundAsync(7);
            Clock.Advance(TimeSpan.FromSeconds(1));
            await meanwhile();
            Assert.Null(await Matches.KeepAsync(round, [News(id, item, Samples.Event())], [], _ => throw new InvalidOperationException(), Ct));
            Assert.Equal(0, await Matches.CursorAsync(Ct));
        }

        Assert.Empty(await Store.Deliveries.ListAsync(null, null, null, 10, Ct));
        Assert.Equal(1, await KeepFindsAsync([News(id, item, Samples.Event())], 7));
    }

    [Fact]
    public async Task Nothing_is_kept_when_the_place_in_the_order_of_changes_is_another_by_now()
    {
        await SaveAsync("Retention");
        var round = await RoundAsync(7);
        await KeepFindsAsync([], 5);

        Assert.Null(await Matches.KeepAsync(round, [], [], _ => throw new InvalidOperationException(), Ct));
        Assert.Equal(5, await Matches.CursorAsync(Ct));
    }

    [Theory]
    [InlineData(Rhythm.Weekly, Rhythm.Immediate, true)]
    [InlineData(Rhythm.Weekly, Rhythm.Daily, true)]
    [InlineData(Rhythm.Daily, Rhythm.Immediate, true)]
    [InlineData(Rhythm.Weekly, Rhythm.Weekly, false)]
    [InlineData(Rhythm.Daily, Rhythm.Weekly, false)]
    [InlineData(Rhythm.Immediate, Rhythm.Daily, false)]
    public async Task What_a_rule_tells_later_than_the_search_wants_it_is_told_when_the_search_wants_it_and_once(Rhythm byRule, Rhythm bySearch, bool isSooner)
    {
        var happened = Samples.Event();
        var item = (await CommitAsync(Samples.New(Samples.Document()) with { Events = [happened], Deliveries = [Samples.Delivery(happened) with { Digest = ClockOf(byRule) }] })).Items[0];
        var id = await SaveAsync("Retention");
        var find = News(id, item, happened);

        var owed = await KeepFindsAsync([find with { News = find.News! with { Delivery = find.News.Delivery with { Digest = ClockOf(bySearch) } } }], 3);

        var told = Assert.Single(await Store.Deliveries.ListAsync(null, null, null, 10, Ct));
        Assert.Equal(isSooner ? (1, "search: Retention") : (0, "eu-bills"), (owed, told.Rule));
        Assert.Equal((isSooner ? bySearch : byRule) == Rhythm.Immediate, told.DigestId is null);
        var digests = await QueryAsync(db => Task.FromResult(db.Digests.Select(row => new { row.Rhythm, row.Lines.Count }).ToList()));
        Assert.DoesNotContain(digests, digest => digest is { Rhythm: Rhythm.Daily, Count: 0 });
    }

    [Fact]
    public async Task A_message_that_was_given_up_does_not_keep_a_search_from_telling_the_channel()
    {
        var item = (await CommitAsync(Samples.Alerting(Samples.Document(), "C123"))).Items[0];
        var dead = Assert.Single(await Store.Deliveries.DueAsync(Clock.GetUtcNow().AddHours(1), 10, Ct));
        await Store.Deliveries.ClaimAsync(dead.Id, Clock.GetUtcNow().AddHours(1), Clock.GetUtcNow().AddHours(2), Ct);
        await Store.Deliveries.MarkDeadAsync(dead.Id, Clock.GetUtcNow(), "no such channel", Ct);
        var id = await SaveAsync("Retention");

        var owed = await KeepFindsAsync([News(id, item, Samples.Event())], 3);

        var told = Assert.Single(await Store.Deliveries.ListAsync(null, null, null, 10, Ct));
        Assert.Equal((1, "search: Retention", DeliveryState.Pending), (owed, told.Rule, told.State));
    }

    [Fact]
    public async Task A_mute_that_waits_for_what_has_happened_ends_with_the_message_of_a_search()
    {
        EventKind[] together = [EventKind.TextChanged, EventKind.StageChanged];
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        await Store.Mutes.AddAsync(new Mute(0, item, "Ada", Clock.GetUtcNow(), null, null) { Ends = MuteEnd.NextStage }, Ct);
        var id = await SaveAsync("Retention");
        var find = News(id, item, Samples.Event(EventKind.TextChanged, "v2"));

        var owed = await KeepFindsAsync([find with { News = find.News! with { Together = [.. together.Select(kind => Samples.Event(kind, "v2"))] } }], 3);

        Assert.Equal(1, owed);
        Assert.Empty(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct));
        Assert.Contains(await QueryAsync(db => Task.FromResult(db.Audit.Select(row => row.Action).ToList())), action => action == "mute-ended");
    }

    [Fact]
    public async Task An_item_that_is_muted_for_other_reasons_is_remembered_and_told_to_nobody()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        await Store.Mutes.AddAsync(new Mute(0, item, "Ada", Clock.GetUtcNow(), null, null) { Ends = MuteEnd.NextStage }, Ct);
        var id = await SaveAsync("Retention");

        var owed = await KeepFindsAsync([News(id, item, Samples.Event(EventKind.TextChanged, "v2"))], 3);

        Assert.Equal(0, owed);
        Assert.Single(await Store.Mutes.HoldingAsync(item, Clock.GetUtcNow(), Ct));
        Assert.Equal((1, false), Assert.Single(await Matches.OfItemAsync(item, Ct)) is var known ? (known.Version, known.IsNews) : default);
        Assert.Equal(0, Assert.Single(await Searches.ListAsync(Ct)).Recent);
    }

    [Fact]
    public async Task The_day_up_to_which_the_calendar_was_asked_is_kept_with_the_round()
    {
        await SaveAsync("Retention");
        Assert.Null(await Matches.AskedUpToAsync(Ct));

        await Matches.KeepAsync(await RoundAsync(3) with { Day = new DateOnly(2031, 3, 1) }, [], [], _ => throw new InvalidOperationException(), Ct);
        await KeepFindsAsync([], 4);

        Assert.Equal(new DateOnly(2031, 3, 1), await Matches.AskedUpToAsync(Ct));
        Assert.Equal(4, await Matches.CursorAsync(Ct));
    }

    [Fact]
    public async Task News_of_a_held_item_wait_for_the_end_of_its_hold()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var id = await SaveAsync("Retention");
        var until = Clock.GetUtcNow().AddHours(6);
        var find = News(id, item, Samples.Event());

        await KeepFindsAsync([find with { News = find.News! with { HeldUntil = until } }], 3);

        Assert.Empty(await Store.Deliveries.DueAsync(Clock.GetUtcNow(), 10, Ct));
        Assert.Single(await Store.Deliveries.DueAsync(until, 10, Ct));
    }

    [Fact]
    public async Task A_search_that_finds_more_than_a_hundred_in_a_day_rests_and_its_owner_is_told_once()
    {
        var changes = Enumerable.Range(0, 103).Select(i => Samples.New(Samples.Document($"n{i}"), $"Text {i}.")).ToArray();
        var items = (await CommitAsync(changes)).Items;
        var id = await SaveAsync("Everything");
        var finds = items.Select(item => News(id, item, Samples.Event())).ToList();

        var owed = await KeepFindsAsync(finds, 3);
        var later = await KeepFindsAsync([News(id, items[0], Samples.Event(EventKind.TextChanged, "v2"))], 4);

        var search = Assert.Single(await Searches.ListAsync(Ct)).Search;
        Assert.Equal((100, 0), (owed, later));
        Assert.Equal((SavedSearchState.Paused, "Paused of it"), (search.State, search.Why));
        Assert.Equal("Saved search", Assert.Single(await Store.Notices.ListAsync(10, Ct)).Title);
        Assert.Empty(await Matches.ActiveAsync(Ct));
    }

    [Fact]
    public async Task A_broken_search_says_why_until_somebody_resumes_it()
    {
        var id = await SaveAsync("Retention");
        var search = (await Searches.FindAsync(id, Ct))!;

        await KeepFindsAsync([], 3, Trouble(search, SavedSearchState.Broken));
        var broken = (await Searches.FindAsync(id, Ct))!;
        var resumed = await Searches.ResumeAsync(id, new SearchBaseline([], 3), Ct);

        Assert.Equal((SavedSearchState.Broken, "Broken of it"), (broken.State, broken.Why));
        Assert.Equal((SearchChange.Done, SavedSearchState.Active, null), (resumed, (await Searches.FindAsync(id, Ct))!.State, (await Searches.FindAsync(id, Ct))!.Why));
    }

    [Fact]
    public async Task A_search_can_be_changed_paused_and_deleted_with_all_it_remembers()
    {
        var item = (await CommitAsync(Samples.New(Samples.Document()))).Items[0];
        var id = await SaveAsync("Retention", item);
        await SaveAsync("Taken");

        Assert.Equal(SearchChange.NameTaken, await Searches.ChangeAsync(id, ToSave("TAKEN"), new SearchBaseline([], 0), Ct));
        Assert.Equal(SearchChange.Done, await Searches.ChangeAsync(id, ToSave("Access") with { Address = "q=access" }, new SearchBaseline([item], 0), Ct));
        Assert.Equal("q=access", (await Searches.FindAsync(id, Ct))!.Address);
        Assert.Equal((SearchChange.Done, SearchChange.NoSuchSearch), (await Searches.PauseAsync(id, "For now.", Ct), await Searches.PauseAsync(id, "Again.", Ct)));
        Assert.Equal((SearchChange.Done, SearchChange.NoSuchSearch), (await Searches.DeleteAsync(id, Ct), await Searches.DeleteAsync(id, Ct)));
        Assert.Empty(await Matches.KnownAsync([item], Ct));
    }

    [Fact]
    public async Task Only_what_happens_in_an_ordinary_run_is_news_to_followers()
    {
        var happened = Samples.Event();
        var loud = (await CommitAsync(Samples.New(Samples.Document("b1")) with { Events = [happened] })).Items[0];
        var backlog = (await CommitAsync(Samples.New(Samples.Document("b2")) with { Events = [happened], IsBacklog = true })).Items[0];
        var held = (await CommitAsync(Samples.New(Samples.Document("b3")) with { Events = [happened], HeldUntil = Samples.Start.AddDays(1) })).Items[0];
        var silent = (await CommitAsync(Samples.New(Samples.Document("b4")))).Items[0];

        var news = (await Store.Changes.ReadSinceAsync(0, 100, Ct)).News;

        Assert.Equal([(loud, null), (held, Samples.Start.AddDays(1))], news.OrderBy(row => row.Key).Select(row => (row.Key, row.Value)));
        Assert.DoesNotContain(backlog, news.Keys);
        Assert.DoesNotContain(silent, news.Keys);
    }

    [Fact]
    public async Task What_a_companion_says_is_news_to_searches_though_no_event_unless_it_comes_with_a_backlog()
    {
        await CommitAsync(Samples.New(Samples.Document("b1", "Act", "k:1"), ""));
        await CommitAsync(Samples.New(Samples.Document("b2", "Other act", "k:2"), ""));
        var before = await Store.Changes.HeadAsync(Ct);

        var loud = (await CommitAsync(Samples.Source("gazette"), Samples.New(Samples.Document("g1", "Act", "k:1"), "Otters.") with { Kind = ChangeKind.NewDocument })).Items[0];
        var backlog = (await CommitAsync(Samples.Source("journal"), Samples.New(Samples.Document("j2", "Other act", "k:2"), "Otters.") with { Kind = ChangeKind.NewDocument, IsBacklog = true })).Items[0];

        var news = (await Store.Changes.ReadSinceAsync(before, 100, Ct)).News;
        Assert.Contains(loud, news.Keys);
        Assert.DoesNotContain(backlog, news.Keys);
    }

    [Fact]
    public async Task The_volume_of_a_search_counts_what_is_new_and_leaves_out_what_was_published_long_before()
    {
        var fresh = (await CommitAsync(Samples.New(Samples.Document("b1")))).Items[0];
        var undated = (await CommitAsync(Samples.New(Samples.Document("b2") with { PublishedOn = null }))).Items[0];
        var old = (await CommitAsync(Samples.New(Samples.Document("b3") with { PublishedOn = new DateOnly(2020, 1, 1) }))).Items[0];

        var (count, newest) = await Get<SearchVolume>().ReadAsync([fresh, undated, old, 999], Samples.Start.AddDays(-90), 2, Ct);

        Assert.Equal(2, count);
        Assert.Equal([old, undated], newest.Select(item => item.Id));
    }

    [Fact]
    public async Task A_feed_key_is_known_by_its_hash_until_a_new_one_is_made_or_it_is_revoked()
    {
        var keys = Get<FeedKeyStore>();
        var first = await keys.IssueAsync("Ada", isAccount: true, Ct);
        Assert.Equal(("Ada", true), (await keys.FindAsync(first, Ct) is { } reader ? (reader.Owner, reader.IsAccount) : default));

        var second = await keys.IssueAsync("Ada", isAccount: true, Ct);
        Assert.Null(await keys.FindAsync(first, Ct));
        Assert.NotNull(await keys.SinceAsync("Ada", Ct));
        Assert.DoesNotContain(second, string.Join(' ', await QueryAsync(db => Task.FromResult(db.FeedKeys.Select(row => row.Hash).ToList()))), StringComparison.Ordinal);

        Assert.True(await keys.RevokeAsync("Ada", Ct));
        Assert.Null(await keys.FindAsync(second, Ct));
    }

    [Fact]
    public async Task A_token_is_known_by_its_hash_and_revoked_by_its_owner_only()
    {
        var tokens = Get<ApiTokenStore>();
        var secret = (await tokens.IssueAsync(new NewApiToken("Ada", IsAccount: true, UserRole.PolicyLead, MayWrite: true, "Report"), Ct))!;
        var token = await tokens.FindAsync(secret, Ct);
        Assert.Equal(("Ada", UserRole.PolicyLead, true, "Report"), token is null ? default : (token.Owner, token.Role, token.MayWrite, token.Name));
        Assert.DoesNotContain(secret, string.Join(' ', await QueryAsync(db => Task.FromResult(db.ApiTokens.Select(row => row.Hash).ToList()))), StringComparison.Ordinal);

        Assert.False(await tokens.RevokeAsync("Bob", token!.Id, Ct));
        Assert.True(await tokens.RevokeAsync("Ada", token.Id, Ct));
        Assert.Null(await tokens.FindAsync(secret, Ct));
    }

    [Fact]
    public async Task Nobody_has_more_tokens_than_can_be_looked_through()
    {
        var tokens = Get<ApiTokenStore>();
        for (var i = 0; i < ApiTokenStore.MostEach; i++) Assert.NotNull(await tokens.IssueAsync(new NewApiToken("Ada", IsAccount: true, UserRole.Reader, MayWrite: false, "One"), Ct));

        Assert.Null(await tokens.IssueAsync(new NewApiToken("Ada", IsAccount: true, UserRole.Reader, MayWrite: false, "One too many"), Ct));
        Assert.NotNull(await tokens.IssueAsync(new NewApiToken("Bob", IsAccount: false, UserRole.Reader, MayWrite: false, "His first"), Ct));
    }

    private static DigestClock? ClockOf(Rhythm rhythm) => rhythm == Rhythm.Immediate ? null : new DigestClock(rhythm, new TimeOnly(9, 0), DayOfWeek.Monday, "Etc/UTC");

    private static SearchToSave ToSave(string name, string owner = "Ada") => new(owner, name, "q=retention", "C123", Rhythm.Daily);

    private static SearchFind News(long search, long item, ItemEvent happened) =>
        new(search, item, 1, new SearchNews(Samples.Delivery(happened, rule: "search: Retention"), [happened], HeldUntil: null));

    private static SearchTrouble Trouble(SavedSearch search, SavedSearchState state) => new(search.Id, state, $"{state} of it", new Notice
    {
        Key = $"search:{search.Id}:{state}",
        Channel = search.Channel,
        Title = "Saved search",
        Text = "It rests.",
        CreatedAt = Samples.Start,
        NextTryAt = Samples.Start,
    });

    private async Task<long> SaveAsync(string name, params long[] found)
    {
        var (change, id) = await Searches.AddAsync(ToSave(name), "Ada", new SearchBaseline(found, 0), Ct);
        Assert.Equal(SearchChange.Done, change);
        return id;
    }

    private async Task<SearchRound> RoundAsync(long until) => new(await Matches.CursorAsync(Ct), until, await Matches.ActiveAsync(Ct));

    private async Task<int?> KeepFindsAsync(IReadOnlyList<SearchFind> finds, long until, params SearchTrouble[] troubles) =>
        await Matches.KeepAsync(await RoundAsync(until), finds, troubles, search => Trouble(search, SavedSearchState.Paused), Ct);
}
