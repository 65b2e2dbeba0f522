using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private Task PutRetentionAsync() => PutAsync(
        Item(1, "Retention Act", "On data retention by providers."),
        Item(2, "Gesetz", "Die Vorratsdatenspeicherung wird eingeführt.", "de"),
        Item(3, "Fisheries Act", "Vessels."));

    [Fact]
    public async Task What_is_asked_in_one_language_is_found_in_others_when_wanted()
    {
        await PutRetentionAsync();

        var plain = await FindAsync("data retention");
        var wide = await _index.SearchAsync(new SearchQuery { Text = "data retention", OtherLanguages = true }, Ct);

        Assert.Equal([1], plain.Hits.Select(hit => hit.ItemId));
        Assert.Empty(plain.Widened);
        Assert.Equal([1, 2], wide.Hits.Select(hit => hit.ItemId).Order());
        Assert.Contains(Assert.Single(wide.Widened).Terms, term => term.Language == "de");
        Assert.Equal(["Vorratsdatenspeicherung"], MarkedWords(wide.Hits.Single(hit => hit.ItemId == 2)));
    }

    [Fact]
    public async Task A_concept_is_found_in_whatever_language()
    {
        await PutRetentionAsync();

        var result = await FindAsync("concept:data-retention");

        Assert.Equal([1, 2], result.Hits.Select(hit => hit.ItemId).Order());
        Assert.Equal("data-retention", Assert.Single(result.Widened).Asked);
    }

    [Fact]
    public async Task A_concept_that_the_lexicon_lacks_is_words_with_a_note()
    {
        await PutRetentionAsync();

        var result = await FindAsync("concept:vessels");

        Assert.Equal([3], result.Hits.Select(hit => hit.ItemId));
        Assert.Contains("vessels", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_excluded_is_not_widened()
    {
        await PutRetentionAsync();

        var result = await _index.SearchAsync(new SearchQuery { Text = "-\"data retention\"", OtherLanguages = true }, Ct);

        Assert.Equal([2, 3], result.Hits.Select(hit => hit.ItemId).Order());
    }

    [Fact]
    public async Task The_longest_query_over_all_languages_gets_an_answer()
    {
        string[] languages = ["ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi", "fr", "ga", "gl", "hi", "hu", "hy", "id", "it", "lv", "nl", "no", "pt", "ro", "ru", "sv", "tr"];
        await PutAsync([.. languages.Select((language, i) => Item(i + 1, "Law", "Words of law.", language))]);

        var result = await FindAsync(string.Join(' ', Enumerable.Range(0, 70).Select(i => $"ley{i}*")) + " " + string.Join(" OR ", Enumerable.Range(0, 70).Select(i => $"law{i}")));
        var words = await FindAsync(string.Join(" OR ", Enumerable.Range(0, 63).Select(i => $"law{i}").Append("law")));

        Assert.Equal(0, result.Total);
        Assert.Equal(languages.Length, words.Total);
    }
}
