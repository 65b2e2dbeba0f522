using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Tests.Versioning;

public sealed class ChangeAndEventTests
{
    private static readonly DateTimeOffset Now = new(2031, 2, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly ParsedDocument Bill = new()
    {
        NativeId = "42",
        Keys = ["xx-bill:42"],
        Title = "Platform Evidence Bill",
        Text = "Section 1\n\nA provider shall preserve data for 90 days.",
        Stage = Stage.Introduced,
        Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = new(2031, 4, 4) },
    };

    [Fact]
    public void What_nobody_knew_is_a_new_item()
    {
        var change = ChangeFinder.Find(Bill, "listed", known: null, item: null);

        Assert.Equal(ChangeKind.NewItem, change.Kind);
        Assert.Equal(EventKind.New, Assert.Single(EventFinder.Find(change, Now)).Kind);
    }

    [Fact]
    public void A_second_source_of_a_known_item_is_no_news()
    {
        var change = ChangeFinder.Find(Bill with { NativeId = "other" }, "listed", known: null, Known(Bill).Item);

        Assert.Equal(ChangeKind.NewDocument, change.Kind);
        Assert.Empty(EventFinder.Find(change, Now));
    }

    [Fact]
    public void A_further_document_of_the_source_that_leads_is_news_with_the_dates_that_it_sets()
    {
        var item = Known(Bill).Item with { WasRelevant = true, LedBy = new SourceId("xx") };
        var revision = Bill with { NativeId = "42-r2", Text = "Section 1\n\nA provider shall preserve data for a year.", Dates = new Dictionary<string, DateOnly> { [DateKinds.Effective] = new(2031, 6, 1) } };
        var change = ChangeFinder.Find(revision, "listed", known: null, item);

        var events = EventFinder.Find(change, Now, new SourceId("xx"));

        Assert.Equal([EventKind.TextChanged, EventKind.DateMoved], events.Select(happened => happened.Kind));
        Assert.Equal("A further document of the same matter: Platform Evidence Bill", events[0].Summary);
        Assert.Empty(EventFinder.Find(change, Now, new SourceId("reprints")));
    }

    [Fact]
    public void An_amendment_of_a_further_document_of_the_source_that_leads_is_news_too()
    {
        var known = Known(Bill) with { Leads = false, Item = Known(Bill).Item with { LedBy = new SourceId("xx") } };
        var change = ChangeFinder.Find(Bill with { Text = Bill.Text.Replace("90", "180", StringComparison.Ordinal) }, "listed", known, known.Item);

        Assert.Equal(EventKind.TextChanged, Assert.Single(EventFinder.Find(change, Now, new SourceId("xx"))).Kind);
        Assert.Empty(EventFinder.Find(change, Now, new SourceId("reprints")));
    }

    [Fact]
    public void The_day_of_the_latest_step_moves_without_a_word()
    {
        var stepped = Bill with { Dates = new Dictionary<string, DateOnly>(Bill.Dates) { [DateKinds.LatestAction] = new(2031, 2, 3) } };

        Assert.Empty(EventFinder.Find(Find(stepped), Now));
    }

    [Fact]
    public void A_date_that_goes_to_and_fro_is_told_again_in_another_week()
    {
        var moved = Bill with { Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = new(2031, 5, 4) } };
        string Key(DateTimeOffset at) => Assert.Single(EventFinder.Find(Find(moved), at)).Discriminator;

