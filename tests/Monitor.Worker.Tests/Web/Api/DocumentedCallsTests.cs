using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>What docs/api.md shows works as it stands there.</summary>
public sealed partial class DocumentedCallsTests
{
    private const string Host = "http://127.0.0.1:5080";

    [Fact]
    public async Task Every_call_of_the_guide_works_in_its_order()
    {
        await using var host = await MonitorHost.StartAsync();
        using var ada = host.NewVisitor();
        await ada.GiveNameAsync("Ada");
        var program = new ApiProgram(ada);
        var newest = (await program.GetAsync("/api/v1/items/1/versions")).GetProperty("documents")[0].GetProperty("versions")[0].GetProperty("fingerprint").GetString();
        var calls = Blocks().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs", "api.md"), TestContext.Current.CancellationToken)).Select(block => block.Groups["call"].Value).ToList();

        foreach (var call in calls)
        {
            var (method, path, body) = (Method().Match(call), Address().Match(call), Body().Match(call));
            using var content = body.Success ? new StringContent(body.Groups["json"].Value.Replace("{fingerprint}", newest, StringComparison.Ordinal), Encoding.UTF8, "application/json") : null;
            using var response = await program.SendAsync(new HttpMethod(method.Success ? method.Groups["name"].Value : "GET"), path.Groups["path"].Value, content);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent, $"{call}: {response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        Assert.InRange(calls.Count, 14, 40);
    }

    [GeneratedRegex("^```sh\n(?<call>curl .*)\n```$", RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("-X (?<name>[A-Z]+)")]
    private static partial Regex Method();

    [GeneratedRegex($@"{Host}(?<path>/[^\s']*)")]
    private static partial Regex Address();

    [GeneratedRegex("-d '(?<json>[^']*)'")]
    private static partial Regex Body();
}
