using Microsoft.Extensions.Options;
using Monitor.Worker.Fetching;

namespace Monitor.Worker.Tests.Fetching;

public sealed class FetchingOptionsTests
{
    [Fact]
    public void The_defaults_hold() => Assert.True(Validate(new FetchingOptions()).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("line\nbreak")]
    [InlineData("(x)")]
    public void A_contact_that_cannot_stand_in_a_header_is_refused(string contact)
    {
        var result = Validate(new FetchingOptions { Contact = contact });

        Assert.True(result.Failed);
        Assert.Contains("Contact", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_name_that_robots_txt_cannot_name_is_refused() =>
        Assert.True(Validate(new FetchingOptions { ProductName = "Monitor 2" }).Failed);

    [Fact]
    public void Nonsense_numbers_are_refused() =>
        Assert.True(Validate(new FetchingOptions { MaxConcurrency = 0 }).Failed);

    private static ValidateOptionsResult Validate(FetchingOptions options) => new FetchingOptionsValidator().Validate(null, options);
}
