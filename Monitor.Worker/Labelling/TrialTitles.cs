using Monitor.Classifiers.Gold;

namespace Monitor.Worker.Labelling;

/// <summary>
/// The laws that models are tried on, by their titles. A label of one of them is kept and teaches nothing: a model that has learnt it by heart
/// would be praised for it.
/// </summary>
internal static class TrialTitles
{
    private static readonly Lazy<IReadOnlySet<string>> Shipped = new(() =>
    {
        var gold = GoldSet.LoadShipped();
        return gold.Examples.Concat(gold.Canaries).Select(example => example.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>For whoever labels such a law.</summary>
    public const string NotLearnt = "Models are tried on this law. It is kept for that, so no model learns from the label.";

    /// <summary>The gold set and the canaries.</summary>
    public static IReadOnlySet<string> All => Shipped.Value;

    /// <param name="title">As it was published, on one line or several.</param>
    public static bool Holds(string title) => All.Contains(GivenLabels.OneLine(title));
}
