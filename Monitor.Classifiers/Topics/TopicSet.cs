namespace Monitor.Classifiers.Topics;

/// <summary>The topics file: relevance and the instruments.</summary>
public sealed record TopicSet
{
    public required Topic Relevance { get; init; }

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

    /// <summary>The instrument with this id, or null.</summary>
    public Topic? Find(string instrumentId) => Instruments.FirstOrDefault(topic => topic.Id == instrumentId);
}
