namespace Monitor.Worker.Commands;

/// <summary>One call of <c>parse</c>, checked.</summary>
/// <param name="Address">As given: rules of robots.txt are about spellings, too.</param>
internal sealed record ParseRequest(string Kind, IReadOnlyList<string> Files, string? Address, string Agent)
{
    public string? Cases { get; init; }

    public int? Bench { get; init; }

    private Uri? BaseUri => Uri.TryCreate(Address, UriKind.Absolute, out var url) ? url : null;

    /// <summary>Reads one file and prints its line.</summary>
    public void Answer(ParseFile file, ParseOutput output)
    {
        switch (Kind)
        {
            case "feed": ParseFeeds.Answer(file, BaseUri, output); break;
            case "article": ParseArticles.Answer(file, BaseUri, output); break;
            case "pdf": ParsePdfs.Answer(file, output); break;
            case "robots": ParseRobots.Answer(file, this, output); break;
            default: throw new ArgumentException($"--as is '{Kind}'; use feed, article, pdf or robots.");
        }
    }
}
