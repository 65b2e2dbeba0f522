using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <param name="From">The stage that holds until the date.</param>
/// <param name="DateKind">Kind of the date.</param>
/// <param name="To">The stage from the day after it.</param>
internal sealed record StageMove(Stage From, string DateKind, Stage To);

/// <summary>What a source's stage rules say about stages that move by the calendar.</summary>
internal static class StageMoves
{
    public static IReadOnlyList<StageMove> Of(Source source) =>
        [.. Of(source.Mapping.Stages).Concat(source.Detail is { } detail ? Of(detail.Mapping.Stages) : []).Distinct()];

    private static IEnumerable<StageMove> Of(IReadOnlyList<StageRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is not { Until: { } kind } rule) continue;
            if ((rule.Then ?? Usual(rule.Stage, rules.Skip(i + 1))) is { } next && next != rule.Stage) yield return new StageMove(rule.Stage, kind, next);
        }
    }

    /// <summary>What follows in the ordinary course, where a later rule of the same mapping knows it.</summary>
    private static Stage? Usual(Stage stage, IEnumerable<StageRule> later)
    {
        Stage? usual = stage switch
        {
            Stage.ConsultationOpen => Stage.ConsultationClosed,
            Stage.Enacted => Stage.InForce,
            Stage.InForce => Stage.Repealed,
            _ => null,
        };
        return later.Any(rule => rule.Stage == usual) ? usual : null;
    }
}
