using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

/// <summary>A service over the seeded store, with Slack before it and people in it: Lea leads, Rob reads, Dan's account is disabled.</summary>
internal sealed class ActingStage : IAsyncDisposable
{
    public const string Lea = "U00LEA";
    public const string Rob = "U00ROB";
    public const string Dan = "U00DAN";
    public const string Nobody = "U00NOBODY";
    public const string Guest = "U00GUEST";
    public const string Foreigner = "U00FOREIGN";

    private static readonly SeededFiles Files = new(AddPeopleAsync);

    private int _number;

    private ActingStage(MonitorHost host, IncomingSlack slack, RefreshedItems refreshed) => (Host, Slack, Refreshed) = (host, slack, refreshed);

    public MonitorHost Host { get; }

    public IncomingSlack Slack { get; }

    public RefreshedItems Refreshed { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Dictionary<string, string?> Settings(IncomingSlack slack) => new()
    {
        ["SignIn:Accounts"] = "true",
        ["Slack:BotToken"] = IncomingSlack.BotToken,
        ["Slack:AppToken"] = IncomingSlack.AppToken,
        ["Slack:ApiUrl"] = slack.Api,
        [$"Slack:People:{Rob}"] = "Rob",
        ["Alerting:PublicUrl"] = "https://monitor.example",
        ["Alerting:OperatorsChannel"] = "C0OPS",
    };

    public static async Task<ActingStage> StartAsync(Dictionary<string, string?>? also = null, DirectoryInfo? folder = null)
    {
        var slack = await IncomingSlack.StartAsync();
        slack.Knows(Lea, "LEA@example.org");
        slack.Knows(Dan, "dan@example.org");
        slack.Knows(Nobody, "nobody@example.org");
        slack.Knows(Guest, "lea@example.org", mark: "is_restricted");
        slack.Knows(Foreigner, "lea@example.org", team: "T0OTHER");
        var settings = Settings(slack);
        foreach (var (key, value) in also ?? []) settings[key] = value;
        var refreshed = new RefreshedItems();
        var host = folder is null ? await MonitorHost.BuildSeededAsync(Files, settings, Replace) : MonitorHost.Build(settings, folder, Replace);
        await host.Store.EnsureReadyAsync(Ct);
        await host.Get<IndexFollower>().CatchUpAsync(Ct);
        return new ActingStage(host, slack, refreshed);

        void Replace(IServiceCollection services) => services.AddSingleton<IItemMessages>(refreshed).AddSingleton<IDeeds, FaultyDeeds>();
    }

    private static async Task AddPeopleAsync(MonitorHost host)
    {
        foreach (var (name, role) in (IEnumerable<(string, UserRole)>)[("lea@example.org", UserRole.PolicyLead), ("Rob", UserRole.Reader), ("dan@example.org", UserRole.PolicyLead)])
            await host.Store.Users.AddAsync(name, SignedInHost.Password, role, CancellationToken.None);
        await host.Store.Users.SetDisabledAsync("dan@example.org", disabled: true, CancellationToken.None);
    }

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    /// <summary>Does what an envelope asks for, to its end.</summary>
    /// <param name="workspace">From which it comes.</param>
    public Task DoAsync(JsonObject payload, string workspace = "") => Get<Dispatcher>().HandleAsync(Payloads.Envelope(payload, workspace), Ct);

    /// <summary>A press that nobody has made before.</summary>
    public Task PressAsync(string user, string action, string value) => DoAsync(Payloads.Button(user, action, value, Slack.NewTrigger(), Slack.NewResponseUrl()));

    public Task ChooseAsync(string user, string action, string value, string type = "static_select") => DoAsync(Payloads.Choice(user, action, value, Slack.NewTrigger(), Slack.NewResponseUrl(), type));

    public Task AskAsync(string user, string text) => DoAsync(Payloads.Command(user, text, Slack.NewResponseUrl(), $"command.{Interlocked.Increment(ref _number)}"));

    /// <summary>Sends the form that was opened last.</summary>
    public Task SendFormAsync(string user, JsonObject values) => DoAsync(FormOf(user, values));

    public JsonObject FormOf(string user, JsonObject values)
    {
        var view = OpenedForm();
        return Payloads.Form(user, view.GetProperty("callback_id").GetString()!, view.GetProperty("private_metadata").GetString()!, values, $"form.{Interlocked.Increment(ref _number)}");
    }

    public JsonElement OpenedForm() => Slack.CallsOf("views.open")[^1].Json.GetProperty("view");

    /// <summary>What was said last to whoever pressed or asked.</summary>
    public SlackCall LastAnswer() => Slack.Calls.Last(call => call.Method is "respond" or "chat.postEphemeral" or "chat.postMessage");

    public string LastText() => LastAnswer().Json.GetProperty("text").GetString()!;

    /// <summary>The button of that name in the last answer.</summary>
    public string LastButton(string action) => LastAnswer().Json.GetProperty("blocks").EnumerateArray()
        .SelectMany(block => block.TryGetProperty("elements", out var elements) ? elements.EnumerateArray() : block.TryGetProperty("accessory", out var accessory) ? [accessory] : Enumerable.Empty<JsonElement>())
        .First(element => element.TryGetProperty("action_id", out var name) && name.GetString() == action).GetProperty("value").GetString()!;

    public async ValueTask DisposeAsync()
    {
        // Whatever was sent must have been within what Slack takes.
        var mistakes = Slack.Calls.SelectMany(call => KitRules.Mistakes(call).Select(mistake => $"{call.Method}: {mistake}")).ToList();
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        Assert.Empty(mistakes);
    }
}

/// <summary>Remembers of which items the messages are to be drawn anew.</summary>
internal sealed class RefreshedItems : IItemMessages
{
    public List<long> Items { get; } = [];

    public Task RefreshAsync(long itemId, CancellationToken ct)
    {
        Items.Add(itemId);
        return Task.CompletedTask;
    }
}

/// <summary>A button behind which something is broken.</summary>
internal sealed class FaultyDeeds : IDeeds
{
    public const string Action = "faulty";

    public IEnumerable<(string Name, Deed Deed)> All => [("press:" + Action, new Deed(UserRole.Reader, (_, _, _) => throw new InvalidOperationException("Broken on purpose.")))];
}
