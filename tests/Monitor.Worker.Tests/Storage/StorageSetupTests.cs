using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public sealed class StorageSetupTests
{
    [Theory]
    [InlineData("mysql", null, "Storage:Provider is 'mysql'; use 'sqlite' or 'postgres'.")]
    [InlineData("postgres", " ", "Storage:ConnectionString is empty")]
    public void A_wrong_setting_is_told_with_what_to_do(string provider, string? connection, string told)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Provider"] = provider, ["Storage:ConnectionString"] = connection }).Build();
        using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IDbContextFactory<MonitorContext>>());

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_made_for_the_store_is_its_owners_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var folder = Path.Combine(Path.GetTempPath(), $"monitor-store-{Guid.NewGuid():N}");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = folder }).Build();
        await using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();

        await services.GetRequiredService<MonitorStore>().EnsureReadyAsync(TestContext.Current.CancellationToken);

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.True(File.Exists(Path.Combine(folder, "monitor.db")));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
