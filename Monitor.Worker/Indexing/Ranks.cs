using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>
/// How the order of hits is made, the same in every index: score = words * (1 + relevance + stage + freshness). The words decide;
/// the rest settles what comes first among those that fit about as well.
/// </summary>
internal static class Ranks
{
    /// <summary>An item that is surely relevant counts for half as much again.</summary>
    public const double RelevanceWeight = 0.5;

    /// <summary>A law in force counts for a fifth more than an idea, see <see cref="OfStage"/>.</summary>
    public const double StageWeight = 0.2;

    /// <summary>What was published today counts for nearly a third more than what is long past.</summary>
    public const double FreshnessWeight = 0.3;

    /// <summary>Days after which freshness has halved.</summary>
    public const int HalfLife = 180;

    /// <summary>0 to 1: what binds or is about to bind comes before what may never be, and before what is gone.</summary>
    public static double OfStage(Stage stage) => stage switch
    {
        Stage.InForce or Stage.Amended or Stage.Enacted => 1,
        Stage.Passed or Stage.GuidanceFinal => 0.9,
        Stage.PassedOneChamber or Stage.ConsultationOpen => 0.8,
        Stage.Committee or Stage.GuidanceDraft => 0.6,
        Stage.Introduced or Stage.ConsultationClosed => 0.5,
        Stage.PreLegislative => 0.4,
        Stage.Unknown => 0.3,
        Stage.Repealed or Stage.WithdrawnLapsed => 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="day">Day number of publication or first sight.</param>
    public static double OfAge(long day, long today) => Math.Pow(0.5, Math.Abs(today - day) / (double)HalfLife);

    public static RankParts Parts(double words, double relevance, double stage, long day, long today) =>
        new(words, RelevanceWeight * relevance, StageWeight * stage, FreshnessWeight * OfAge(day, today));

    public static double Score(RankParts parts) => parts.Words * (1 + parts.Relevance + parts.Stage + parts.Freshness);
}
