using System.Text;
using System.Text.Json;
using Monitor.Worker.Commands.Replay;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Samples;

/// <summary>That the shipped samples hang together. What they come to is told by the demo itself.</summary>
public sealed class ShippedSamplesTests
{
    private static readonly SampleSet Samples = SampleSet.Load(Repository.PathOf("Monitor.Worker", "Samples"));

    private static readonly SourceCatalog Catalogue = Samples.Catalogue(Samples.Hosts.ToDictionary(host => host, host => new Uri("http://127.0.0.1:9/")));

    [Fact]
    public void Each_source_has_one_expectation_for_each_of_three_days()
    {
        var expected = Samples.Expected.Select(sample => sample.Source.Value);

        Assert.Equal(Catalogue.All.Select(source => source.Id.Value).Order(), expected.Order());
        Assert.Equal(3, Samples.Days);
        Assert.All(Samples.Expected, sample => Assert.Equal(Samples.Days, sample.Days.Count));
    }

    [Fact]
    public void Each_source_has_a_host_of_its_own_that_publishes_something()
    {
        Assert.Equal(Samples.Hosts, Catalogue.All.Select(source => source.Id.Value).Order(StringComparer.Ordinal));
        Assert.All(Catalogue.All, source => Assert.DoesNotContain(SampleSet.HostSuffix, source.Url, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_told_has_happened_and_nothing_is_told_of_a_first_crawl()
    {
        Assert.All(Samples.Expected, sample => Assert.Empty(sample.Days[0].Alerts));
        Assert.All(Samples.Expected.SelectMany(sample => sample.Days), day => Assert.Empty(day.Alerts.Except(day.Events)));
    }

    [Fact]
    public void A_bad_day_brings_no_event()
    {
        var bad = Samples.Expected.SelectMany(sample => sample.Days).Where(day => day.Outcome is not ("ok-new" or "ok-nothing-new" or "quiet")).ToList();

        Assert.NotEmpty(bad);
        Assert.All(bad, day => Assert.Empty(day.Events));
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("challenged")]
    [InlineData("empty-suspicious")]
    [InlineData("robots-refused")]
    [InlineData("rate-limited")]
    [InlineData("server-error")]
    [InlineData("truncated")]
    [InlineData("soft-error")]
    [InlineData("wrong-type")]
    [InlineData("parse-drift")]
    [InlineData("partial")]
    [InlineData("quiet")]
    public void Every_kind_of_bad_day_is_shown(string outcome) =>
        Assert.Contains(Samples.Expected, sample => sample.Days.Any(day => day.Outcome == outcome));

    [Theory]
    [InlineData("new")]
    [InlineData("text-changed")]
    [InlineData("stage-changed")]
    [InlineData("date-moved")]
    [InlineData("became-relevant")]
    [InlineData("withdrawn")]
    public void Every_kind_of_event_is_told_at_least_once(string kind) =>
        Assert.Contains(Samples.Expected.SelectMany(sample => sample.Days), day => day.Alerts.Any(alert => alert.StartsWith(kind + " ", StringComparison.Ordinal)));

    [Fact]
    public void The_samples_speak_many_languages_in_every_format()
    {
        var formats = Catalogue.All.Select(source => source.Format).Concat(Catalogue.All.Select(source => source.Detail?.Format).OfType<SourceFormat>());

        Assert.True(Catalogue.All.SelectMany(source => source.Languages).Distinct().Count() >= 12);
        Assert.Equal(Enum.GetValues<SourceFormat>(), formats.Distinct().Order());
    }

    [Fact]
    public void Every_scripted_answer_names_a_file_that_is_there()
    {
        var missing =
            from day in Enumerable.Range(1, Samples.Days)
            from host in Scripts(day)
            from response in host.Value
            where response.File is { } file && !Enumerable.Range(1, day).Any(d => File.Exists(Path.Combine(Samples.DayFolder(d), host.Key, file)))
            select $"day {day}: {host.Key}/{response.File}";

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("jp-ministry/news.rdf", "shift_jis")]
    [InlineData("pl-konsultacje/konsultacje.html", "iso-8859-2")]
    public void Legacy_charsets_are_really_in_the_bytes(string file, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var strict = Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

        var bytes = File.ReadAllBytes(Path.Combine(Samples.DayFolder(1), file));

        Assert.False(System.Text.Unicode.Utf8.IsValid(bytes));
        Assert.Contains(charset, strict.GetString(bytes), StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, List<ScriptedResponse>> Scripts(int day) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Samples.DayFolder(day), "responses.json")), SampleJson.Default.DictionaryStringListScriptedResponse)!;
}
