using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

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
