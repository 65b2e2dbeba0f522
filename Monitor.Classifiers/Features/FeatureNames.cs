using System.Diagnostics;

namespace Monitor.Classifiers.Features;

/// <summary>What a feature is called when a person looks into a model.</summary>
internal static class FeatureNames
{
    public static string Of(FeatureOccurrence occurrence, NormalText text, ConceptIndex concepts)
    {
        var surface = text.Slice(occurrence.Start, occurrence.Length);
        return occurrence.Kind switch
        {
            FeatureKind.Word => surface.ToString(),
            FeatureKind.Stem => $"{surface}~",
            FeatureKind.WordPair => $"{surface} {text.Slice(occurrence.OtherStart, occurrence.OtherLength)}",
            FeatureKind.Gram => $"#{surface}",
            FeatureKind.Concept => $"@{concepts.Ids[occurrence.Concept]}",
            FeatureKind.TitleConcept => $"title@{concepts.Ids[occurrence.Concept]}",
            FeatureKind.ConceptPair => $"@{concepts.Ids[occurrence.Concept]}+{concepts.Ids[occurrence.OtherConcept]}",
            FeatureKind.Aspects => $"aspects@{AspectsBehind(occurrence.Key)}",
            _ => throw new UnreachableException(),
        };
    }

    private static Aspects AspectsBehind(ulong key) =>
        Enumerable.Range(1, 15).Select(mask => (Aspects)mask).First(aspects => Hashing.Tagged(FeatureKind.Aspects, (ulong)aspects) == key);
}
