using System.Net;
using System.Net.Http.Headers;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

/// <summary>Labels as files, out and in.</summary>
public sealed partial class TuningPagesTests
{
    [Fact]
    public async Task Labels_go_out_as_a_file_and_come_back_in()
    {
        var ask = await AskAsync(Seed.German, AskReason.HighUnseen);
        using (await AnswerAsync(ask, "relevant", ("instrument", "data-retention"))) { }
        // The same words in another format are no second label.
        foreach (var (format, news) in new[] { ("csv", 1), ("tsv", 0), ("jsonl", 0) })
        {
            using var file = await _ada.GetAsync($"/tuning/labels.{format}");
            Assert.Equal($"labels.{format}", file.Content.Headers.ContentDisposition?.FileName);

            using var taken = await UploadAsync(await file.Content.ReadAsByteArrayAsync(Ct), $"labels.{format}");

            Assert.Equal($"/tuning/labels?taken={news}", taken.Headers.Location?.ToString());
            _host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        using var unknown = await _ada.GetAsync("/tuning/labels.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var page = await _ada.ReadAsync("/tuning/labels?taken=1");
        Assert.Equal(2, page.QuerySelectorAll("tr[data-row]").Length);
        Assert.Contains("scored high, unseen", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("from a file", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

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
