using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>What is usual of a source: the good ordinary runs that read its records by the same declaration. An edit of the declaration starts it anew.</summary>
internal sealed class Usual(IReadOnlyList<SourceRun> runs)
{
    /// <summary>Runs that are asked for: a month of daily ones.</summary>
    public const int Kept = 30;

    /// <summary>Records below which a share is chance.</summary>
    private const int Enough = 20;

    /// <param name="runs">Newest first.</param>
    /// <param name="configHash">Of the declaration that is in force.</param>
    public static Usual Of(IEnumerable<SourceRun> runs, string? configHash) =>
        new([.. runs.Where(run => run is { Purpose: RunPurpose.Ordinary } && run.Outcome.IsGood() && run.Facts is { } facts && facts.ConfigHash == configHash)]);

    public int Runs => runs.Count;

    public int FewestListed => runs.Min(run => run.Listed);

    public int MostListed => runs.Max(run => run.Listed);

    /// <summary>Each list that was read held records that were known by then; those that were as they had been are not counted.</summary>
    public bool AlwaysHoldsKnown => runs.Where(run => run is { Listed: > 0 }).SkipLast(1).ToList() is { Count: > 0 } read && read.TrueForAll(run => run.Changed + run.Unchanged > 0);

    /// <summary>Of the newest run that had one.</summary>
    public string? Shape => runs.Select(run => run.Facts!.Shape).FirstOrDefault(shape => shape is not null);

    public int Records => Sum(facts => facts.Records);

    /// <summary>How often a field is filled, as far as that is known.</summary>
    public Share Field(string name) => new(Sum(facts => RecordFields.Share(facts, name).Part), Sum(facts => RecordFields.Share(facts, name).Whole));

    public Share Text => new(Sum(facts => facts.Texts - facts.WithoutText), Sum(facts => facts.Texts));

    public Share Rejected => new(runs.Sum(run => run.Rejected), runs.Sum(run => run.Rejected + run.Listed));

    public IEnumerable<string> Fields => runs.SelectMany(run => run.Facts!.Fields.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>True when so many records were read without a single such case that one is worth a word.</summary>
    public bool Never(Func<RunFacts, int> cases) => Records >= Enough && Sum(cases) == 0;

    /// <summary>The answers that said how many records there are gave all of them.</summary>
    public bool GivesAll => runs.Where(run => run.Facts!.Total is not null).ToList() is { Count: >= 2 } counted && counted.TrueForAll(run => run.Facts!.Total <= run.Facts.Counted);

    private int Sum(Func<RunFacts, int> number) => runs.Sum(run => number(run.Facts!));
}

/// <summary>How many of how many.</summary>
internal readonly record struct Share(int Part, int Whole)
{
    private const int Enough = 20;

    private const double Good = 0.95;

    private const double Sigmas = 3;

    public double Value => Whole == 0 ? 0 : (double)Part / Whole;

    /// <summary>
    /// Whether <paramref name="now"/> is so far below that it is neither chance nor within what is tolerated: less than 95 % of what was
    /// usual, and fewer than a fair draw gives once in a thousand times. One odd record of ten is chance; two are not.
    /// </summary>
    public bool FallsTo(Share now)
    {
        if (Whole < Enough || now.Whole == 0 || Part == 0) return false;
        if (now.Value >= Good * Value) return false;
        var usual = (Part + 0.5) / (Whole + 1);
        var deviation = Math.Sqrt(usual * (1 - usual) * now.Whole);
        return now.Part < (usual * now.Whole) - (Sigmas * deviation) - 1;
    }
}
