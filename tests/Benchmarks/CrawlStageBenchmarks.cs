using System.Text;
using BenchmarkDotNet.Attributes;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing;
using Monitor.Worker.Storage.Committing;
using Monitor.Worker.Versioning;

namespace Benchmarks;

/// <summary>What one page of about ten kilobytes takes between the wire and the store, stage by stage.</summary>
[MemoryDiagnoser]
public class CrawlStageBenchmarks
{
    private static readonly Source Source = new()
    {
        Id = new SourceId("bench"),
        Name = "Bench",
        Jurisdiction = "INT",
        Region = "International",
        Kind = "list",
        Languages = ["en"],
        Format = SourceFormat.Html,
        Url = "http://localhost/",
        Schedule = "0 0 0 1 1 ? 2099",
        Enabled = true,
        Detail = new DetailMapping { Format = SourceFormat.Html, Visit = DetailVisit.Always },
    };

    private readonly ParserSet _parsers = new(TimeProvider.System);
    private byte[] _body = [];
    private string _text = "";
    private FetchedPage _page = null!;
    private ParsedDocument _document = null!;

    [GlobalSetup]
    public void Setup()
    {
        var law = LawText.Act(8, 1);
        var paragraphs = string.Concat(law.Split('\n').Select(line => $"<p>{line}</p>"));
        _text = $"<!DOCTYPE html><html lang=\"en\"><head><title>An act | Gazette</title></head><body><nav><a href=\"/\">Home</a></nav><main><h1>An act</h1>{paragraphs}</main></body></html>";
        _body = Encoding.UTF8.GetBytes(_text);
        var url = new Uri("http://localhost/act");
        _page = new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "text/html", Body = _body, Text = _text, FetchedAt = DateTimeOffset.UnixEpoch };
        _document = new ParsedDocument { NativeId = "act", Title = "An act", Text = law, Url = url };
    }

    [Benchmark]
    public object Decode() => TextDecoder.Decode(_body, "utf-8").Text;

    [Benchmark]
    public object Sniff() => ContentSniffer.Text(_text);

    [Benchmark]
    public object Parse() => _parsers[SourceFormat.Html].ParseDetail(_page, Source, _document with { Text = "" });

    [Benchmark]
    public object Compare() => ChangeFinder.Find(_document, "listed", known: null, item: null);

    [Benchmark]
    public object PackBody() => RawBodies.Compress([Change()]);

    private DocumentChange Change() => new()
    {
        Document = _document,
        Kind = ChangeKind.NewItem,
        Fingerprint = "",
        ListedFingerprint = "",
        NormalText = _document.Text,
        Page = _page,
    };
}
