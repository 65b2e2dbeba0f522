using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Documents;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("DE", "Europe")]
    [InlineData("EU", "Europe")]
    [InlineData("us-CA", "United States")]
    [InlineData("SA", "Middle East")]
    [InlineData("INT", "International")]
    [InlineData("", "International")]
    [InlineData(null, "International")]
    public void A_jurisdiction_lies_in_a_region(string? jurisdiction, string region) => Assert.Equal(region, Countries.RegionOf(jurisdiction));
}
