using System.Globalization;
using CsCheck;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Crawling;

/// <summary>
/// Whatever a publisher's month was like - failures, downtime on either side, kills on the way, records dated back or moving under the
/// walk - once it is well again every record has been read exactly once as a version, and no day is lost. For a longer proof:
/// <c>MONITOR_HISTORIES=40 dotnet test --project tests/Monitor.Worker.Tests --filter-class "*HistoryTests"</c>
/// </summary>
public sealed class HistoryTests
{
    private const int Days = 24;

    private static readonly int Histories = int.Parse(Environment.GetEnvironmentVariable("MONITOR_HISTORIES") ?? "6", CultureInfo.InvariantCulture);

    private static readonly DateTimeOffset Start = new(2031, 3, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly DayRules Patient = new() { Nothing = [NoIssue.NotFound], GiveUpAfter = 1000, AtMost = null };

    private static readonly Gen<(int Day, int Hour, int Late)[]> Records = Gen.Select(Gen.Int[0, Days - 1], Gen.Int[0, 23], Gen.Int[0, 2]).Array[1, 30];

    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 11], Gen.Int[1, 23], Gen.Int[0, 5], (what, hour, request) => new Step((Weather)Math.Min(what, (int)Weather.Fair), hour, request)).Array[Days];

    /// <summary>How a day goes. Most are fair.</summary>
    private enum Weather
    {
        MonitorIsDown,
        PublisherIsAway,
        EveryOtherRequestFails,
        BadDays,
        KilledOnTheWay,
        KilledAndStartedAgain,
        SoftErrors,
        Fair,
    }

    [Fact]
    public Task A_page_a_day() => HoldsAsync("/day/{today:yyyy-MM-dd}", "Europe/Madrid", late: 0, Patient);

    [Fact]
    public Task A_page_a_day_that_grows_for_two_more() => HoldsAsync("/day/{date:yyyy-MM-dd}", "Pacific/Auckland", late: 2, Patient with { Overlap = 3, PerRun = 4 });

    [Fact]
    public Task From_a_day_on() => HoldsAsync("/since?from={since}", "America/New_York", late: 2, Patient with { Nothing = [] });

    [Fact]
    public Task From_a_day_on_in_pages_that_move() => HoldsAsync("/since?from={since}", "Europe/Madrid", late: 2, Patient with { Nothing = [] }, new Paging { Kind = PagingKind.Page, Parameter = "page", Size = 3, MaxPages = 50 });

    [Fact]
    public Task From_day_to_day_in_pieces_and_pages() =>
        HoldsAsync("/window?from={since}&to={until}", "Asia/Tokyo", late: 2, Patient with { Nothing = [], AtMost = 4, PerRun = 3 }, new Paging { Kind = PagingKind.Page, Parameter = "page", Size = 3, MaxPages = 4 });

    [Fact]
    public async Task The_proof_notices_records_that_are_dated_back_beyond_the_overlap() =>
        await Assert.ThrowsAnyAsync<Exception>(() => HoldsAsync("/since?from={since}", "UTC", late: 2, Patient with { Nothing = [], Overlap = 1 }, iterations: 20));

    private static Task HoldsAsync(string address, string zone, int late, DayRules rules, Paging? paging = null, int? iterations = null) =>
        Gen.Select(Records, Steps).SampleAsync(
            (records, steps) => ReplayAsync(DatedPublisher.Source(address, rules, zone, paging), [.. records.Select(record => record with { Late = Math.Min(record.Late, late) })], steps),
            iter: iterations ?? Histories, threads: 1, seed: "0000000000000");

    private static async Task ReplayAsync(Source source, (int Day, int Hour, int Late)[] records, Step[] steps)
    {
        await using var bench = await DayBench.OpenAsync(Start.ToString("O", CultureInfo.InvariantCulture));
        bench.Publisher.PageSize = source.Paging.Size > 0 ? source.Paging.Size : 1000;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Start, zone).DateTime);
        foreach (var (record, index) in records.Select((record, index) => (record, index)))
        {
            var local = first.AddDays(record.Day + record.Late).ToDateTime(new TimeOnly(record.Hour, 30));
            var at = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            bench.Publisher.Records.Add(new DatedRecord($"r{index:00}", first.AddDays(record.Day), new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime()));
        }

        await RunAsync(bench, source);
        for (var day = 0; day < steps.Length; day++) await StepAsync(bench, source, day, steps[day]);
        await HealAsync(bench, source);

        Assert.Equal(records.Select((_, index) => $"r{index:00} 1"), await bench.VersionsAsync());
        var ledger = await bench.DaysAsync(source);
        Assert.All(ledger.Where(day => day.Day >= first), day => Assert.Equal((DayState.Done, day.Day), (day.State, day.Day)));
        Assert.Equal(ledger[^1].Day.DayNumber - ledger[0].Day.DayNumber + 1, ledger.Count);
    }

    private static async Task StepAsync(DayBench bench, Source source, int day, Step step)
    {
        bench.Clock.SetUtcNow(Start.AddDays(day).AddHours(step.Hour) is var at && at > bench.Clock.GetUtcNow() ? at : bench.Clock.GetUtcNow());
        if (step.Weather == Weather.MonitorIsDown) return;
        bench.Publisher.Trouble = TroubleOf(bench, step);
        await RunAsync(bench, source);
        bench.Publisher.Trouble = _ => null;
        if (step.Weather == Weather.KilledAndStartedAgain) await RunAsync(bench, source);
    }

    // The last record may come a few days after the last step; then each run asks for what is owed until nothing is.
    private static async Task HealAsync(DayBench bench, Source source)
    {
        for (var day = 0; day < 6; day++)
        {
            bench.Clock.SetUtcNow(Start.AddDays(Days + day).AddHours(23.5));
            for (var runs = 0; runs < 20 && await RunAsync(bench, source) is { RetryAt: { } soon }; runs++) bench.Clock.SetUtcNow(soon);
        }
    }

    private static async Task<RunReport?> RunAsync(DayBench bench, Source source)
    {
        try
        {
            return await bench.Get<SourceCrawl>().RunAsync(source, TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static Func<Uri, FetchOutcome?> TroubleOf(DayBench bench, Step step)
    {
        var request = 0;
        return url =>
        {
            // Time passes with each request, and with it the list moves.
            bench.Clock.Advance(TimeSpan.FromMinutes(7));
            request++;
            return step.Weather switch
            {
                Weather.PublisherIsAway => new FetchOutcome.Unreachable("no route to host"),
                Weather.EveryOtherRequestFails when request % 2 == step.Request % 2 => new FetchOutcome.ServerError(502),
                Weather.BadDays when url.PathAndQuery.Contains($"-{(step.Request * 4) + 10}", StringComparison.Ordinal) => new FetchOutcome.TooLarge(1),
                Weather.KilledOnTheWay or Weather.KilledAndStartedAgain when request > step.Request => throw new OperationCanceledException("killed"),
                Weather.SoftErrors when request > step.Request => new FetchOutcome.WrongType("text/html"),
                _ => null,
            };
        };
    }

    private sealed record Step(Weather Weather, int Hour, int Request);
}
