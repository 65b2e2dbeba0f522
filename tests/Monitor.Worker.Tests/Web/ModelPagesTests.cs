using System.Globalization;
using System.Net;
using Monitor.Classifiers;
using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling.Queue;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Web;

public sealed class ModelPagesTests(TrainedModels models) : IAsyncLifetime
{
    private MonitorHost _host = default!;
    private Visitor _ada = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ModelFolder Folder => _host.Get<ModelProvision>().Folder;

    public async ValueTask InitializeAsync()
    {
        _host = await MonitorHost.StartAsync();
        _ada = _host.NewVisitor();
        await _ada.GiveNameAsync("Ada");
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/tuning/models")]
    [InlineData("/tuning/dial")]
    [InlineData("/tuning/misses")]
    [InlineData("/tuning/lexicon")]
    public async Task Every_page_helps_while_nothing_was_done_yet_and_marks_its_tab(string path)
    {
        using var nobody = _host.NewVisitor();

        var page = await nobody.ReadAsync(path);

        Assert.Equal(path, page.QuerySelector("nav[aria-label=Tuning] a[aria-current=page]")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main form[method=post] button"));
        Assert.DoesNotContain("%", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        if (path != "/tuning/misses") Assert.NotNull(page.QuerySelector("main a.button[href^='/name?return=']"));
    }

    [Fact]
    public async Task The_card_is_told_in_words_with_numbers_and_intervals()
    {
        InUse(models.Good);
        Folder.SaveCandidate(models.Poor.Model, models.Poor.Card with { Background = 2_100 });

        var page = await _ada.ReadAsync("/tuning/models");

        var active = page.QuerySelector("#active")!;
        Assert.Contains(models.Good.Card.Id, active.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"\d languages\.\s", active.TextContent);
        Assert.Matches(@"\d languages, and from 2,100 passages of what is crawled here that nobody labelled and that scored low, counted in no figure below\.\s", page.QuerySelector("main")!.TextContent);
        Assert.Matches(@"[\d,]+ of [\d,]+ \(0\.\d\d; 0\.\d\d to 0\.\d\d\)", active.TextContent);
        Assert.Contains(active.QuerySelectorAll("details tr"), row => row.TextContent.Contains("too few to say", StringComparison.Ordinal));
        Assert.Contains("German", active.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#doubts tbody tr"));
        Assert.DoesNotContain("%", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_renewed_the_program_reads_what_the_old_model_does_not_know()
    {
        InUse(models.Good);
        Assert.DoesNotContain("A training now", (await _ada.ReadAsync("/tuning/models")).QuerySelector("#train")!.TextContent, StringComparison.Ordinal);
        InUse((models.Good.Model, models.Good.Card with { Id = "learned-of-old", LabelsHash = "of fewer", Examples = 3_799, CodeVersion = "1", LexiconHash = "of fewer" }));

        var told = (await _ada.ReadAsync("/tuning/models")).QuerySelectorAll("#train li").Select(line => line.TextContent).ToList();

        Assert.Equal(3, told.Count);
        Assert.Matches(@"^other examples: 1\d,\d{3} lie ready, it learnt from 3,799$", told[0]);
        Assert.StartsWith("terms of the lexicon", told[1], StringComparison.Ordinal);
        Assert.StartsWith("the way in which this version of Monitor reads texts", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_is_refused_with_what_it_would_lose_and_promoted_when_signed()
    {
        InUse(models.Good);
        Folder.SaveCandidate(models.Poor.Model, models.Poor.Card);
        await _host.Get<CandidateWatch>().CatchUpAsync(Ct);
        var before = await _ada.ReadAsync("/tuning/models");

        using var refused = await PromoteAsync(before, "");
        var told = await _ada.ReadAsync("/tuning/models?refused=reason");
        using var signed = await PromoteAsync(before, "For a test.");
        var after = await _ada.ReadAsync("/tuning/models?done=promoted");

        Assert.NotNull(before.QuerySelector("#promote-reason[required]"));
        Assert.NotEmpty(before.QuerySelectorAll("#candidate .titlelist li"));
        Assert.Contains("In the last 90 days you would have got", Flat(before.QuerySelector("#candidate")!.TextContent), StringComparison.Ordinal);
        Assert.NotNull(before.QuerySelector($"#candidate a[href='/items/{Seed.Bill}']"));
        Assert.Equal("/tuning/models?refused=reason#promote", refused.Headers.Location?.ToString());
        Assert.Contains("Not promoted", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/models?done=promoted", signed.Headers.Location?.ToString());
        Assert.Equal(models.Poor.Card.Id, _host.Get<ActiveClassifier>().Current.ModelId);
        Assert.Contains("For a test.", after.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(after.QuerySelectorAll("#history .titlelist li"));
    }

    [Fact]
    public async Task One_click_goes_back_and_the_items_that_changed_side_are_listed()
    {
        InUse(models.Poor);
        Folder.SaveCandidate(models.Good.Model, models.Good.Card);
        using (await PromoteAsync(await _ada.ReadAsync("/tuning/models"), "Better.")) { }
        await _host.Get<Rescoring>().CatchUpAsync(null, Ct);

        using var back = await GoBackAsync(models.Poor.Card.Id);
        using var twice = await GoBackAsync(models.Poor.Card.Id);
        await _host.Get<Rescoring>().CatchUpAsync(null, Ct);
        using var unnamed = await _host.NewVisitor().PostAsync("/tuning/models", "/tuning/models/rollback");

        var page = await _ada.ReadAsync("/tuning/models?done=back");
        Assert.Equal("/tuning/models?done=back", back.Headers.Location?.ToString());
        Assert.Equal("/tuning/models?refused=another-back", twice.Headers.Location?.ToString());
        Assert.Equal(models.Poor.Card.Id, _host.Get<ActiveClassifier>().Current.ModelId);
        Assert.NotEmpty(page.QuerySelectorAll("#crossings tbody a[href^='/items/']"));
        Assert.Contains("Nobody was alerted", page.QuerySelector("#crossings")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/name", unnamed.Headers.Location?.ToString() ?? "/name", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_candidate_than_the_one_that_was_read_is_not_promoted()
    {
        InUse(models.Good);
        Folder.SaveCandidate(models.Poor.Model, models.Poor.Card);
        var read = await _ada.ReadAsync("/tuning/models");
        Folder.SaveCandidate(models.Good.Model, models.Good.Card);

        using var refused = await PromoteAsync(read, "I read what it would miss.");
        var told = await _ada.ReadAsync(refused.Headers.Location!.ToString());

        Assert.Equal("/tuning/models?refused=another-promoted", refused.Headers.Location.ToString());
        Assert.Contains("another candidate stands here now. Read its trial", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(models.Good.Card.Id, told.QuerySelector("#candidate input[name=candidate]")!.GetAttribute("value"));
        Assert.Empty(await _host.Get<ModelLog>().ListAsync(1, Ct));
    }

    [Fact]
    public async Task A_signature_for_one_list_of_misses_holds_for_no_other()
    {
        InUse(models.Good);
        Folder.SaveCandidate(models.Poor.Model, models.Poor.Card);
        var read = await _ada.ReadAsync("/tuning/models");
        // What is no longer found today is not lost by the candidate.
        await _host.Get<DialReport>().SetAsync(0.95, 0.2, "Ben", null, Ct);

        using var refused = await PromoteAsync(read, "I read what it would miss.");
        var told = await _ada.ReadAsync(refused.Headers.Location!.ToString().Split('#')[0]);
        using var signed = await PromoteAsync(told, "I read it again.");

        Assert.Equal("/tuning/models?refused=losses#promote", refused.Headers.Location.ToString());
        Assert.Contains("is not what you read", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/models?done=promoted", signed.Headers.Location?.ToString());
        Assert.Equal("I read it again.", Assert.Single(await _host.Get<ModelLog>().ListAsync(2, Ct)).Reason);
    }

    [Fact]
    public async Task Going_back_to_a_damaged_model_is_refused_and_nothing_changes()
    {
        InUse(models.Good);
        InUse(models.Poor);
        var file = Path.Combine(Folder.Location, "previous", "model.bin");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Ct))[..1000], Ct);

        using var back = await GoBackAsync(models.Good.Card.Id);
        var told = await _ada.ReadAsync(back.Headers.Location!.ToString());

        Assert.Equal("/tuning/models?refused=damaged", back.Headers.Location.ToString());
        Assert.Contains("damaged, so nothing was changed", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((models.Poor.Card.Id, models.Good.Card.Id), (Folder.ReadCard(ModelSlot.Active)!.Id, Folder.ReadCard(ModelSlot.Previous)!.Id));
        Assert.Empty(await _host.Get<ModelLog>().ListAsync(1, Ct));
    }

    [Fact]
    public async Task The_card_says_of_each_table_where_it_was_measured()
    {
        InUse(models.Good);

        var tables = (await _ada.ReadAsync("/tuning/models")).QuerySelectorAll("#active details");

        Assert.Contains("at score 0.50 too", tables[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("the score from which its instrument is named, on relevant examples alone", tables[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0.50", tables[1].QuerySelector("p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_kept_from_long_before_can_be_the_candidate_again()
    {
        InUse(models.Poor);
        foreach (var (model, card) in new[] { (models.Good.Model, models.Good.Card), (models.Poor.Model, models.Poor.Card), (models.Good.Model, models.Good.Card) })
        {
            Folder.SaveCandidate(model, card);
            using (await PromoteAsync(await _ada.ReadAsync("/tuning/models"), "To and fro.")) { }
        }

        var before = await _ada.ReadAsync("/tuning/models");
        var kept = Assert.Single(before.QuerySelectorAll("#kept select[name=id] option")).GetAttribute("value")!;
        using var restored = await _ada.PostAsync("/tuning/models", "/tuning/models/restore", ("id", kept));
        using var unknown = await _ada.PostAsync("/tuning/models", "/tuning/models/restore", ("id", "../active"));
        var after = await _ada.ReadAsync(restored.Headers.Location!.ToString());

        Assert.Equal(models.Poor.Card.Id, kept);
        Assert.Equal("/tuning/models?done=restored", restored.Headers.Location.ToString());
        Assert.Equal(kept, Folder.ReadCard(ModelSlot.Candidate)!.Id);
        Assert.Contains(kept, after.QuerySelector("#candidate")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/models?refused=nothing-restored", unknown.Headers.Location?.ToString());
        Assert.DoesNotContain("%", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_for_what_is_not_there_are_refused_in_words()
    {
        using var promote = await _ada.PostAsync("/tuning/models", "/tuning/models/promote");
        using var back = await _ada.PostAsync("/tuning/models", "/tuning/models/rollback");
        using var train = await _ada.PostAsync("/tuning/models", "/tuning/models/train");

        foreach (var answer in (HttpResponseMessage[])[promote, back])
        {
            var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());
            Assert.Contains("There is no", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, train.StatusCode);
    }

    [Fact]
    public async Task The_dial_is_turned_and_stands_where_it_was_put()
    {
        InUse(models.Good);
        var before = await _ada.ReadAsync("/tuning/dial");

        using var answer = await _ada.PostAsync("/tuning/dial", "/tuning/dial", ("alert", "0.25"), ("own", ""), ("review", "0,1"), ("reason", "We read more now."));

        var page = await _ada.ReadAsync("/tuning/dial");
        Assert.Equal(7, before.QuerySelectorAll("input[name=alert]:not([value=own])").Length);
        Assert.Contains("in force", before.QuerySelector("input[name=alert][checked]")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a missed law is as bad as 10 needless alerts", before.QuerySelector(".positions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/dial?done=set", answer.Headers.Location?.ToString());
        Assert.Equal((0.25, 0.1), (_host.Get<ActiveClassifier>().Thresholds.Alert, _host.Get<ActiveClassifier>().Thresholds.Review));
        Assert.Equal("0.25", page.QuerySelector("input[name=alert][checked]")!.GetAttribute("value"));
        Assert.Contains("We read more now.", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_position_can_be_chosen_and_takes_what_was_left_as_it_was_down_with_it()
    {
        InUse(models.Good);
        var before = await _ada.ReadAsync("/tuning/dial");
        foreach (var position in before.QuerySelectorAll("input[name=alert]:not([value=own])").Select(radio => radio.GetAttribute("value")!))
        {
            using var answer = await _ada.PostAsync("/tuning/dial", "/tuning/dial", ("alert", position), ("own", ""), ("review", Value(await _ada.ReadAsync("/tuning/dial"), "review")!), ("reason", ""));

            Assert.Equal("/tuning/dial?done=set", answer.Headers.Location?.ToString());
            Assert.Equal(double.Parse(position, CultureInfo.InvariantCulture), _host.Get<ActiveClassifier>().Thresholds.Alert);
        }

        var now = _host.Get<ActiveClassifier>().Thresholds;
        Assert.Equal(now.Alert, now.Review);
    }

    [Theory]
    [InlineData("own", "0.4", "0.1", null)]
    [InlineData("own", "x", "0.1", "as a number, such as 0.35")]
    [InlineData("0.25", "0.4", "0.1", "chose a position and typed a value")]
    [InlineData("0.25", "", "0.3", "“Near misses from score” lies between 0.01 and the score for alerts, 0.25")]
    [InlineData("own", "1.5", "0.3", "lies between 0.01 and 0.99")]
    [InlineData("", "", "0.3", "Choose a position")]
    public async Task A_setting_that_cannot_be_is_refused_with_what_was_typed(string alert, string own, string review, string? mistake)
    {
        using var answer = await _ada.PostAsync("/tuning/dial", "/tuning/dial", ("alert", alert), ("own", own), ("review", review), ("reason", "A & B"));

        var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        if (mistake is null)
        {
            Assert.NotNull(await _host.Get<DialStore>().CurrentAsync(Ct));
            return;
        }

        Assert.Contains(mistake, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((own, review, "A & B"), (Value(page, "own"), Value(page, "review"), Value(page, "reason")));
        Assert.Null(await _host.Get<DialStore>().CurrentAsync(Ct));
    }

    [Fact]
    public async Task The_draws_stand_on_the_page_band_by_band_with_what_is_still_asked()
    {
        await _host.Get<SampleDraw>().DrawIfDueAsync("Ada", Ct);

        var page = await _ada.ReadAsync("/tuning/misses");

        var bands = page.QuerySelectorAll(".draw tbody tr");
        Assert.Equal(31, bands.Sum(row => int.Parse(row.QuerySelector("td[data-name='Came in']")!.TextContent, CultureInfo.InvariantCulture)));
        Assert.Contains("1 draw from what came in from 2031-02-15 to 2031-03-15", page.QuerySelector(".basis")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("drawn items", page.QuerySelector(".pairs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Too few to say", page.QuerySelector(".says")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_term_is_added_and_taken_out_again_by_name()
    {
        using var added = await _ada.PostAsync("/tuning/lexicon", "/tuning/lexicon", ("change", "add"), ("concept", "warrant"), ("language", "de"), ("term", "Durchsuchungsbefehlsding"));
        var page = await _ada.ReadAsync(added.Headers.Location!.ToString());
        var found = await _ada.ReadAsync("/tuning/lexicon?q=durchsuchungsbefehlsding");
        using var removed = await _ada.PostAsync("/tuning/lexicon", "/tuning/lexicon", ("change", "remove"), ("concept", "warrant"), ("language", "de"), ("term", "Durchsuchungsbefehlsding"));
        var gone = await _ada.ReadAsync("/tuning/lexicon?q=durchsuchungsbefehlsding");

        Assert.Contains(page.QuerySelectorAll(".takeout button"), button => button.GetAttribute("value") == "Durchsuchungsbefehlsding");
        Assert.NotNull(found.QuerySelector(".concepts a[href='/tuning/lexicon?concept=warrant&language=de']"));
        Assert.Contains("done=removed", removed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(gone.QuerySelectorAll(".concepts"));
        Assert.Equal(["Ada", "Ada"], (await _host.Get<LexiconEditing>().HistoryAsync(Ct)).Select(change => change.Who));
        Assert.Contains("took out", gone.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_what_was_typed_stands_in_the_form()
    {
        using var answer = await _ada.PostAsync("/tuning/lexicon", "/tuning/lexicon", ("change", "add"), ("concept", "New Idea"), ("gloss", "A \"new\" idea"), ("language", "pt-BR"), ("term", "x"));

        var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        Assert.Equal(3, page.QuerySelectorAll("[role=alert] li").Length);
        Assert.Equal(("New Idea", "A \"new\" idea", "pt-BR", "x"), (Value(page, "concept"), Value(page, "gloss"), Value(page, "language"), Value(page, "term")));
        Assert.Empty(await _host.Get<LexiconEditing>().HistoryAsync(Ct));
    }

    private static string? Value(AngleSharp.Dom.IParentNode page, string name) => page.QuerySelector($"main input[name={name}]:not([type=hidden]):not([type=radio])")?.GetAttribute("value") ?? "";

    private static string Flat(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Sends the form as it stands on a page that was read.</summary>
    private Task<HttpResponseMessage> PromoteAsync(AngleSharp.Dom.IParentNode page, string reason) => _ada.PostAsync(
        "/tuning/models", "/tuning/models/promote", ("candidate", Hidden(page, "candidate")), ("lost", Hidden(page, "lost")), ("reason", reason));

    private Task<HttpResponseMessage> GoBackAsync(string id) => _ada.PostAsync("/tuning/models", "/tuning/models/rollback", ("id", id), ("reason", ""));

    private static string Hidden(AngleSharp.Dom.IParentNode page, string name) => page.QuerySelector($"form[action='/tuning/models/promote'] input[name={name}]")!.GetAttribute("value")!;

    private void InUse((TrainedModel Model, ModelCard Card) model)
    {
        Folder.PutToUse(model.Model, model.Card);
        _host.Get<ActiveClassifier>().Use(new LearnedClassifier(model.Model, _host.Get<ModelProvision>().TopicsInForce()));
    }
}
