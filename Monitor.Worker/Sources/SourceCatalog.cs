using System.Collections.Frozen;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources;

/// <summary>The sources that Monitor reads, as declared and checked.</summary>
public sealed class SourceCatalog
{
    private readonly FrozenDictionary<SourceId, Source> _byId;

    internal SourceCatalog(IReadOnlyList<Source> sources)
    {
        All = sources;
        _byId = sources.ToFrozenDictionary(source => source.Id);
    }

    /// <summary>In the file's order, disabled ones included.</summary>
    public IReadOnlyList<Source> All { get; }

    public IEnumerable<Source> Enabled => All.Where(source => source.Enabled);

    /// <summary>Null when there is no such source.</summary>
    public Source? Find(SourceId id) => _byId.GetValueOrDefault(id);

    /// <exception cref="SourceCatalogException">The file is missing or has mistakes; it tells all of them.</exception>
    public static SourceCatalog Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SourceCatalogException(path, [new SourceProblem(null, "$", null, $"The file cannot be read: {unreadable.Message}", "Check its path and permissions.")]);
        }
    }

    /// <param name="name">Name of the file, for the message.</param>
    /// <exception cref="SourceCatalogException">The text has mistakes; it tells all of them.</exception>
    public static SourceCatalog Parse(string text, string name = "sources.json")
    {
        var (sources, problems) = CatalogReader.Read(text);
        return problems.Count == 0 ? new SourceCatalog(sources) : throw new SourceCatalogException(name, problems);
    }
}
