using System.Net;
using System.Net.Http.Headers;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Web;

/// <summary>Labels as files, out and in.</summary>
public sealed partial class TuningPagesTests
{
    [Fact]
    public async Task Labels_go_out_as_a_file_and_come_back_in()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        using (await AnswerAsync(ask, "relevant", ("instrument", "data-retention"))) { }
        // What was downloaded here is known here, in every format.
        foreach (var format in new[] { "csv", "tsv", "jsonl" })
        {
            using var file = await _ada.GetAsync($"/tuning/labels.{format}");
            Assert.Equal($"labels.{format}", file.Content.Headers.ContentDisposition?.FileName);

            using var taken = await UploadAsync(await file.Content.ReadAsByteArrayAsync(Ct), $"labels.{format}");

            Assert.Equal("/tuning/labels?taken=0&known=1", taken.Headers.Location?.ToString());
            _host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        using var unknown = await _ada.GetAsync("/tuning/labels.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var page = await _ada.ReadAsync("/tuning/labels?taken=0&known=1");
        Assert.Single(page.QuerySelectorAll("tr[data-row]"));
        Assert.Contains("1 row says what is known here already.", page.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("scored high, unseen", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_from_a_file_are_taken_back_on_their_page_alone_or_with_their_file()
    {
        const string Header = "family,language,jurisdiction,kind,relevant,instruments,difficulty,title,text\n";
        using (await UploadAsync(System.Text.Encoding.UTF8.GetBytes($"{Header}f,en,EU,title,0,,easy,First,\nf,en,EU,title,0,,easy,Second,\nf,en,EU,title,0,,easy,Third,\n"), "mine.csv")) { }
        var page = await _ada.ReadAsync("/tuning/labels");
        Assert.Contains("from a file", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        using var one = await SendAsync(page.QuerySelector("form[action='/tuning/undo']")!);
        using var rest = await SendAsync(page.QuerySelector("form[action='/tuning/labels/undo-import']")!);

        Assert.Equal(("/tuning/labels", "/tuning/labels?undone=2"), (one.Headers.Location?.ToString(), rest.Headers.Location?.ToString()));
        var after = await _ada.ReadAsync("/tuning/labels?undone=2");
        Assert.Contains("2 labels that came from the file were taken back.", after.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, after.QuerySelectorAll("tr.takenback").Length);
        Assert.Null(after.QuerySelector("form[action='/tuning/undo']"));
        using var nobody = _host.NewVisitor();
        Assert.Null((await nobody.ReadAsync("/tuning/labels")).QuerySelector("form[action^='/tuning/']"));
    }

    [Fact]
    public async Task A_dispute_about_a_text_from_a_file_shows_the_text_and_is_settled()
    {
        var given = new NewLabel
        {
            Fingerprint = "of-a-file",
            Verdict = Verdict.Relevant,
            Who = "Bob",
            At = Seed.Now,
            Where = LabelPlace.File,
            Example = new LabelExample("A law from a file", "It <b>binds</b> providers.", "en", "UT"),
        };
        await _host.Store.Labels.AppendAsync(given, Ct);
        await _host.Store.Labels.AppendAsync(given with { Verdict = Verdict.NotRelevant, Who = "Eve" }, Ct);

        var dispute = (await _ada.ReadAsync("/tuning/disputes")).QuerySelector(".dispute")!;
        using var settled = await SendAsync(dispute.QuerySelector("form[action='/tuning/settle']")!, ("verdict", "relevant"), ("reason", "It binds every provider."));

        Assert.Equal("A law from a file", dispute.QuerySelector("h2")!.TextContent);
        Assert.Null(dispute.QuerySelector("a[href^='/items/']"));
        Assert.Contains("It <b>binds</b> providers.", dispute.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tuning/disputes?settled=1", settled.Headers.Location?.ToString());
        Assert.Null((await _ada.ReadAsync("/tuning/disputes")).QuerySelector(".dispute"));
    }

    [Fact]
    public async Task Whoever_labels_a_law_that_models_are_tried_on_is_told_that_none_learns_from_it()
    {
        var title = TrainedModels.Gold[0].Title;
        var change = Storage.Samples.New(Storage.Samples.Document("gold", title), "A text.", 0.6);
        var item = (await _host.Store.Runs.CommitAsync(Storage.Samples.Commit(SeedSources.Congress, Seed.Now, change), Ct)).Items[0];
        var print = (await _host.Store.Items.FindAsync(item, Ct))!.Documents[0].Versions[0].Fingerprint;

        using var answer = await _ada.PostAsync($"/items/{item}", $"/items/{item}/label", ("fingerprint", print), ("verdict", "relevant"));

        var page = await _ada.ReadAsync(answer.Headers.Location!.ToString());
        var strip = page.QuerySelector(".strip")!;
        Assert.Contains("Models are tried on this law.", strip.TextContent, StringComparison.Ordinal);
        Assert.Null(strip.QuerySelector("[data-effect]"));
        Assert.Contains("Models are tried on this law.", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Models are tried on this law.", (await _ada.ReadAsync("/tuning/labels")).QuerySelector("tr[data-row]")!.TextContent, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(AngleSharp.Dom.IElement form, params (string, string)[] more) => _ada.PostAsync(
        "/tuning/labels", form.GetAttribute("action")!, [.. form.QuerySelectorAll("input[type=hidden]:not([name^=__])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? "")), .. more]);

    [Fact]
    public async Task Every_mistake_of_an_uploaded_file_is_told_and_nothing_is_taken()
    {
        var text = "family,language,jurisdiction,kind,relevant,instruments,difficulty,title,text\nf,en,EU,title,2,,easy,<b>T</b>,\nf,en,EU,title,0,,\"easy,T,\n";

        using var bad = await UploadAsync(System.Text.Encoding.UTF8.GetBytes(text), "../bad.csv");
        using var none = await UploadAsync([], "empty.csv");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (bad.StatusCode, none.StatusCode));
        var told = (await Visitor.DocumentOf(bad)).QuerySelectorAll(".mistakes li").Select(mistake => mistake.TextContent);
        Assert.Equal(["bad.csv:2: relevant is '2'; expected 0 or 1", "bad.csv:3: cell 7 opens a quote that nothing closes"], told);
        Assert.Empty(await _host.Store.Labels.ListAsync(null, 1, Ct));
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes, string name)
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "file", name }, { new StringContent(await _ada.TokenAsync("/tuning/labels") ?? ""), "__RequestVerificationToken" } };
        return await _ada.Http.PostAsync("/tuning/labels/import", form, Ct);
    }
}
