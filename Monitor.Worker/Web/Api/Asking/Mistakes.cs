namespace Monitor.Worker.Web.Api.Asking;

/// <summary>What is wrong with a call, by field: all of it, so that nobody has to try again for each.</summary>
internal sealed class Mistakes
{
    private readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    public bool Any => _byField.Count > 0;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByField => _byField.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value);

    public void Add(string field, string why)
    {
        if (!_byField.TryGetValue(field, out var known)) _byField[field] = known = [];
        known.Add(why);
    }
}
