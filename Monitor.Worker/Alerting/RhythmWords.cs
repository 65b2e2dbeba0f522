using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The written forms of <see cref="Rhythm"/>: the code in rules, the name that people read.</summary>
internal static class RhythmWords
{
    /// <summary>Those that a rule may ask for.</summary>
    public static IEnumerable<Rhythm> Asked =>
        Enum.GetValues<Rhythm>().Where(rhythm => rhythm is Rhythm.Immediate or Rhythm.Hourly or Rhythm.Daily or Rhythm.Weekly);

    public static IEnumerable<string> Codes => Asked.Select(Code);

    public static string Code(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "immediate",
        Rhythm.Hourly => "hourly",
        Rhythm.Daily => "daily",
        Rhythm.Weekly => "weekly",
        Rhythm.Gathered => "gathered",
        Rhythm.NearMiss => "near-miss",
        Rhythm.CatchUp => "catch-up",
    };

    public static string Name(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "Immediate",
        Rhythm.Hourly => "Hourly",
        Rhythm.Daily => "Daily",
        Rhythm.Weekly => "Weekly",
        Rhythm.Gathered => "Gathered",
        Rhythm.NearMiss => "Near-miss",
        Rhythm.CatchUp => "Catch-up",
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
