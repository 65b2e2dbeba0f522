using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Home;

/// <summary>Draws App Home for whoever opens it.</summary>
internal sealed partial class HomeDeeds(
    CareStore care, ItemStore items, RestStore rests, CoverageReader coverage, SlackCalls calls, ActingSettings settings, TimeProvider time, ILogger<HomeDeeds> logger) : IDeeds
{
    private const int MostItems = 200;
    private const int Days = 30;

    public IEnumerable<(string Name, Deed Deed)> All => [(DeedBook.Home, new Deed(UserRole.Reader, PublishAsync))];

    private async Task PublishAsync(SlackRequest request, Person person, CancellationToken ct)
    {
        var view = HomeView.Draw(await ReadAsync(person, ct), settings);
        var said = await calls.PostAsync(request.Workspace, "views.publish", new JsonObject { ["user_id"] = request.User, ["view"] = view }, ct);
        if (said is not SlackSaid.Done) Log.Undrawn(logger, said.Reason);
    }

    private async Task<HomeContent> ReadAsync(Person person, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var own = await care.OfPersonAsync(person.Name, MostItems, ct);
        var ids = own.Select(item => item.Id).ToHashSet();
        var deadlines = ids.Count == 0 ? [] : await items.DeadlinesAsync(today, today.AddDays(Days), ct);
        return new HomeContent(
            person, own, [.. deadlines.Where(date => ids.Contains(date.Item.Id))], await rests.ListAsync(now, ct), await coverage.SilenceAsync(ct), now);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "App Home could not be drawn: {Why}.")]
        public static partial void Undrawn(ILogger logger, string why);
    }
}
