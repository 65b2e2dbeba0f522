using Monitor.Worker.Documents;
using Monitor.Worker.Labelling;

namespace Monitor.Worker.Web.Tuning;

/// <summary>How alike two texts are, and what precedents say together.</summary>
internal static class PrecedentWords
{
    private const double VeryMuch = 0.75;

    public static string Likeness(double likeness) => likeness switch
    {
        >= VeryMuch => "very much alike",
        >= Labeller.AlikeEnough => "alike",
        _ => "a little alike",
    };

    /// <summary>What to beware of before deciding; null where they say too little.</summary>
    public static string? Warning(IReadOnlyList<LabelledPrecedent> precedents)
    {
        var alike = precedents.Where(precedent => precedent.Likeness >= Labeller.AlikeEnough).ToList();
        if (alike.Count < 2) return null;
        var relevant = alike.Count(precedent => precedent.Relevant);
        if (relevant > 0 && relevant < alike.Count)
            return $"They speak against each other: {relevant} of {alike.Count} relevant, {alike.Count - relevant} not. Say in your reason what makes the difference.";
        return $"All {alike.Count} that are alike were decided {(relevant > 0 ? "relevant" : "not relevant")}. If you decide otherwise, say why: a second person is asked.";
    }
}
