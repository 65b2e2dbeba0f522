using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

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
    [InlineData("\"threshold\": 0.5, \"reviewThreshold\": 0", "relevance: reviewThreshold")]
    [InlineData("\"threshold\": 0.5, \"reviewThreshold\": 0.6", "relevance: reviewThreshold")]
    [InlineData("\"threshold\": 7, \"reviewThreshold\": -1", "relevance: reviewThreshold")]
    [InlineData("\"threshold\": 7, \"reviewThreshold\": -1", "relevance: threshold")]
    public void A_review_threshold_that_is_not_between_nothing_and_the_threshold_is_told_with_the_others(string thresholds, string told)
    {
        File.WriteAllText(_file, $"{{ \"relevance\": {{ {thresholds}, \"policyAreas\": [] }} }}");

        var mistakes = Assert.Throws<TopicFileException>(() => TopicSet.Load(_file)).Mistakes;

        Assert.Contains(mistakes, mistake => mistake.StartsWith(told, StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Contains("policyAreas", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_relevance_has_a_review_threshold()
    {
        File.WriteAllText(_file, File.ReadAllText(TopicSet.ShippedPath).Replace("\"threshold\": 0.35,", "\"threshold\": 0.35, \"reviewThreshold\": 0.1,", StringComparison.Ordinal));

        var mistake = Assert.Single(Assert.Throws<TopicFileException>(() => TopicSet.Load(_file)).Mistakes);

        Assert.Contains("(production-order): reviewThreshold", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_review_threshold_has_nothing_between()
    {
        File.WriteAllText(_file, File.ReadAllText(TopicSet.ShippedPath).Replace("\"reviewThreshold\": 0.2,", "", StringComparison.Ordinal));

        var topics = TopicSet.Load(_file);

        Assert.Equal(topics.Relevance.Threshold, topics.ReviewThreshold);
        Assert.Equal(0.2, TopicSet.LoadShipped().ReviewThreshold);
    }

    [Fact]
    public void Other_thresholds_leave_the_hash_of_the_file()
    {
        var shipped = TopicSet.LoadShipped();

        var turned = shipped.WithThresholds(0.8, 0.3);

        Assert.Equal((0.8, 0.3, shipped.Hash), (turned.Relevance.Threshold, turned.ReviewThreshold, turned.Hash));
        Assert.Equal(0.5, shipped.Relevance.Threshold);
        Assert.Equal(ModelTrainer.ModelIdOf(Examples.Input), ModelTrainer.ModelIdOf(Examples.Input with { Topics = turned }));
    }

    [Theory]
    [InlineData(0, 0, "alert")]
    [InlineData(1, 0.5, "alert")]
    [InlineData(double.NaN, 0.5, "alert")]
    [InlineData(0.5, 0, "review")]
    [InlineData(0.5, 0.51, "review")]
    [InlineData(0.5, double.NaN, "review")]
    public void Thresholds_that_make_no_sense_are_refused(double alert, double review, string which) =>
        Assert.Equal(which, Assert.Throws<ArgumentOutOfRangeException>(() => TopicSet.LoadShipped().WithThresholds(alert, review)).ParamName);

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
