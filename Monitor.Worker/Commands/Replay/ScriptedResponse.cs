namespace Monitor.Worker.Commands.Replay;

/// <summary>An answer that a plain file cannot give: an entry of a day's <c>responses.json</c>, by host.</summary>
internal sealed record ScriptedResponse
{
    /// <summary>Path of the request, without its query.</summary>
    public required string Path { get; init; }

    /// <summary>Text that the query must contain; null: any query.</summary>
    public string? Query { get; init; }

    // Settable, because generated readers give init-only properties that are absent null instead of their default.
    public int Status { get; set; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>Relative to the host's folder of this or an earlier day; null: an empty body.</summary>
    public string? File { get; init; }

    /// <summary>Content type; null: by the file's ending.</summary>
    public string? Type { get; init; }

    /// <summary>The connection breaks after this share of the body.</summary>
    public double? CutAt { get; init; }
}