        Assert.Equal(Key(Now), Key(Now.AddDays(1)));
        Assert.NotEqual(Key(Now), Key(Now.AddDays(7)));
    }

    [Fact]
    public void White_space_is_no_change() =>
        Assert.Equal(ChangeKind.Unchanged, Find(Bill with { Text = Bill.Text.Replace(" ", "  ", StringComparison.Ordinal) }).Kind);

    [Fact]
    public void An_amended_text_is_an_event_with_its_redline()
    {
        var change = Find(Bill with { Text = Bill.Text.Replace("90", "180", StringComparison.Ordinal) });

        var happened = Assert.Single(EventFinder.Find(change, Now));
        Assert.Equal(EventKind.TextChanged, happened.Kind);
        Assert.Contains(happened.Redline, part => part is { Kind: RedlineKind.Added, Text: "180 " });
    }

    [Fact]
    public void A_text_that_flaps_back_is_kept_but_is_no_event()
    {
        var known = Known(Bill) with { Fingerprint = "other", EarlierFingerprints = [Known(Bill).Fingerprint] };

        var change = ChangeFinder.Find(Bill, "listed", known, known.Item);

        Assert.Equal(ChangeKind.FlappedBack, change.Kind);
        Assert.Empty(EventFinder.Find(change, Now));
    }

    [Fact]
    public void A_score_that_is_not_quite_one_is_never_told_as_one()
    {
        var change = Find(Bill with { Text = "A provider shall disclose subscriber data." }) with { Classification = Decided(0.999) };

        Assert.EndsWith(" 0.99 now.", EventFinder.Find(change, Now)[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amendment_that_crosses_the_threshold_says_so_once()
    {
        var change = Find(Bill with { Text = "A provider shall disclose subscriber data." }) with { Classification = Decided(0.9) };

        Assert.Equal([EventKind.BecameRelevant, EventKind.TextChanged], EventFinder.Find(change, Now).Select(happened => happened.Kind));
        var again = change with { Item = change.Item! with { WasRelevant = true } };
        Assert.DoesNotContain(EventFinder.Find(again, Now), happened => happened.Kind == EventKind.BecameRelevant);
    }

    [Fact]
    public void A_stage_that_moves_names_both_ends()
    {
        var happened = Assert.Single(EventFinder.Find(Find(Bill with { Stage = Stage.Passed }), Now));

        Assert.Equal((EventKind.StageChanged, Stage.Introduced, Stage.Passed), (happened.Kind, happened.StageBefore, happened.StageAfter));
    }

    [Fact]
    public void A_withdrawal_is_an_event_of_its_own() =>
        Assert.Equal(EventKind.Withdrawn, Assert.Single(EventFinder.Find(Find(Bill with { Stage = Stage.WithdrawnLapsed }), Now)).Kind);

    [Fact]
    public void A_source_that_does_not_know_the_stage_changes_nothing() =>
        Assert.Empty(EventFinder.Find(Find(Bill with { Stage = Stage.Unknown }), Now));

    [Fact]
    public void A_companion_that_lags_behind_changes_no_stage()
    {
        var known = Known(Bill with { Stage = Stage.Passed }) with { Leads = false };

        var change = ChangeFinder.Find(Bill, "listed", known, known.Item);

        Assert.Empty(EventFinder.Find(change, Now));
    }

    [Fact]
    public void A_deadline_that_moves_tells_from_when_to_when()
    {
        var moved = Bill with { Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = new(2031, 5, 4) } };

        var happened = Assert.Single(EventFinder.Find(Find(moved), Now));

        Assert.Equal("Comments close moved from 4 Apr 2031 to 4 May 2031.", happened.Summary);
    }

    [Fact]
    public void A_section_that_only_has_another_number_is_a_version_but_no_event()
    {
        var change = Find(Bill with { Text = Bill.Text.Replace("Section 1", "Section 2", StringComparison.Ordinal) });

        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Empty(EventFinder.Find(change, Now));
    }

    [Theory]
    [InlineData("ABA", "A B -")]
    [InlineData("ABCAB", "A B C - -")]
    [InlineData("ABCABCABC", "A B C - - - - - -")]
    [InlineData("ABACAB", "A B - C - -")]
    [InlineData("ABCDEFGHA", "A B C D E F G H -")]
    public void Of_texts_that_come_back_each_is_told_once(string history, string told)
    {
        var versions = new List<string>();
        var events = history.Select(letter => Step(versions, letter) ? letter : '-');

        Assert.Equal(told, string.Join(' ', events));
    }

    [Fact]
    public void A_date_that_moves_in_the_text_is_told_with_its_sentence()
    {
        var before = Bill with { Language = "en", Dates = new Dictionary<string, DateOnly>(), Text = "Section 1\n\nThis Act comes into force on 1 July 2031." };
        var known = Known(before) with { Item = Known(before).Item with { Dates = With(new(2031, 7, 1)), TextDates = new HashSet<string> { DateKinds.Effective } } };

        var change = Read(ChangeFinder.Find(before with { Text = before.Text.Replace("July", "September", StringComparison.Ordinal) }, "listed", known, known.Item));

        var moved = Assert.Single(EventFinder.Find(change, Now), happened => happened.Kind == EventKind.DateMoved);
        Assert.Equal("Entry into force moved from 1 Jul 2031 to 1 Sep 2031.", moved.Summary);
        Assert.Equal("This Act comes into force on 1 September 2031.", moved.DateQuote);
    }

    [Fact]
    public void What_a_publisher_states_in_a_field_holds_against_the_text()
    {
        var document = Bill with { Language = "en", Text = "This Act comes into force on 1 September 2031.", Dates = With(new(2031, 7, 1)) };
        var known = Known(Bill) with { Item = Known(Bill).Item with { Dates = With(new(2031, 7, 1)) } };

        var events = EventFinder.Find(Read(ChangeFinder.Find(document, "listed", known, known.Item)), Now);

        Assert.DoesNotContain(events, happened => happened.Kind == EventKind.DateMoved);
    }

    [Fact]
    public void A_date_that_the_old_text_stated_already_is_no_news_when_it_is_first_read()
    {
        var before = Bill with { Language = "en", Dates = new Dictionary<string, DateOnly>(), Text = "This Act comes into force on 1 July 2031." };
        var known = Known(before);

        var events = EventFinder.Find(Read(ChangeFinder.Find(before with { Text = before.Text + " It binds the State." }, "listed", known, known.Item)), Now);

        Assert.Equal([EventKind.BecameRelevant, EventKind.TextChanged], events.Select(happened => happened.Kind));
    }

    [Theory]
    [InlineData(Stage.Introduced, null)]
    [InlineData(Stage.Enacted, "2031-06-10")]
    public void A_rule_counts_from_the_gazette_of_an_act_and_not_from_the_print_of_a_bill(Stage stage, string? date)
    {
        var act = Bill with { Language = "en", Stage = stage, PublishedOn = new(2031, 3, 10), Text = "This Act comes into force three months after its publication." };

        var stated = Assert.Single(Read(ChangeFinder.Find(act, "listed", known: null, item: null)).StatedDates);

        Assert.Equal(date, stated.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>As the store would keep it: a version of each text that differs from the one before, and ten earlier ones remembered.</summary>
    private static bool Step(List<string> versions, char letter)
    {
        var document = Bill with { Text = $"A provider of kind {letter} shall preserve data." };
        if (versions.Count == 0)
        {
            versions.Add(ChangeFinder.Find(document, "listed", known: null, item: null).Fingerprint);
            return true;
        }

        var known = Known(Bill with { Text = "Another text." }) with
        {
            Version = versions.Count,
            Fingerprint = versions[^1],
            EarlierFingerprints = [.. versions.AsEnumerable().Reverse().Skip(1).Take(10)],
        };
        var change = ChangeFinder.Find(document, "listed", known, known.Item);
        if (change.WritesVersion) versions.Add(change.Fingerprint);
        return EventFinder.Find(change, Now).Any(happened => happened.Kind == EventKind.TextChanged);
    }

    [Fact]
    public void Nobody_waits_for_the_dates_of_what_never_mattered() =>
        Assert.Empty(StatedDates.Read(ChangeFinder.Find(Bill with { Language = "en", Text = "This Act comes into force on 1 July 2031." }, "listed", known: null, item: null)).StatedDates);

    private static DocumentChange Read(DocumentChange change) => StatedDates.Read(change with { Classification = Decided(0.9) });

    private static Dictionary<string, DateOnly> With(DateOnly effective) => new() { [DateKinds.Effective] = effective };

    private static DocumentChange Find(ParsedDocument document)
    {
        var known = Known(Bill);
        return ChangeFinder.Find(document, "listed", known, known.Item);
    }

    private static KnownDocument Known(ParsedDocument document) => new()
    {
        DocumentId = 1,
        Source = new SourceId("xx"),
        NativeId = document.NativeId,
        Item = new KnownItem { ItemId = 1, Title = document.Title, Stage = document.Stage, Dates = document.Dates, Relevance = 0.1 },
        Leads = true,
        Version = 1,
        Fingerprint = Fingerprint.Of(NormalText.Line(document.Title), NormalText.Of(document.Text)),
        Text = NormalText.Of(document.Text),
    };

    private static Classification Decided(double relevance) => new() { ModelId = "m", Relevance = relevance, Threshold = 0.5 };
}
