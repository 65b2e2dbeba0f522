using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Tests.Indexing;

public sealed class IndexingSetupTests
{
    [Fact]
    public async Task The_embedded_index_is_used_when_nothing_is_configured_but_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-index-").FullName;
        await using (var services = Services(("Indexing:Folder", Path.Combine(folder, "here"))))
        {
            var index = services.GetRequiredService<ISearchIndex>();

            Assert.IsType<EmbeddedIndex>(index);
            Assert.Same(index, services.GetRequiredService<ISearchIndex>());
            Assert.True(Directory.Exists(Path.Combine(folder, "here")));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_unknown_backend_is_refused_with_the_allowed_words()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Services(("Indexing:Backend", "solr")));

        Assert.Equal("Indexing:Backend is 'solr'; the allowed words are: 'embedded', 'elasticsearch'.", refusal.Message);
    }

    [Fact]
    public void Empty_settings_are_the_defaults()
    {
        var options = IndexingSetup.Read(Configuration(("Indexing:Backend", ""), ("Indexing:Folder", " ")));

        Assert.Equal(("embedded", Path.Combine("data", "index")), (options.Backend, options.Folder));
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) =>
        new ServiceCollection().AddLogging().AddIndexing(Configuration(settings)).BuildServiceProvider();

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
