using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The written forms of <see cref="Rhythm"/>: the code in rules, the name that people read.</summary>
internal static class RhythmWords
{
    /// <summary>Those that a rule may ask for.</summary>
    private static IEnumerable<Rhythm> Asked => Enum.GetValues<Rhythm>().Where(rhythm => rhythm is not Rhythm.Gathered);

    public static IEnumerable<string> Codes => Asked.Select(Code);

    public static string Code(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "immediate",
        Rhythm.Hourly => "hourly",
        Rhythm.Daily => "daily",
        Rhythm.Weekly => "weekly",
        Rhythm.Gathered => "gathered",
    };

    public static string Name(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "Immediate",
        Rhythm.Hourly => "Hourly",
        Rhythm.Daily => "Daily",
        Rhythm.Weekly => "Weekly",
        Rhythm.Gathered => "Gathered",
    };

    /// <summary>Null when the word is not a code.</summary>
    public static Rhythm? Parse(string word)
    {
        foreach (var rhythm in Asked)
        {
            if (rhythm.Code().Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)) return rhythm;
        }

        return null;
    }
}
