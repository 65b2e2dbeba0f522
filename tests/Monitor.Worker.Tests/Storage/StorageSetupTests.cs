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
}
