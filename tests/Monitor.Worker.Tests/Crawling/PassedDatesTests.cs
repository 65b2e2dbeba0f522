using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

public sealed class PassedDatesTests
{
    private static readonly Source Consultations = DatedPublisher.Source("/window?from={since}&to={until}", new DayRules { Overlap = 1 }) with
    {
        Mapping = new RecordMapping
        {
            Items = ["records"],
            Fields = new[] { "id", "title", "text", "published" }.ToDictionary(field => field, field => new FieldRule { Path = [field] }),
            Dates = new Dictionary<string, FieldRule> { ["comments-close"] = new() { Path = ["text"], Match = "until ([0-9-]+)" } },
            Stages = [new StageRule { Field = "id", Present = true, Until = "comments-close", Stage = Stage.ConsultationOpen, Then = Stage.ConsultationClosed }],
        },
    };

    [Fact]
    public async Task A_consultation_closes_at_its_date_though_its_publisher_says_nothing_more()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Consultations);
        bench.Publisher.Publish("c", "2031-03-11", "2031-03-11T00:00:00Z", Bill.Relevant + " Comments until 2031-03-20.");

        await bench.RunDailyAsync(Consultations, 10);
        var open = await StageEventsAsync(bench);
        await bench.RunDailyAsync(Consultations, 5);

        Assert.Empty(open);
        var closed = Assert.Single(await StageEventsAsync(bench));
        Assert.Equal((Stage.ConsultationOpen, Stage.ConsultationClosed), (closed.Entry.Event.StageBefore, closed.Entry.Event.StageAfter));
        Assert.Equal(new DateOnly(2031, 3, 21), DateOnly.FromDateTime(closed.Entry.Event.SeenAt.UtcDateTime));
        Assert.Equal((Stage.ConsultationClosed, "Notice c"), (closed.Item.Stage, closed.Item.Title));
        Assert.Equal(["c 1"], await bench.VersionsAsync());
        Assert.Equal(2, await bench.MessagesAsync());
    }

    [Fact]
    public async Task It_closes_also_while_its_publisher_cannot_be_reached()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Consultations);
        bench.Publisher.Publish("c", "2031-03-11", "2031-03-11T00:00:00Z", Bill.Relevant + " Comments until 2031-03-12.");
        await bench.RunDailyAsync(Consultations, 1);
        bench.Publisher.Trouble = _ => new FetchOutcome.Unreachable("no route to host");

        await bench.RunDailyAsync(Consultations, 4);

        Assert.Single(await StageEventsAsync(bench));
    }

    [Fact]
    public async Task What_its_publisher_still_lists_is_judged_by_what_it_says()
    {
        await using var bench = await DayBench.OpenAsync();
        await bench.RunAsync(Consultations);
        bench.Publisher.IgnoresDates = true;
        bench.Publisher.Publish("c", "2031-03-11", "2031-03-11T00:00:00Z", Bill.Relevant + " Comments until 2031-03-12.");

        await bench.RunDailyAsync(Consultations, 5);

        Assert.Single(await StageEventsAsync(bench));
    }

    private static async Task<IReadOnlyList<FeedEntry>> StageEventsAsync(DayBench bench) =>
        [.. (await bench.EventsAsync()).Where(entry => entry.Entry.Event.Kind == EventKind.StageChanged)];
}
