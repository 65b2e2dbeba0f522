using Monitor.Classifiers.Features;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

public sealed class NamedLawsTests
{
    private static readonly ConceptIndex Concepts = new([new LexiconEntry("act-x", "An act", "en", "harbour act"), new LexiconEntry("police", "police", "en", "police")]);

    [Fact]
    public void About_half_of_the_families_are_read_without_the_names_of_laws_and_with_everything_else()
    {
        var builder = new VocabularyBuilder(Concepts);
        var documents = Enumerable.Range(0, 200).Select(i => builder.Read(new TextToAssess { Title = "Harbour Act and the police", Language = "en" }, $"family-{i}")).ToList();

        var lengths = documents.CountBy(document => document.Keys.Length).ToDictionary();

        Assert.Equal(2, lengths.Count);
        Assert.All(lengths.Values, count => Assert.InRange(count, 70, 130));
        var unnamed = documents.MinBy(document => document.Keys.Length)!.Keys;
        var named = documents.MaxBy(document => document.Keys.Length)!.Keys;
        Assert.Contains(Key(FeatureKind.Concept, ConceptIndex.AnyNamedLaw), named);
        Assert.DoesNotContain(Key(FeatureKind.Concept, ConceptIndex.AnyNamedLaw), unnamed);
        Assert.Contains(Key(FeatureKind.Concept, Hashing.Of("police")), unnamed);
        Assert.Subset(named.ToHashSet(), unnamed.ToHashSet());
    }

    private static ulong Key(FeatureKind kind, ulong hash) => Hashing.Tagged(kind, hash);
}
