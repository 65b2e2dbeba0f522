using System.Globalization;

namespace Monitor.Worker.Commands.Replay;

/// <summary>
/// When each published day began, kept beside the store: a replay that was killed goes on with the day it was in, and what was seen
/// can be told by day afterwards.
/// </summary>
internal sealed class ReplayDays(string folder)
{
    private readonly string _path = Path.Combine(folder, "replay-days.txt");
    private readonly string _done = Path.Combine(folder, "replay-done.txt");

    public IReadOnlyList<DateTimeOffset> Begun =>
        File.Exists(_path) ? [.. File.ReadAllLines(_path).Select(line => DateTimeOffset.Parse(line, CultureInfo.InvariantCulture))] : [];

    public bool IsFinished => File.Exists(_done);

    public void Finish() => File.WriteAllText(_done, "");

    /// <summary>A day begins once: to begin it again is to go on with it.</summary>
    public DateTimeOffset Begin(int day, DateTimeOffset now)
    {
        var begun = Begun;
        if (begun.Count >= day) return begun[day - 1];
        var temporary = _path + ".new";
        File.WriteAllLines(temporary, [.. begun.Select(at => at.ToString("O", CultureInfo.InvariantCulture)), now.ToString("O", CultureInfo.InvariantCulture)]);
        File.Move(temporary, _path, overwrite: true);
        return now;
    }
}
