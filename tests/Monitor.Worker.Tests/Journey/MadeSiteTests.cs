using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Journey;

/// <summary>The built program on a site that nobody here wrote: real bills, served by nginx, with links that are gone, moved and forbidden.</summary>
public sealed class MadeSiteTests(TrainedModels models)
{
    private const int Documents = 300;

    private static readonly JsonSerializerOptions Line = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public async Task A_site_is_kept_whole_then_only_what_changed_and_nothing_forbidden_is_asked_for()
    {
        var script = SharedFolder.Require("bench", "make_site.py");
        var bills = SharedFolder.Require("corpora", "legislative", "us-bills-116-sample.jsonl");
        Assert.SkipUnless(await CanRunAsync("nginx", "-v") && await CanRunAsync("python3", "--version"), "nginx and python3 are needed to serve the made site.");
        var folder = Directory.CreateTempSubdirectory("monitor-site-");
        // nginx' workers are another user.
        await RunAsync("chmod", "755", folder.FullName);
        var port = FreePort();
        string[] make = ["python3", script, folder.FullName, "--docs", $"{Documents}", "--source", bills, "--port", $"{port}"];
        await RunAsync([.. make]);
        File.WriteAllText(Path.Combine(folder.FullName, "sources.json"), Catalogue(port));
        await RunAsync("nginx", "-c", Path.Combine(folder.FullName, "nginx.conf"));
        try
        {
            models.PutInto(Path.Combine(folder.FullName, "data"));
            var first = await CrawlAsync(folder.FullName);
            await RunAsync([.. make, "--change", "0.02"]);
            var second = await CrawlAsync(folder.FullName);

            // A reprint carries its original's number: a document of its own, the same item. Of each link that is gone (six, and the page after the last) the line of the list is kept.
            Assert.Equal((300 + 3 + 6, 300 + 6, 300 + 3 + 6), (first.New, first.NewItems, first.NewVersions));
            Assert.Equal((6 + 1, 3), (first.NotFound, first.Redirected));
            Assert.Equal((0, 6, 297 + 6), (second.New, second.Changed, second.Unchanged));
            Assert.DoesNotContain("/private/", File.ReadAllText(Path.Combine(folder.FullName, "access.log")), StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync("nginx", "-c", Path.Combine(folder.FullName, "nginx.conf"), "-s", "stop");
            folder.Delete(recursive: true);
        }
    }

    private static string Catalogue(int port) =>
        $$$"""
        {
          "sources": [{
            "id": "made-site", "name": "Legislative Information Service", "jurisdiction": "US", "region": "United States", "kind": "bill tracker", "languages": ["en"],
            "format": "html", "url": "http://127.0.0.1:{{{port}}}/bills/2025/page-{page}.html", "schedule": "0 0 6 * * ?", "timeZone": "UTC", "enabled": true,
            "access": { "allowPrivateNetwork": true, "pace": "00:00:00" },
            "paging": { "kind": "page", "start": 1, "maxPages": 200 },
            "mapping": {
              "items": "table.list tbody tr", "dateFormats": ["dd.MM.yyyy"],
              "fields": { "id": "td a@href", "url": "td a@href", "title": ["td:nth-child(2)", "td a"], "published": "td:nth-child(3)" }
            },
            "detail": {
              "format": "html", "main": "article .bill-text", "visit": "always",
              "mapping": { "keys": ["us-bill:{number}"], "fields": { "number": "article h1", "title": "article h2.title" } }
            }
          }]
        }
        """;

    private static async Task<Counts> CrawlAsync(string folder)
    {
        var (exit, said) = await BuiltProgram.RunAsync(folder, "crawl", "made-site", "--json");
        Assert.True(exit == 0, said);
        var line = said.Split('\n').Last(line => line.StartsWith('{'));
        Assert.Contains("\"ok-", line, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<Counts>(line, Line)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> CanRunAsync(params string[] command)
    {
        try
        {
            await RunAsync(command);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await said}");
    }

    private sealed record Counts(int New, int Changed, int Unchanged, int NotFound, int Redirected, int NewItems, int NewVersions);
}
