using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Models;

/// <summary>What a model keeps of an example it was trained on, to show it beside a text that is like it.</summary>
internal sealed record KeptExample(
    string Family, string Title, string Language, string Jurisdiction, bool Relevant, IReadOnlyList<string> Instruments, LikenessVector Vector)
{
    private const int LongestTitle = 160;

    public static KeptExample Of(LabelledExample example, LikenessVector vector) => new(
        example.Family, Cut(example.Title), example.Language, example.Jurisdiction, example.Relevant, example.Instruments, vector);

    public Precedent At(double likeness) => new(Family, Title, Language, Jurisdiction, Relevant, Instruments, likeness);

    private static string Cut(string title)
    {
        if (title.Length <= LongestTitle)
            return title;
        return char.IsHighSurrogate(title[LongestTitle - 1]) ? title[..(LongestTitle - 1)] : title[..LongestTitle];
    }
}
