using Monitor.Classifiers;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>The language of records that state none, told by their words.</summary>
internal static class LanguageGuess
{
    private static readonly Lazy<KeywordClassifier> Reader = new(() => new KeywordClassifier(TopicSet.LoadShipped()));

    /// <summary>Null where the words are too few to tell.</summary>
    public static string? Of(IReadOnlyList<ParsedDocument> records) => records.Count == 0
        ? null
        : Reader.Value.Assess(new TextToAssess { Title = records[0].Title, Body = string.Join('\n', records.Take(30).Select(record => $"{record.Title}\n{record.Text}")) }).Language;
}
