using Monitor.Classifiers.Models;
using Monitor.Worker.Tests.Journey;

namespace Monitor.Worker.Tests.Commands;

/// <summary>Verbs that only read, by the built program: they make nothing, and say what is not there.</summary>
public sealed class ReadingVerbsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-verbs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("users list")]
    [InlineData("searches list")]
    [InlineData("alerts rehearse")]
    [InlineData("models list")]
    [InlineData("dial")]
    [InlineData("sources coverage")]
    public async Task In_a_folder_that_was_mistyped_no_store_is_made(string verb)
    {
        var place = Path.Combine(_folder.FullName, "dta");

        var (exit, said) = await RunAsync($"{verb} --data dta");

        Assert.Equal(1, exit);
        Assert.Contains($"There is no store in {place}.", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public async Task In_an_empty_store_each_says_that_there_is_nothing_yet_and_none_trains_a_model()
    {
        // It is refused, after it has made the store.
        await RunAsync("models restore none --who Ada");

        Assert.Equal((0, "No saved search yet."), await RunAsync("searches list"));
        Assert.Equal((0, "No account yet; 'users add' makes one."), await RunAsync("users list"));
        var (listed, models) = await RunAsync("models list");
        Assert.Equal(0, listed);
        Assert.StartsWith("No model yet", models, StringComparison.Ordinal);
        foreach (var verb in (string[])["dial", "dial set --alert 0.5 --review 0.2 --who Ada", "misses", "models try", "models promote x --who Ada"])
        {
            var (exit, said) = await RunAsync(verb);
            Assert.Equal(1, exit);
            Assert.StartsWith("There is no model in ", said, StringComparison.Ordinal);
        }

        Assert.Null(new ModelFolder(Path.Combine(_folder.FullName, "data", "models")).ReadCard(ModelSlot.Active));
        var (rehearsed, told) = await RunAsync("alerts rehearse");
        Assert.Equal(0, rehearsed);
        Assert.StartsWith("In the last 30 days 0 events", told, StringComparison.Ordinal);
        var (tooLong, refused) = await RunAsync("alerts rehearse --days 0");
        Assert.NotEqual(0, tooLong);
        Assert.Contains("--days takes 1 to 3660.", refused, StringComparison.Ordinal);
        var (_, resumed) = await RunAsync("sources resume de-dip");
        Assert.Equal((0, "de-dip has no possible gap."), await RunAsync("sources settle-gap de-dip --reason Looked"));
        Assert.StartsWith("de-dip was not paused. It is not asked all the same, since the catalogue switches it off: ", resumed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_not_there_are_named()
    {
        var (exit, said) = await RunAsync("users list --config nowhere.json");

        Assert.Equal(2, exit);
        Assert.Equal("There is no file nowhere.json.", said);
    }

    [Fact]
    public async Task The_index_is_asked_where_the_options_say_that_it_is()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "other.json"), """{ "Indexing": { "Folder": "elsewhere" } }""", TestContext.Current.CancellationToken);

        Assert.Contains($"There is no index in {Path.Combine(_folder.FullName, "d", "index")}.", (await RunAsync("index query x --data d")).Said, StringComparison.Ordinal);
        Assert.Contains($"There is no index in {Path.Combine(_folder.FullName, "elsewhere")}.", (await RunAsync("index query x --config other.json")).Said, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Said)> RunAsync(string line)
    {
        var (exit, said) = await BuiltProgram.RunAsync(_folder.FullName, line.Split(' '));
        return (exit, said.Trim());
    }
}
