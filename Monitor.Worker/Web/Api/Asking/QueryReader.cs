using System.Globalization;
using Microsoft.Extensions.Primitives;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Web.Api.Asking;

/// <summary>
/// Reads a call's parameters strictly. The page leaves out what it cannot read; a program that misspelt a filter must be told, or it would
/// take everything for the answer.
/// </summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;

    private QueryReader(IQueryCollection query) => _query = query;

    public Mistakes Mistakes { get; } = new();

    public static QueryReader Of(HttpContext context)
    {
        var reader = new QueryReader(context.Request.Query);
        var known = context.GetEndpoint()?.Metadata.GetOrderedMetadata<AskedParameter>() ?? [];
        foreach (var (name, values) in context.Request.Query) reader.Check(known, name, values);
        return reader;
    }

    public bool Has(string name) => _query.ContainsKey(name);

    public string? Text(string name, int longest)
    {
        if (!_query.TryGetValue(name, out var given)) return null;
        var text = given.ToString();
        if (text.Length > longest) Mistakes.Add(name, string.Create(CultureInfo.InvariantCulture, $"At most {longest} characters."));
        return text;
    }

    public int Number(string name, int usual, int least, int most)
    {
        if (!_query.TryGetValue(name, out var given)) return usual;
        if (int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Mistakes.Add(name, string.Create(CultureInfo.InvariantCulture, $"Give a whole number from {least} to {most}."));
        return usual;
    }

    /// <summary>Null when none is given.</summary>
    public long? Id(string name)
    {
        if (!_query.TryGetValue(name, out var given)) return null;
        if (long.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        Mistakes.Add(name, "Give a whole number.");
        return null;
    }

    public bool Flag(string name, bool usual)
    {
        if (!_query.TryGetValue(name, out var given)) return usual;
        if (bool.TryParse(given.ToString(), out var flag)) return flag;
        Mistakes.Add(name, "Give true or false.");
        return usual;
    }

    public DateOnly? Day(string name)
    {
        if (!_query.TryGetValue(name, out var given) || given.ToString().Length == 0) return null;
        if (SearchAddress.Day(given.ToString()) is { } day) return day;
        Mistakes.Add(name, "Give a day as 2031-12-31.");
        return null;
    }

    /// <summary>Null when none is given.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (!_query.TryGetValue(name, out var given)) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(given.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
        }

        Mistakes.Add(name, $"Give one of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    public IReadOnlyList<string> Values(string name)
    {
        var given = _query.TryGetValue(name, out var values) ? values : StringValues.Empty;
        var kept = SearchAddress.Values(given);
        if (kept.Count < given.Distinct(StringComparer.OrdinalIgnoreCase).Count()) Mistakes.Add(name, "A value is empty or too long, or there are too many.");
        return kept;
    }

    private void Check(IReadOnlyList<AskedParameter> known, string name, StringValues values)
    {
        var parameter = known.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (parameter is null) Mistakes.Add(name, known.Count == 0 ? "This call has no parameters." : $"There is no such parameter. There are: {string.Join(", ", known.Select(one => one.Name))}.");
        else if (!parameter.Many && values.Count > 1) Mistakes.Add(name, "It is given more than once.");
    }
}
