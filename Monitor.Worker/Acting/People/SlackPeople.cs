using System.Collections.Concurrent;
using System.Text.Json;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.People;

/// <summary>
/// Finds the account behind a Slack user: by the table in the settings, else by the e-mail address that Slack has confirmed, where that is the
/// account's name. Which address somebody has is remembered for a while; what they may do is looked up each time.
/// </summary>
internal sealed class SlackPeople(ActingSettings settings, SlackCalls calls, UserStore users, TimeProvider time)
{
    private const int MostRemembered = 2_000;

    /// <summary>Of those who are not, or no longer, full members of the workspace.</summary>
    private static readonly string[] Marks = ["deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger"];

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Workspace, string User), (Profile Profile, DateTimeOffset Until)> _profiles = new();
    private readonly ConcurrentDictionary<string, string> _teams = new(StringComparer.Ordinal);

    /// <param name="workspace">Of which the person is a member: the same id is nobody in another.</param>
    public async Task<PersonFound> FindAsync(string workspace, string slackUser, CancellationToken ct)
    {
        if (settings.Of(workspace).People.TryGetValue(slackUser, out var named)) return await AccountAsync(named, ct);
        return await ProfileAsync(workspace, slackUser, ct) switch
        {
            Profile.Member { Mail: { Length: > 0 } mail } => await AccountAsync(mail, ct),
            Profile.Member => new PersonFound.Unknown(Tried: null),
            Profile.Outsider => new PersonFound.Outsider(),
            Profile.NotTold silent => new PersonFound.NotTold(silent.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<PersonFound> AccountAsync(string name, CancellationToken ct) => await users.FindAsync(name, ct) switch
    {
        null => new PersonFound.Unknown(name),
        { Disabled: true } user => new PersonFound.Disabled(user.Name),
        var user => new PersonFound.Known(new Person(user.Name, user.Role)),
    };

    private async Task<Profile> ProfileAsync(string workspace, string slackUser, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_profiles.TryGetValue((workspace, slackUser), out var known) && known.Until > now) return known.Profile;
        var profile = await AskAsync(workspace, slackUser, ct);
        if (profile is Profile.NotTold) return profile;
        if (_profiles.Count >= MostRemembered) _profiles.Clear();
        _profiles[(workspace, slackUser)] = (profile, now + Remembered);
        return profile;
    }

    private async Task<Profile> AskAsync(string workspace, string slackUser, CancellationToken ct)
    {
        var said = await calls.AskAsync(workspace, "users.info", new Dictionary<string, string> { ["user"] = slackUser }, ct);
        if (said is not SlackSaid.Done { Body: var body }) return new Profile.NotTold(said.Reason);
        if (await TeamAsync(workspace, ct) is not { } team) return new Profile.NotTold("Slack did not say which workspace this is");
        return body.At("user") is { } user && IsOurs(user, team) ? new Profile.Member(user.Text("profile", "email")) : new Profile.Outsider();
    }

    // Channels may be shared with other companies, whose administrators decide what address their people have.
    private static bool IsOurs(JsonElement user, string team) =>
        user.Text("team_id") == team && user.Bool("is_email_confirmed") is not false
        && !Marks.Any(mark => user.Bool(mark) is true);

    private async Task<string?> TeamAsync(string workspace, CancellationToken ct)
    {
        if (_teams.TryGetValue(workspace, out var known)) return known;
        var team = await calls.PostAsync(workspace, "auth.test", [], ct) is SlackSaid.Done { Body: var body } ? body.Text("team_id") : null;
        return team is null ? null : _teams.GetOrAdd(workspace, team);
    }

    private abstract record Profile
    {
        public sealed record Member(string? Mail) : Profile;

        public sealed record Outsider : Profile;

        public sealed record NotTold(string Why) : Profile;
    }
}
