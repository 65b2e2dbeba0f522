using System.Net;
using System.Text.Json;
using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling.Queue;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Labelling;

namespace Monitor.Worker.Tests.Web;

public sealed partial class TuningPagesTests : IAsyncLifetime
{
    private MonitorHost _host = default!;
    private Visitor _ada = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AskStore Asks => _host.Get<AskStore>();

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

    [Fact]
    public async Task Whoever_gave_no_name_is_told_what_the_queue_is_for_and_nothing_is_drawn()
    {
        using var nobody = _host.NewVisitor();

        var page = await nobody.ReadAsync("/tuning?after=3");

        Assert.Equal("/name?return=%2Ftuning%3Fafter%3D3", page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("main form"));
        Assert.Empty(await Asks.RoundsAsync(Ct));
    }

    [Fact]
    public async Task A_question_shows_the_text_with_the_models_passage_and_says_why_it_is_asked()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);

        var page = await _ada.ReadAsync($"/tuning?ask={ask.Id}");

        Assert.Equal("Entwurf eines Gesetzes zur Einführung einer Mindestspeicherung von IP-Adressen für Zwecke der Strafverfolgung", page.QuerySelector(".asked h2[lang=de]")!.TextContent);
        Assert.StartsWith("Der Anbieter speichert", page.QuerySelector("[data-text] mark")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Printed papers, Germany", page.QuerySelector(".asked .facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("it scored high, and no person has looked", page.QuerySelector(".beside")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".asked a[href='/items/{Seed.German}']"));
        Assert.NotNull(page.QuerySelector(".asked a[href='https://de-papers.example/20/8912']"));
        Assert.Equal(["data-retention"], page.QuerySelectorAll("input[name=instrument][checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal("1234567890-", string.Concat(page.QuerySelectorAll("input[name=instrument]").Select(box => box.GetAttribute("data-key"))));
    }

    [Theory]
    [InlineData(AskReason.Sample)]
    [InlineData(AskReason.Repeat)]
    [InlineData(AskReason.SecondOpinion)]
    public async Task A_question_that_measures_shows_the_models_opinion_folded_only(AskReason reason)
    {
        var ask = await AskAsync(Seed.German, reason);

        var page = await _ada.ReadAsync($"/tuning?ask={ask.Id}");

        Assert.Null(page.QuerySelector("[data-text] mark"));
        Assert.Empty(page.QuerySelectorAll("input[name=instrument][checked]"));
        var opinion = page.QuerySelectorAll(".relevance, .reasons, blockquote");
        Assert.NotEmpty(opinion);
        Assert.All(opinion, part => Assert.Equal("What the model thinks", part.Closest("details:not([open])")?.QuerySelector("summary")?.TextContent));
        Assert.DoesNotContain("0.88", page.QuerySelector("[aria-labelledby=asked-why]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Precedents_stand_beside_the_question_but_not_the_items_own_label()
    {
        _host.Get<ActiveClassifier>().Use(new MadeUpModel
        {
            Precedents = [MadeUpModel.Alike(true, 0.9, $"item-{Seed.German}"), MadeUpModel.Alike(true, 0.7, "a"), MadeUpModel.Alike(false, 0.5, "b")],
        });
        var ask = await AskAsync(Seed.German, AskReason.SecondOpinion);

        var page = await _ada.ReadAsync($"/tuning?ask={ask.Id}");

        Assert.Equal(["Precedent of a", "Precedent of b"], page.QuerySelectorAll(".precedents bdi").Select(title => title.TextContent));
        Assert.Equal(["alike, 0.70", "alike, 0.50"], page.QuerySelectorAll(".precedents .quiet").Select(words => words.TextContent.Trim()));
        Assert.Contains("They speak against each other", page.QuerySelector("[aria-labelledby=precedents] .told")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_kept_with_its_question_and_leads_to_the_next_one()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        await AskAsync(Seed.Arabic, AskReason.HighUnseen);

        using var answer = await AnswerAsync(ask, "relevant", ("instrument", "data-retention"), ("reason", " Keeps addresses. "), ("passage", "speichert"));

        var label = Assert.Single(await _host.Store.Labels.ForItemAsync(Seed.German, Ct));
        Assert.StartsWith($"/tuning?after={ask.Id}&label={label.Id}", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal((Verdict.Relevant, "Ada", "HighUnseen", "Keeps addresses.", "speichert"), (label.Given.Verdict, label.Given.Who, label.Given.Asked, label.Given.Reason, label.Given.Passage));
        var next = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        Assert.Contains("You said relevant of “Entwurf eines Gesetzes", next.QuerySelector(".strip")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tuning/effects/{label.Id}.json", next.QuerySelector("[data-effect]")!.GetAttribute("data-effect"));
        Assert.NotEqual(ask.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), next.QuerySelector("input[name=ask]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_label_against_its_precedents_says_that_a_second_person_is_asked()
    {
        _host.Get<ActiveClassifier>().Use(new MadeUpModel { Precedents = [MadeUpModel.Alike(false, 0.7, "a"), MadeUpModel.Alike(false, 0.7, "b")] });
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);

        using var answer = await AnswerAsync(ask, "relevant");

        Assert.EndsWith("&against=2&second=1", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        var next = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        Assert.Contains("This contradicts 2 of its nearest precedents: a second person is asked.", next.QuerySelector(".strip")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_taken_back_from_the_strip_opens_its_question_again()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        using var answer = await AnswerAsync(ask, "notrelevant");
        var next = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        var form = next.QuerySelector("form[data-undo]")!;

        using var undone = await _ada.PostAsync("/tuning/labels", "/tuning/undo", [.. form.QuerySelectorAll("input[type=hidden]:not([name^=__])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);

        Assert.Equal($"/tuning?ask={ask.Id}", undone.Headers.Location?.ToString());
        var again = await _ada.ReadAsync($"/tuning?ask={ask.Id}");
        Assert.StartsWith("Entwurf", again.QuerySelector(".asked h2")!.TextContent, StringComparison.Ordinal);
        Assert.False((await _host.Store.Labels.ForItemAsync(Seed.German, Ct))[0].Holds);
    }

    [Fact]
    public async Task Nobody_sees_the_strip_of_anothers_label()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        using var answer = await AnswerAsync(ask, "relevant");
        using var bob = _host.NewVisitor();
        await bob.GiveNameAsync("Bob");

        var page = await bob.ReadAsync(answer.Headers.Location!.ToString());

        Assert.Null(page.QuerySelector(".strip"));
    }

    [Theory]
    [InlineData("perhaps", null, "Say relevant, not relevant or unsure.")]
    [InlineData("relevant", "of no version", "The text that this label is about is not there.")]
    public async Task A_refused_answer_says_why(string verdict, string? fingerprint, string why)
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);

        using var answer = await _ada.PostAsync(
            "/tuning", "/tuning/answer", ("ask", $"{ask.Id}"), ("item", $"{ask.ItemId}"), ("fingerprint", fingerprint ?? ask.Fingerprint), ("verdict", verdict));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.DocumentOf(answer);
        Assert.StartsWith(why, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='/tuning?ask={ask.Id}']"));
        Assert.Empty(await _host.Store.Labels.ForItemAsync(Seed.German, Ct));
    }

    [Fact]
    public async Task What_a_label_changes_is_waited_for_known_or_gone()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        using var answer = await AnswerAsync(ask, "relevant");
        var id = (await _host.Store.Labels.ForItemAsync(Seed.German, Ct))[0].Id;
        var waiting = await EffectAsync(id);
        var effect = new LabelEffect(0.71, 0.38, 0.5, 1, 399, [new EffectOnItem(Seed.Attack, "<b>Act</b>", 0.6, 0.4)], 2.1, Seed.Now);
        await _host.Store.Labels.NoteEffectAsync(id, effect, Ct);

        var known = await EffectAsync(id);
        var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        var gone = await EffectAsync(999);

        Assert.Equal(("waiting", "known", "gone"), (waiting.GetProperty("state").GetString(), known.GetProperty("state").GetString(), gone.GetProperty("state").GetString()));
        Assert.Equal((0.71, 0.38, 399), (known.GetProperty("before").GetDouble(), known.GetProperty("after").GetDouble(), known.GetProperty("watched").GetInt32()));
        var other = known.GetProperty("others")[0];
        Assert.Equal((Seed.Attack, "<b>Act</b>"), (other.GetProperty("item").GetInt64(), other.GetProperty("title").GetString()));
        Assert.Contains("1 of the 399 items nearest the threshold would change side", page.QuerySelector("[data-effect-words]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>Act</b>", page.QuerySelector("[data-effect-others] a")!.TextContent);
    }

    [Fact]
    public async Task A_near_miss_stands_with_both_thresholds_and_is_labelled_where_it_stands()
    {
        _host.Get<ActiveClassifier>().Use(new MadeUpModel(), new Thresholds(0.9, 0.85, null));

        var page = await _ada.ReadAsync("/tuning/near");
        var near = page.QuerySelector($".nearlist li:has(a[href='/items/{Seed.German}'])")!;
        using var answer = await _ada.PostAsync(
            "/tuning/near", "/tuning/answer",
            [.. near.QuerySelectorAll("input[type=hidden]:not([name^=__])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)), ("verdict", "notrelevant")]);

        Assert.Contains("a look from 0.85, an alert from 0.90", near.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Der Anbieter speichert", near.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/tuning/near?label=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        var after = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        Assert.Null(after.QuerySelector($".nearlist a[href='/items/{Seed.German}']"));
        Assert.NotNull(after.QuerySelector(".strip form[data-undo]"));
    }

    [Fact]
    public async Task A_dispute_shows_both_sides_and_is_settled_with_a_reason()
    {
        await LabelAsync("Bob", Verdict.Relevant, "It keeps addresses.");
        await LabelAsync("Eve", Verdict.NotRelevant, "No provider is bound.");

        var page = await _ada.ReadAsync("/tuning/disputes");
        using var without = await SettleAsync("");
        using var settled = await SettleAsync("§ 2 binds every provider.");

        var dispute = page.QuerySelector(".dispute")!.TextContent;
        Assert.All(new[] { "Relevant by Bob", "It keeps addresses.", "Not relevant by Eve", "No provider is bound." }, words => Assert.Contains(words, dispute, StringComparison.Ordinal));
        Assert.Contains("Too few to say", page.QuerySelector("[aria-labelledby=agreement]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("What settles a dispute says relevant or not, and why.", (await Visitor.DocumentOf(without)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/disputes?settled=1", settled.Headers.Location?.ToString());
        Assert.Null((await _ada.ReadAsync("/tuning/disputes")).QuerySelector(".dispute"));
        Assert.Contains("Settles what others disagreed about", (await _ada.ReadAsync($"/items/{Seed.German}")).QuerySelector(".history")!.TextContent, StringComparison.Ordinal);

        async Task<HttpResponseMessage> SettleAsync(string reason) => await _ada.PostAsync(
            "/tuning/disputes", "/tuning/settle", ("item", $"{Seed.German}"), ("fingerprint", await FingerprintAsync()), ("verdict", "relevant"), ("reason", reason));
    }

    [Fact]
    public async Task A_label_given_on_the_items_page_tells_there_what_it_would_change_and_is_taken_back_there()
    {
        using var answer = await LabelOnPageAsync("relevant", await FingerprintAsync());
        var label = Assert.Single(await _host.Store.Labels.ForItemAsync(Seed.German, Ct));

        var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());

        Assert.Equal($"/items/{Seed.German}?q=keeps&label={label.Id}#label", answer.Headers.Location?.ToString());
        Assert.Equal($"/tuning/effects/{label.Id}.json", page.QuerySelector("#label .strip [data-effect]")!.GetAttribute("data-effect"));
        Assert.NotNull(page.QuerySelector("script[src*='tuning']"));
        var form = page.QuerySelector("#label form[data-undo]")!;
        using var undone = await _ada.PostAsync("/tuning/labels", "/tuning/undo", [.. form.QuerySelectorAll("input[type=hidden]:not([name^=__])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);
        Assert.Equal($"/items/{Seed.German}?q=keeps#label", undone.Headers.Location?.ToString());
        Assert.False((await _host.Store.Labels.FindAsync(label.Id, Ct))!.Holds);
    }

    [Fact]
    public async Task A_label_that_is_refused_on_the_items_page_says_why_and_leads_back()
    {
        using var refused = await LabelOnPageAsync("relevant", "of no version");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await Visitor.DocumentOf(refused);
        Assert.StartsWith("The text that this label is about is not there.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='/items/{Seed.German}?q=keeps#label']"));
    }

    [Fact]
    public async Task The_same_label_sent_again_is_one_label_and_says_so()
    {
        using var first = await LabelOnPageAsync("relevant", await FingerprintAsync());
        using var second = await LabelOnPageAsync("relevant", await FingerprintAsync());

        Assert.Single(await _host.Store.Labels.ForItemAsync(Seed.German, Ct));
        var page = await _ada.ReadAsync(second.Headers.Location!.ToString());
        Assert.Contains("You have said so before, and that label holds.", page.QuerySelector(".strip")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_page_that_offers_a_label_lets_what_is_slow_begin()
    {
        foreach (var page in new[] { "/tuning", "/tuning/near", "/tuning/disputes", $"/items/{Seed.German}" })
        {
            var signal = _host.Get<Monitor.Worker.Labelling.LabelSignal>();
            using var nobody = _host.NewVisitor();
            await nobody.ReadAsync(page);
            await _ada.ReadAsync(page);

            Assert.Equal([Monitor.Worker.Labelling.LabelSignal.Expected], await signal.NextAsync(Ct));
        }
    }

    [Fact]
    public async Task The_item_page_takes_a_passage_and_shows_it_with_why_it_was_asked()
    {
        var ask = await AskAsync(Seed.German, AskReason.Uncertain);
        using (await AnswerAsync(ask, "relevant", ("passage", "speichert die einem Endnutzer"))) { }

        var page = await _ada.ReadAsync($"/items/{Seed.German}");

        Assert.NotNull(page.QuerySelector("#label textarea[name=passage]"));
        Assert.Equal("speichert die einem Endnutzer", page.QuerySelector(".history blockquote")!.TextContent);
        Assert.Contains("Asked why: near the threshold.", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tuning/answer")]
    [InlineData("/tuning/undo")]
    [InlineData("/tuning/settle")]
    [InlineData("/tuning/labels/import")]
    [InlineData("/tuning/labels/undo-import")]
    public async Task A_form_from_elsewhere_is_refused(string call)
    {
        using var without = await _ada.PostWithAsync(token: null, call, ("item", "1"), ("verdict", "relevant"));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("came from another page", (await Visitor.DocumentOf(without)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> LabelOnPageAsync(string verdict, string fingerprint) =>
        _ada.PostAsync($"/items/{Seed.German}", $"/items/{Seed.German}/label?q=keeps", ("fingerprint", fingerprint), ("verdict", verdict));

    private async Task<Ask> AskAsync(long item, AskReason reason)
    {
        // Drawn first, so that the page draws nothing of its own about this item.
        await _host.Get<QueueFill>().FillAsync("Ada", Ct);
        foreach (var open in (await Asks.OpenAsync(Ct)).Where(ask => ask.ItemId == item)) await Asks.CloseAsync(open.Id, "nobody", null, Ct);
        var candidate = Assert.Single(await Asks.CandidatesAsync([item], Ct));
        await Asks.AddAsync([new NewAsk(candidate, reason, 0.5)], Ct);
        return (await Asks.OpenAsync(Ct)).Single(ask => ask.ItemId == item);
    }

    private Task<HttpResponseMessage> AnswerAsync(Ask ask, string verdict, params (string, string)[] more) => _ada.PostAsync(
        $"/tuning?ask={ask.Id}", "/tuning/answer", [("ask", $"{ask.Id}"), ("item", $"{ask.ItemId}"), ("fingerprint", ask.Fingerprint), ("verdict", verdict), .. more]);

    private async Task<JsonElement> EffectAsync(long id)
    {
        using var response = await _ada.GetAsync($"/tuning/effects/{id}.json");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    private async Task LabelAsync(string who, Verdict verdict, string reason) => await _host.Store.Labels.AppendAsync(
        new NewLabel { ItemId = Seed.German, Fingerprint = await FingerprintAsync(), Verdict = verdict, Reason = reason, Who = who, At = Seed.Now, Where = LabelPlace.Slack }, Ct);

    private async Task<string> FingerprintAsync() => (await _host.Store.Items.FindAsync(Seed.German, Ct))!.Documents[0].Versions[0].Fingerprint;
}
