using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

/// <summary>Pages that are empty without their scripts, drawn by the machine's Chromium.</summary>
public sealed class RenderingTests
{
    private const string Shell =
        """
        <!doctype html><html><head><title>Bills</title><link rel="stylesheet" href="/look.css"><script src="/app.js"></script></head>
        <body><img src="/crest.png"><p>Loading the register of bills before Parliament; please wait a moment.</p><table></table></body></html>
        """;

    private const string Script =
        """
        addEventListener('DOMContentLoaded', async () => {
          const bills = await (await fetch('/data.json')).json();
          document.querySelector('table').innerHTML = bills.map(bill => `<tr class="bill"><td>${bill}</td></tr>`).join('');
        });
        """;

    [Fact]
    public async Task What_the_scripts_of_a_page_show_is_read_without_asking_for_the_page_twice()
    {
        await using var publisher = await PublisherAsync();
        using var bench = Bench();

        var outcome = await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish("tr.bill"));

        var page = Assert.IsType<FetchOutcome.Fetched>(outcome).Page;
        Assert.Contains("<tr class=\"bill\"><td>Disclosure Bill</td></tr>", page.Text, StringComparison.Ordinal);
        Assert.Single(publisher.RequestsFor("/bills"));
        Assert.Empty(publisher.RequestsFor("/crest.png"));
        Assert.Empty(publisher.RequestsFor("/look.css"));
        Assert.All(publisher.Requests, request => Assert.Contains("Monitor/", request.Header("User-Agent"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_selector_a_page_is_read_when_it_asks_for_nothing_more()
    {
        await using var publisher = await PublisherAsync();
        using var bench = Bench();

        var outcome = await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish(null));

        Assert.Contains("Disclosure Bill", Assert.IsType<FetchOutcome.Fetched>(outcome).Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_cannot_look_into_the_network_that_Monitor_stands_in()
    {
        await using var publisher = await PublisherAsync();
        await using var inside = await LoopbackPublisher.StartAsync();
        inside.Answer("/secret", 200, "what only insiders know", "text/plain", ("Access-Control-Allow-Origin", "*"));
        publisher.Answer("/app.js", 200,
            $$"""
            addEventListener('DOMContentLoaded', async () => {
              const addresses = ['{{inside.At("/secret")}}', '{{inside.At("localhost", "/secret")}}', '{{inside.At("intranet.test", "/secret")}}', 'file:///etc/passwd'];
              for (const address of addresses) {
                try { document.body.append(await (await fetch(address)).text()); } catch { document.body.append('refused '); }
                try { new WebSocket(address.replace('http', 'ws')); } catch { }
                const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame);
                new Image().src = address;
              }
              document.body.insertAdjacentHTML('beforeend', '<p id="done">done</p>');
            });
            """,
            "text/javascript");
        using var bench = Bench();

        var outcome = await bench.FetchAsync(publisher.At("law.example", "/bills"), SourceFormat.Html, access => Wish("#done")(access) with { AllowPrivateNetwork = false });

        Assert.DoesNotContain("insiders", Assert.IsType<FetchOutcome.Fetched>(outcome).Page.Text, StringComparison.Ordinal);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task Robots_txt_holds_for_what_scripts_ask_too()
    {
        await using var publisher = await PublisherAsync();
        publisher.Answer("/robots.txt", 200, "User-agent: *\nDisallow: /data.json", "text/plain");
        using var bench = Bench();

        var outcome = await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish("tr.bill", seconds: 4));

        Assert.Contains("'tr.bill' did not appear", Assert.IsType<FetchOutcome.Truncated>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(publisher.RequestsFor("/data.json"));
    }

    [Fact]
    public async Task A_page_that_asks_without_end_is_stopped()
    {
        await using var publisher = await PublisherAsync();
        publisher.Answer("/app.js", 200, "const more = () => fetch('/data.json?' + Math.random()).finally(more); more();", "text/javascript");
        using var bench = Bench(("Rendering:MaxRequests", "5"), ("Rendering:SettleSeconds", "2"));

        var outcome = await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish(null));

        Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.InRange(publisher.RequestsFor("/data.json").Count, 1, 5);
    }

    [Fact]
    public async Task What_is_no_good_page_is_not_drawn()
    {
        await using var publisher = await PublisherAsync();
        publisher.Answer("/bills", 403, Shell);
        using var bench = Bench();

        Assert.IsType<FetchOutcome.Blocked>(await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish("tr.bill")));
        Assert.Empty(publisher.RequestsFor("/app.js"));
    }

    [Fact]
    public async Task Without_a_browser_the_source_says_what_is_missing()
    {
        await using var publisher = await PublisherAsync();
        using var bench = new FetchingBench(null, ("Rendering:Browser", "/nowhere/chromium"));

        var outcome = await bench.FetchAsync(publisher.At("/bills"), SourceFormat.Html, Wish("tr.bill"));

        Assert.Contains("Rendering:Browser", Assert.IsType<FetchOutcome.BrowserMissing>(outcome).Reason, StringComparison.Ordinal);
    }

    private static async Task<LoopbackPublisher> PublisherAsync() => (await LoopbackPublisher.StartAsync())
        .Answer("/bills", 200, Shell)
        .Answer("/app.js", 200, Script, "text/javascript")
        .Answer("/data.json", 200, """["Disclosure Bill","Preservation Bill"]""", "application/json");

    private static FetchingBench Bench(params (string Key, string Value)[] settings)
    {
        var browser = ((string?[])[Environment.GetEnvironmentVariable("MONITOR_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium on this machine (Debian: apt install chromium; or set MONITOR_CHROMIUM).");
        return new FetchingBench(null, [("Rendering:Browser", browser!), ("Rendering:WithoutSandbox", "true"), .. settings]);
    }

    private static Func<SourceAccess, SourceAccess> Wish(string? waitFor, int seconds = 60) =>
        access => access with { Render = new RenderWish { WaitFor = waitFor }, Timeout = TimeSpan.FromSeconds(seconds) };
}
