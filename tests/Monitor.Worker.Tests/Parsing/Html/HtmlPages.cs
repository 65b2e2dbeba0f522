using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Tests.Parsing.Html;

/// <summary>Made-up pages and sources, and what the parser makes of them.</summary>
internal static class HtmlPages
{
    public static FetchedPage Page(string html, string url = "https://parliament.example/bills/list") => new()
    {
        Url = new(url),
        FinalUrl = new(url),
        Status = 200,
        MediaType = "text/html",
        Body = Encoding.UTF8.GetBytes(html),
        Text = html,
        FetchedAt = DateTimeOffset.UnixEpoch,
    };

    public static Source Source(string items, params (string Field, string Path)[] fields) => new()
    {
        Id = new("xx-bills"),
        Name = "Bills",
        Jurisdiction = "XX",
        Region = "Europe",
        Kind = "bill tracker",
        Languages = ["en"],
        Format = SourceFormat.Html,
        Url = "https://parliament.example/bills/list",
        Schedule = "0 0 6 * * ?",
        Enabled = true,
        Mapping = new() { Items = [items], Fields = Fields(fields) },
    };

    public static Dictionary<string, FieldRule> Fields((string Field, string Path)[] fields) =>
        fields.ToDictionary(field => field.Field, field => new FieldRule { Path = [field.Path] });

    public static ParseOutcome.Parsed Read(string html, Source source) =>
        Assert.IsType<ParseOutcome.Parsed>(new HtmlParser(TimeProvider.System).ParseList(Page(html), source));

    public static ParseOutcome.Refused Refusal(string html, Source source) =>
        Assert.IsType<ParseOutcome.Refused>(new HtmlParser(TimeProvider.System).ParseList(Page(html), source));
}
