namespace Monitor.Classifiers.Evaluation;

/// <summary>What a person should do about a reading.</summary>
public enum DriftLevel
{
    TooFewToSay,
    Steady,
    Look,
    Act,
}

/// <summary>A reading of drift in plain English.</summary>
public static class DriftWords
{
    /// <summary>With fewer documents on either side nothing is said.</summary>
    public const int FewestEach = 50;

    // The marks that credit scoring has used since Lewis 1994.
    private const double LookFrom = 0.1;
    private const double ActFrom = 0.25;

    private const double Doubled = 2;
    private const double MoreUnknown = 1.5;
    private const double FewestMoreUnknown = 0.05;

    /// <summary>The texts' length and unknown words call for a look, the scores for a look or more - unless chance moves so few documents as far.</summary>
    public static DriftLevel LevelOf(DriftReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Before < FewestEach || reading.Now < FewestEach)
            return DriftLevel.TooFewToSay;
        if (reading.Psi >= ActFrom && !IsChance(reading))
            return DriftLevel.Act;
        return (reading.Psi >= LookFrom && !IsChance(reading)) || TextsChanged(reading) || UnknownRose(reading) ? DriftLevel.Look : DriftLevel.Steady;
    }

    /// <summary>One sentence, the likeliest cause first: a parser that broke looks like a model that did.</summary>
    public static string Say(DriftReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var level = LevelOf(reading);
        if (level == DriftLevel.TooFewToSay)
            return $"{reading.Name}: too few to say: {Words.Count(reading.Before)} documents before and {Words.Count(reading.Now)} now, of at least {FewestEach} each.";
        List<string> parts = [];
        if (TextsChanged(reading))
            parts.Add($"the texts themselves changed: median length {Words.Count((int)reading.LengthBefore!)} -> {Words.Count((int)reading.LengthNow!)} characters; check the parser before the model");
        parts.Add(Scores(reading));
        if (reading is { UnknownBefore: { } before, UnknownNow: { } now })
            parts.Add($"{(UnknownRose(reading) ? "more unknown words than before" : "unknown words")} (share {Words.Number(before)} -> {Words.Number(now)})");
        var advice = level switch { DriftLevel.Act => "act", DriftLevel.Look => "look", _ => "steady" };
        return $"{reading.Name}: {advice}: {string.Join("; ", parts)}; {Words.Count(reading.Before, "document")} before, {Words.Count(reading.Now)} now.";
    }

    private static string Scores(DriftReading reading)
    {
        var figures = $"(median {Words.Number(reading.MedianBefore)} -> {Words.Number(reading.MedianNow)}, PSI {Words.Number(reading.Psi)})";
        if (reading.Psi < LookFrom)
            return $"scores as before {figures}";
        if (IsChance(reading))
            return $"scores moved no further than chance moves so few {figures}";
        return reading.MedianNow.CompareTo(reading.MedianBefore) switch
        {
            < 0 => $"scores lower than before {figures}",
            > 0 => $"scores higher than before {figures}",
            _ => $"scores spread otherwise around the same middle {figures}",
        };
    }

    private static bool IsChance(DriftReading reading) => reading.Psi < Drift.ChancePsi(reading.Before, reading.Now);

    private static bool TextsChanged(DriftReading reading) => reading is { LengthBefore: { } before, LengthNow: { } now }
        && before != now && (now >= Doubled * before || before >= Doubled * now);

    private static bool UnknownRose(DriftReading reading) => reading is { UnknownBefore: { } before, UnknownNow: { } now }
        && now >= MoreUnknown * before && now - before >= FewestMoreUnknown;
}
