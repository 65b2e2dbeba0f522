using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing;
using Monitor.Worker.Sources;
using Monitor.Worker.Tests.Catalogue;

namespace Monitor.Worker.Tests.Fuzzing;

/// <summary>
/// Every shape of the catalogue, gone bad, through its own source's mapping: any bytes lead to an outcome, none to an exception, a hang or
/// memory without bound.
/// </summary>
public sealed class GoldenFuzzTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static readonly Lazy<SourceCatalog> Catalogue = new(() => SourceCatalog.Load(Repository.PathOf("sources.json")));

    [Theory]
    [InlineData("feed", 2_500)]
    [InlineData("json", 2_500)]
    [InlineData("xml", 2_500)]
    [InlineData("html", 2_500)]
    public void A_mutated_answer_is_read_or_refused(string format, int ordinary)
    {
        var parsers = new ParserSet(Time);
        var seeds = Seeds(format);
        Assert.NotEmpty(seeds);

        Fuzz.Run(
            ordinary,
            random =>
            {
                var (source, pages) = seeds[random.Next(seeds.Count)];
                return new Case(source, Mutation.Of(random, pages));
            },
            made => Assert.True(parsers[made.Source.Format].ParseList(Page(made), made.Source) is ParseOutcome.Parsed or ParseOutcome.Refused),
            made => made.Text.Length,
            Fuzz.HtmlTree);
    }

    [Fact]
    public void A_mutated_detail_page_is_read_or_refused()
    {
        var parsers = new ParserSet(Time);
        var seeds = Catalogue.Value.All
            .Where(source => source.Detail is not null and not { Format: SourceFormat.Pdf })
            .Select(source => (Source: source, Pages: Texts(GoldenFolder.Details(source.Id.Value))))
            .Where(seed => seed.Pages.Count > 0)
            .ToList();

        Fuzz.Run(
            2_000,
            random =>
            {
                var (source, pages) = seeds[random.Next(seeds.Count)];
                return new Case(source, Mutation.Of(random, pages));
            },
            made =>
            {
                var listed = new ParsedDocument { NativeId = "1", Title = "Listed" };
                Assert.True(parsers[made.Source.Detail!.Format].ParseDetail(Page(made), made.Source, listed) is ParseOutcome.Parsed or ParseOutcome.Refused);
            },
            made => made.Text.Length,
            Fuzz.HtmlTree);
    }

    private static List<(Source Source, IReadOnlyList<string> Pages)> Seeds(string format) =>
    [
        .. Catalogue.Value.All
            .Where(source => source.Format.ToString().Equals(format, StringComparison.OrdinalIgnoreCase))
            .Select(source => (source, Texts(GoldenFolder.Lists(source.Id.Value))))
            .Where(seed => seed.Item2.Count > 0),
    ];

    private static IReadOnlyList<string> Texts(IEnumerable<string> files) =>
        [.. files.Where(file => Path.GetExtension(file) != ".pdf").Select(file => TextDecoder.Decode(File.ReadAllBytes(file), headerCharset: null).Text)];

    private static FetchedPage Page(Case made) => new()
    {
        Url = new Uri("https://publisher.example/list"),
        FinalUrl = new Uri("https://publisher.example/list"),
        Status = 200,
        MediaType = "",
        Body = [],
        Text = made.Text,
        FetchedAt = Time.GetUtcNow(),
    };

    private sealed record Case(Source Source, string Text)
    {
        public override string ToString() => Text;
    }
}
