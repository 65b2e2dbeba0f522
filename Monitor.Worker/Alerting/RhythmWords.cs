using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The written forms of <see cref="Rhythm"/>: the code in rules, the name that people read.</summary>
internal static class RhythmWords
{
    public static IEnumerable<string> Codes => Enum.GetValues<Rhythm>().Select(Code);

    public static string Code(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "immediate",
        Rhythm.Hourly => "hourly",
        Rhythm.Daily => "daily",
        Rhythm.Weekly => "weekly",
    };

    public static string Name(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "Immediate",
        Rhythm.Hourly => "Hourly",
        Rhythm.Daily => "Daily",
        Rhythm.Weekly => "Weekly",
    };

    /// <summary>Null when the word is not a code.</summary>
    public static Rhythm? Parse(string word)
    {
        foreach (var rhythm in Enum.GetValues<Rhythm>())
        {
            if (rhythm.Code().Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)) return rhythm;
        }

        return null;
    }
}
