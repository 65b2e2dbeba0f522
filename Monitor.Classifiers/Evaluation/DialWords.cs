namespace Monitor.Classifiers.Evaluation;

/// <summary>A position of the dial in plain English.</summary>
public static class DialWords
{
    // None in n leaves room for 3 / n, with 95 % confidence.
    private const int RuleOfThree = 3;
    private const double LeastAWeek = 0.75;
    private const int FewestForAShare = 10;

    public static string Say(DialPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return $"{Alerts(position.AlertsAWeek)}; {Missed(position.Missed)}; {Right(position.Right)}";
    }

    private static string Alerts(double? aWeek) => aWeek switch
    {
        null => "no documents yet to say how many alerts",
        0 => "no alert among the recent documents",
        >= LeastAWeek => $"about {Words.Count((int)Math.Round(aWeek.Value), "alert")} a week",
        _ => $"about 1 alert in {Words.Count((int)Math.Round(1 / aWeek.Value))} weeks",
    };

    private static string Missed(Proportion missed)
    {
        if (missed.Of == 0)
            return "no labelled laws to say how many it would miss";
        if (missed.Hits == missed.Of)
            return $"would have missed all {Words.Count(missed.Of)} of the labelled laws";
        if (missed.Hits > 0)
            return $"would have missed about {Words.OneIn(missed.Value)} of the labelled laws (n = {Words.Count(missed.Of)}; between {Words.OneIn(missed.High)} and {Words.OneIn(missed.Low)})";
        return missed.Of < 2 * RuleOfThree
            ? $"would have missed none of {Words.Count(missed.Of)} labelled laws, too few to say more"
            : $"would have missed none of {Words.Count(missed.Of)}; likely fewer than 1 in {Words.Count(missed.Of / RuleOfThree)}";
    }

    private static string Right(Proportion right)
    {
        if (right.Of == 0)
            return "no labelled text reaches it, so nothing says how much of what it flags would be right";
        // A share of few, or one without an exception, would promise more than was seen.
        if (right.Of < FewestForAShare || right.Hits == 0 || right.Hits == right.Of)
            return $"{Words.Count(right.Hits)} of the {Words.Count(right.Of, "labelled text")} that reach it {(right.Hits == 1 ? "is" : "are")} right";
        var of = right.Value is < 0.05 or >= 0.95 ? 100 : 10;
        var hits = (int)Math.Round(of * right.Value);
        // Not "of 10 alerts": of what is crawled far fewer are relevant than of what is labelled.
        return $"of {of} labelled texts it flags about {Words.Count(hits)} {(hits == 1 ? "is" : "are")} right (n = {Words.Count(right.Of)})";
    }
}
