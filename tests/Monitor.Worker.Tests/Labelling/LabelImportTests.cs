using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Labelling;

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

        Assert.Equal(2, taken);
        Assert.Equal(["=A law", "Another"], (await _house.Get<GivenLabels>().ReadAsync(Ct)).Select(example => example.Title));
        var entry = (await _house.Store.Audit.ListAsync(null, 1, Ct))[0];
        Assert.Equal(("ada", "labels.import", name, "2 labels"), (entry.Who, entry.Action, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task A_file_given_again_adds_only_what_its_giver_says_differently_now()
    {
        Task<int> Give(params LabelledExample[] examples)
        {
            using var writer = new StringWriter();
            LabelFormats.Write(writer, LabelFormat.Tsv, examples);
            return _house.Get<LabelImport>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(writer.ToString())), "mine.tsv", "ada", Ct);
        }

        Assert.Equal(2, await Give(Example("A law", true), Example("Another", false)));
        Assert.Equal(0, await Give(Example("A law", true), Example("Another", false)));
        Assert.Equal(1, await Give(Example("A law", false), Example("Another", false)));
        Assert.Equal(1, await Give(Example("A law", true)));
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
