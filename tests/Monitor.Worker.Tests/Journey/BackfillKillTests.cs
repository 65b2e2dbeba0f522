using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Journey;

/// <summary>The backfill of the built program, killed in the middle and given again.</summary>
public sealed class BackfillKillTests(TrainedModels models)
{
    private const int Days = 31;

    [Fact]
    public async Task A_backfill_that_is_killed_goes_on_where_it_was_and_asks_for_no_day_twice()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        var folder = Directory.CreateTempSubdirectory("monitor-backfill-");
        try
        {
            models.PutInto(Path.Combine(folder.FullName, "data"));
            for (var day = 1; day <= Days; day++) publisher.Answer($"/day/2025-01-{day:00}", context => AnswerAsync(context));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sources.json"), Catalogue(publisher.At("/day/").AbsoluteUri + "{date:yyyy-MM-dd}", "\"days\": { \"nothing\": [\"not-found\"] },"), TestContext.Current.CancellationToken);
            string[] order = ["backfill", "xx-gazette", "--from", "2025-01-01", "--to", "2025-01-31", "--json"];

            await using (var program = BuiltProgram.Start(folder.FullName, new Dictionary<string, string>(), order))
            {
                await program.SaysAsync("\"from\":\"2025-01-08\"");
                program.Kill();
                await program.ExitAsync();
            }

            var before = publisher.Requests.Count(request => request.Path.StartsWith("/day/", StringComparison.Ordinal));
            var (exit, output) = await BuiltProgram.RunAsync(folder.FullName, order);
            var asked = publisher.Requests.Where(request => request.Path.StartsWith("/day/", StringComparison.Ordinal)).Select(request => request.Path).ToList();

            Assert.True(exit == 0, output);
            Assert.InRange(before, 8, Days - 1);
            Assert.Equal(Days, asked.Distinct().Count());

            // The day that was under way when it was killed may be asked for once more.
            Assert.InRange(asked.Count, Days, Days + 1);
            Assert.Contains("{\"source\":\"xx-gazette\",\"from\":\"2025-01-01\",\"to\":\"2025-01-31\",\"done\":31,\"nothing\":0,\"owed\":0,\"given_up\":0,\"possible_gaps\":0}", output, StringComparison.Ordinal);
            var kept = await KeptState.ReadAsync(Path.Combine(folder.FullName, "data"), TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(1, Days).Select(day => $"xx-gazette/2025-01-{day:00} 1"), kept.Versions.Select(version => version[..version.LastIndexOf(' ')]));
            Assert.Empty(kept.Messages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_backfill_that_cannot_be_is_refused_with_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-backfill-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sources.json"), Catalogue("https://gazette.example/list"), TestContext.Current.CancellationToken);
            var (exit, output) = await BuiltProgram.RunAsync(folder.FullName, "backfill", "xx-gazette", "--from", "2025-01-01");
            var (usage, said) = await BuiltProgram.RunAsync(folder.FullName, "backfill", "xx-gazette", "--from", "1.1.2025");

            Assert.Equal((2, "The address of xx-gazette holds no date, so that its past cannot be asked for. 'crawl xx-gazette' reads what its list holds now."), (exit, output.Trim()));
            Assert.NotEqual(0, usage);
            Assert.Contains("'1.1.2025' is no day. Write it like 2031-02-04.", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var day = context.Request.Path.Value!["/day/".Length..];
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            records = new[] { new { id = day, title = string.Create(CultureInfo.InvariantCulture, $"Act of {day} on the production of subscriber data to the police"), text = "A provider shall disclose subscriber data to the police on demand." } },
        }));
    }

    private static string Catalogue(string address, string days = "") =>
        $$$"""
        {
          "sources": [{
            "id": "xx-gazette", "name": "Gazette of Nowhere", "jurisdiction": "US", "region": "United States", "kind": "gazette", "languages": ["en"],
            "format": "json", "url": "{{{address}}}", "schedule": "0 0 6 * * ?", "timeZone": "UTC", "enabled": true,
            "access": { "allowPrivateNetwork": true, "pace": "00:00:00" },
            {{{days}}}
            "mapping": { "items": "records", "fields": { "id": "id", "title": "title", "text": "text" } }
          }]
        }
        """;
}
