using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Labelling;

public sealed class LabelImportTests : IAsyncLifetime
{
    private LabellingHouse _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await LabellingHouse.OpenAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(LabelFormat.Tsv)]
    [InlineData(LabelFormat.Csv)]
    [InlineData(LabelFormat.JsonLines)]
    public async Task A_file_is_taken_under_a_name_in_any_format(LabelFormat format)
    {
        LabelledExample[] examples = [Example("=A law", true), Example("Another", false)];
        using var writer = new StringWriter();
        LabelFormats.Write(writer, format, examples);
        var name = $"mine.{LabelFormats.Codes[(int)format]}";

        var taken = await _house.Get<LabelImport>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(writer.ToString())), name, "ada", Ct);

        Assert.Equal(new LabelsTaken(2, 0), taken);
        Assert.Equal(["=A law", "Another"], (await _house.Get<GivenLabels>().ReadAsync(Ct)).Select(example => example.Title));
        var entry = (await _house.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("ada", "labels.import", name, "2 labels"), (entry.Who, entry.Action, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task A_file_given_again_adds_only_what_its_giver_says_differently_now()
    {
        Assert.Equal(new LabelsTaken(2, 0), await GiveAsync("ada", Example("A law", true), Example("Another", false)));
        Assert.Equal(new LabelsTaken(0, 2), await GiveAsync("ada", Example("A law", true), Example("Another", false)));
        Assert.Equal(new LabelsTaken(1, 1), await GiveAsync("ada", Example("A law", false), Example("Another", false)));
        Assert.Equal(new LabelsTaken(1, 0), await GiveAsync("ada", Example("A law", true)));
        Assert.Equal([true, false], (await _house.Get<GivenLabels>().ReadAsync(Ct)).OrderBy(example => example.Title).Select(example => example.Relevant));
    }

    [Fact]
    public async Task Of_a_file_with_a_mistake_nothing_is_taken()
    {
        var text = $"{LabelFile.Header}\nf\ten\tUT\ttitle\t0\t\teasy\tRight\t\nf\ten\tUT\ttitle\t2\t\teasy\tWrong\t\n";

        var mistakes = await Assert.ThrowsAsync<LabelFileException>(() => _house.Get<LabelImport>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "bad.tsv", "ada", Ct));

        Assert.Equal(["bad.tsv:3: relevant is '2'; expected 0 or 1"], mistakes.Mistakes);
        Assert.Empty(await _house.Store.Labels.ListAsync(null, 1, Ct));
        Assert.Empty(await _house.Store.Audit.ListAsync(null, 1, Ct));
    }

    [Fact]
    public async Task What_was_downloaded_here_is_known_when_it_comes_back_whoever_brings_it()
    {
        var items = await _house.BringAsync(0.7, 0.7);
        await _house.SayAsync("ada", items[0], Verdict.Relevant);
        await _house.SayAsync("ada", items[1], Verdict.NotRelevant);
        await GiveAsync("ada", Example("From a file", true) with { Text = "Of  two\u00A0words." });
        var exported = await _house.Get<GivenLabels>().ReadAsync(Ct);

        var taken = await GiveAsync("bob", [.. exported]);

        Assert.Equal(new LabelsTaken(0, 3), taken);
        Assert.Equal("0 labels, 3 known already", (await _house.Store.Audit.ListAsync(null, 1, Ct))[0].Detail);
        Assert.Equal(3, (await _house.Store.Labels.ListAsync(null, 10, Ct)).Count);
    }

    [Fact]
    public async Task A_row_that_contradicts_a_label_of_the_same_text_is_a_dispute_about_the_item()
    {
        var item = (await _house.BringAsync(0.7))[0];
        await _house.SayAsync("ada", item, Verdict.Relevant);
        var exported = Assert.Single(await _house.Get<GivenLabels>().ReadAsync(Ct));

        await GiveAsync("bob", exported with { Relevant = false, Instruments = [], Family = "my-own-name" });

        var dispute = Assert.Single((await _house.Get<AgreementReport>().ReadAsync(Ct)).Disputes);
        Assert.Equal((item, 2), (dispute.ItemId, dispute.Resolution.Voices.Count));
    }

    [Fact]
    public async Task A_row_of_an_item_is_the_items_label_again_when_it_was_taken_back_and_never_that_of_anothers_number()
    {
        var items = await _house.BringAsync(0.7, 0.7);
        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", items[0], Verdict.Relevant));
        var exported = Assert.Single(await _house.Get<GivenLabels>().ReadAsync(Ct));
        await _house.Get<Labeller>().UndoAsync(null, kept.Id, "ada", Ct);

        await GiveAsync("ada", exported, exported with { Family = $"item-{items[1]}", Text = "A law of another installation." });

        var labels = await _house.Store.Labels.ListAsync(null, 2, Ct);
        Assert.Equal([null, items[0]], labels.Select(label => label.Given.ItemId));
        Assert.Equal((await _house.Store.Items.FindAsync(items[0], Ct))!.Documents[0].Versions[0].Fingerprint, labels[1].Given.Fingerprint);
    }

    [Fact]
    public async Task One_text_that_is_said_to_be_both_is_a_mistake_and_nothing_is_taken()
    {
        var mistakes = await Assert.ThrowsAsync<LabelFileException>(() => GiveAsync("ada", Example("A law", true), Example("Another", true), Example("A  law", false)));

        Assert.Equal(["mine.tsv: “A law” is relevant in one row and not relevant in another, with the same text; keep one of them"], mistakes.Mistakes);
        Assert.Empty(await _house.Store.Labels.ListAsync(null, 1, Ct));
    }

    [Fact]
    public async Task What_came_from_a_file_is_taken_back_one_by_one_or_as_a_whole()
    {
        await GiveAsync("ada", Example("A law", true), Example("Another", false), Example("A third", false));
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        await GiveAsync("ada", Example("Of another file", true));
        var labels = await _house.Store.Labels.ListAsync(null, 10, Ct);
        var labeller = _house.Get<Labeller>();

        Assert.True(await labeller.UndoAsync(null, labels[1].Id, "bob", Ct));
        Assert.Equal(2, await labeller.UndoImportAsync(labels[^1].Id, "bob", Ct));
        Assert.Equal(0, await labeller.UndoImportAsync(labels[^1].Id, "bob", Ct));

        Assert.Equal(["Of another file"], (await _house.Get<GivenLabels>().ReadAsync(Ct)).Select(example => example.Title));
        var entry = (await _house.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("bob", "labels.import-undone", "2 labels"), (entry.Who, entry.Action, entry.Detail));
        var item = (await _house.BringAsync(0.7))[0];
        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", item, Verdict.Relevant));
        Assert.Null(await labeller.UndoImportAsync(kept.Id, "bob", Ct));
    }

    [Fact]
    public async Task A_dispute_about_a_text_from_a_file_is_shown_and_settled_by_its_text()
    {
        await GiveAsync("ada", Example("A law", true));
        await GiveAsync("bob", Example("A law", false));
        var dispute = Assert.Single((await _house.Get<AgreementReport>().ReadAsync(Ct)).Disputes);
        var settling = new LabelAnswer { ItemId = 0, Fingerprint = dispute.Fingerprint, Verdict = "notrelevant", Reason = "No provider is bound.", Settles = true, Who = "eve", Where = LabelPlace.Page };

        var unknown = await _house.Get<Labeller>().SettleExampleAsync(settling with { Fingerprint = "of no text" }, Ct);
        var without = await _house.Get<Labeller>().SettleExampleAsync(settling with { Reason = null }, Ct);
        var settled = await _house.Get<Labeller>().SettleExampleAsync(settling, Ct);

        Assert.Equal((null, "A law"), (dispute.ItemId, dispute.Text.Title));
        Assert.IsType<LabelOutcome.NoSuchItem>(unknown);
        Assert.IsType<LabelOutcome.Refused>(without);
        Assert.IsType<LabelOutcome.Kept>(settled);
        Assert.Empty((await _house.Get<AgreementReport>().ReadAsync(Ct)).Disputes);
        Assert.False(Assert.Single(await _house.Get<GivenLabels>().ReadAsync(Ct)).Relevant);
    }

    private Task<LabelsTaken> GiveAsync(string who, params LabelledExample[] examples)
    {
        using var writer = new StringWriter();
        LabelFormats.Write(writer, LabelFormat.Tsv, examples);
        return _house.Get<LabelImport>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(writer.ToString())), "mine.tsv", who, Ct);
    }

    private static LabelledExample Example(string title, bool relevant) => new()
    {
        Family = "mine",
        Language = "en",
        Jurisdiction = "UT",
        Kind = ExampleKind.Title,
        Relevant = relevant,
        Instruments = [],
        Difficulty = Difficulty.Easy,
        Title = title,
        Text = "",
    };
}
