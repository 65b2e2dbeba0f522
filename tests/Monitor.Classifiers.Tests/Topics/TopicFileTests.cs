using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Tests.Topics;

public sealed class TopicFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_shipped_topics_have_every_instrument()
    {
        var topics = TopicSet.LoadShipped();

        Assert.Equal(Instruments.All, topics.Instruments.Select(topic => topic.Id));
        Assert.Equal(PolicyAreas.All.Order(), topics.Instruments.SelectMany(topic => topic.PolicyAreas).Distinct().Order());
        Assert.Equal("Preservation", topics.Find("preservation")!.Name);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        File.WriteAllText(_file, """
            {
              "relevance": { "name": "R", "belongs": "b", "doesNotBelong": "", "threshold": 1.5, "keywords": {}, "policyAreas": ["privacy"] },
              "instruments": [ { "id": "wiretap", "name": "W", "belongs": "b", "doesNotBelong": "d", "threshold": 0.5, "keywords": { "en": [""] }, "policyAreas": ["child-safety"] } ]
            }
            """);

        var mistakes = Assert.Throws<TopicFileException>(() => TopicSet.Load(_file)).Mistakes;

        foreach (var word in new[] { "doesNotBelong", "threshold", "keywords need", "'privacy'", "'wiretap' is not a known id", "interception is missing", "keywords of 'en'" })
            Assert.Contains(mistakes, mistake => mistake.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"relevanse\": 1 }", "relevanse")]
    [InlineData("not json", "line 1")]
    [InlineData("null", "null")]
    public void A_file_that_is_no_topics_file_is_refused(string content, string told)
    {
        File.WriteAllText(_file, content);

        var refused = Assert.Throws<TopicFileException>(() => TopicSet.Load(_file));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told() =>
        Assert.Contains("no such file", Assert.Throws<TopicFileException>(() => TopicSet.Load(_file + ".none")).Message, StringComparison.Ordinal);
}
