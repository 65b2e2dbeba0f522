namespace Monitor.Classifiers.Topics;

/// <summary>The topics file: relevance and the instruments.</summary>
public sealed record TopicSet
{
    public required Topic Relevance { get; init; }

    /// <summary>
    /// Calibrated probability of relevance from which a text is worth a person's look although it alerts nobody: above 0, at most
    /// the threshold of <see cref="Relevance"/>. A file that does not tell it means the threshold, so that nothing lies between.
    /// </summary>
    public required double ReviewThreshold { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<Topic> Instruments { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public required string Hash { get; init; }

    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "topics.json");

    /// <exception cref="TopicFileException">The file is wrong; the exception lists every mistake.</exception>
    public static TopicSet LoadShipped() => Load(ShippedPath);

    /// <summary>Reads a topics file strictly.</summary>
    /// <exception cref="TopicFileException">The file is missing or wrong; the exception lists every mistake.</exception>
    public static TopicSet Load(string path) => TopicFile.Read(path);

    /// <summary>
    /// The same topics under other thresholds of relevance. <see cref="Hash"/> stays that of the file: a dial that a person turns
    /// is nothing that a model was trained on.
    /// </summary>
    /// <param name="alert">Probability from which a text is relevant, above 0 and below 1.</param>
    /// <param name="review">Probability from which it is worth a look, above 0 and at most <paramref name="alert"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is outside its bounds or not a number.</exception>
    public TopicSet WithThresholds(double alert, double review)
    {
        if (alert is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alert), alert, "The threshold must be above 0 and below 1.");
        if (!(review > 0 && review <= alert))
            throw new ArgumentOutOfRangeException(nameof(review), review, $"The threshold for review must be above 0 and at most {alert}, that of relevance.");
        return this with { Relevance = Relevance with { Threshold = alert }, ReviewThreshold = review };
    }

    /// <summary>The instrument with this id, or null.</summary>
    public Topic? Find(string instrumentId) => Instruments.FirstOrDefault(topic => topic.Id == instrumentId);
}
