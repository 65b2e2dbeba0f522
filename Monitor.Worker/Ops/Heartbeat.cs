using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Worker.Ops;

/// <summary>
/// A file that is written anew each minute from inside a scheduled job: it ages when the process is dead or its scheduler stands still.
/// Whoever watches from outside (a container's health check, a systemd timer) needs no more than its time.
/// </summary>
internal sealed partial class Heartbeat(IConfiguration configuration, TimeProvider time)
{
    public const string FileName = "heartbeat.json";

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>So old may it be before the scheduler counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    private string Path => System.IO.Path.Combine(DataFolder.Of(configuration), FileName);

    /// <summary>When it was last written by this process; its start before the first time.</summary>
    public DateTimeOffset LastAt { get; private set; } = time.GetUtcNow();

    /// <summary>True once a schedule is to write it: a replay has none.</summary>
    public bool IsPlanned { get; private set; }

    public void Expect() => IsPlanned = true;

    /// <summary>Null while the heart beats; else a sentence.</summary>
    public string? Trouble(DateTimeOffset now) => !IsPlanned || now - LastAt <= Patience
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The scheduler has not run a job since {LastAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: restart the service.");

    /// <summary>When a service last beat in that data folder; null when none has.</summary>
    public static DateTimeOffset? ReadLast(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(System.IO.Path.Combine(folder, FileName)), BeatJson.Default.Beat)?.At;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Written beside and moved into place, so that a reader never finds half of it.</summary>
    public async Task BeatAsync(DateTimeOffset? plannedAt, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var beat = new Beat(now, plannedAt, _startedAt, Environment.ProcessId);
        Directory.CreateDirectory(DataFolder.Of(configuration));
        await File.WriteAllTextAsync(Path + ".new", JsonSerializer.Serialize(beat, BeatJson.Default.Beat), ct);
        File.Move(Path + ".new", Path, overwrite: true);
        LastAt = now;
    }

    /// <param name="PlannedAt">When the schedule wanted it: a late beat tells of a scheduler that cannot keep up.</param>
    internal sealed record Beat(DateTimeOffset At, DateTimeOffset? PlannedAt, DateTimeOffset StartedAt, int ProcessId);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Beat))]
    private sealed partial class BeatJson : JsonSerializerContext;
}
