using System.Text.Json;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Parsing.Json;

/// <summary>Which list in an unknown JSON answer holds records, and which of their members are what. A proposal for a person to look at.</summary>
/// <param name="Items">The path of the list; empty where the answer itself is the list.</param>
/// <param name="Fields">Path by field.</param>
internal sealed partial record JsonListGuess(string Items, IReadOnlyDictionary<string, string> Fields)
{
    private const int Deepest = 4;

    private const int MostRecords = 50;

    /// <summary>Null where no list of objects has a title and an id or an address.</summary>
    public static JsonListGuess? Of(string text)
    {
        var (document, _) = JsonText.Read(text);
        if (document is null) return null;
        using (document)
        {
            return Lists(document.RootElement, "", 0)
                .Select(list => (Guess: Of(list.Path, list.Records), list.Records.Count))
                .Where(list => list.Guess is not null)
                .OrderByDescending(list => list.Guess!.Fields.Count).ThenByDescending(list => list.Count)
                .Select(list => list.Guess).FirstOrDefault();
        }
    }

    private static IEnumerable<(string Path, IReadOnlyList<JsonElement> Records)> Lists(JsonElement here, string path, int depth)
    {
        if (depth > Deepest) yield break;
        if (here.ValueKind is JsonValueKind.Array)
        {
            var records = here.EnumerateArray().Where(member => member.ValueKind is JsonValueKind.Object).Take(MostRecords).ToList();
            if (records.Count > 0) yield return (path, records);
        }
        else if (here.ValueKind is JsonValueKind.Object)
        {
            foreach (var list in here.EnumerateObject().SelectMany(member => Lists(member.Value, path.Length == 0 ? member.Name : $"{path}/{member.Name}", depth + 1))) yield return list;
        }
    }

    private static JsonListGuess? Of(string items, IReadOnlyList<JsonElement> records)
    {
        var members = records.SelectMany(record => Members(record, "", 0)).GroupBy(member => member.Path, StringComparer.Ordinal)
            .Select(same => new Member(same.Key, [.. same.Select(member => member.Value)], records.Count)).Where(member => member.Coverage > 0.5).ToList();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Take("title", TitleName(), member => member.Letters >= 3 && !member.IsAddress && !member.IsDate);
        if (!fields.ContainsKey("title") && members.Where(member => member is { IsAddress: false, IsDate: false, Letters: >= 12 }).MaxBy(member => member.Distinct * Math.Min(member.Letters, 80)) is { } longest) fields["title"] = longest.Path;
        Take("url", AddressName(), member => member.IsAddress);
        Take("id", IdName(), member => member.Distinct > 0.95 && !member.IsAddress);
        Take("number", NumberName(), member => member.Distinct > 0.8 && !member.IsAddress && !member.IsDate);
        Take("published", PublishedName(), member => member.IsDate);
        Take("updated", UpdatedName(), member => member.IsDate);
        Take("summary", SummaryName(), member => member.Letters >= 20);
        if (!fields.ContainsKey("published") && members.Find(member => member.IsDate && !fields.ContainsValue(member.Path)) is { } date) fields["published"] = date.Path;
        return fields.ContainsKey("title") && (fields.ContainsKey("id") || fields.ContainsKey("url")) ? new JsonListGuess(items, fields) : null;

        void Take(string field, Regex name, Func<Member, bool> fits)
        {
            var found = members.Where(member => name.IsMatch(member.Name) && fits(member) && !fields.ContainsValue(member.Path)).OrderBy(member => member.Path.Count(c => c == '/')).FirstOrDefault();
            if (found is not null) fields[field] = found.Path;
        }
    }

    private static IEnumerable<(string Path, string Value)> Members(JsonElement record, string path, int depth)
    {
        foreach (var member in record.EnumerateObject())
        {
            var inner = path.Length == 0 ? member.Name : $"{path}/{member.Name}";
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number) yield return (inner, member.Value.ToString());
            else if (member.Value.ValueKind is JsonValueKind.Object && depth < 2)
            {
                foreach (var deeper in Members(member.Value, inner, depth + 1)) yield return deeper;
            }
        }
    }

    private sealed record Member(string Path, IReadOnlyList<string> Values, int Records)
    {
        public string Name => Path[(Path.LastIndexOf('/') + 1)..];

        public double Coverage => Values.Count / (double)Records;

        public double Letters => Values.Average(value => value.Count(char.IsLetter));

        public double Distinct => Values.Distinct(StringComparer.Ordinal).Count() / (double)Values.Count;

        public bool IsAddress => Values.All(value => value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith('/'));

        public bool IsDate => Values.All(value => DateReader.Plain.Read(value) is { Precision: >= DatePrecision.Day });
    }

    [GeneratedRegex("^(.*title|titel|titre|titulo|titolo|tytul|headline|name|naam|subject|label)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleName();

    [GeneratedRegex("url|link|href|uri|page|self", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AddressName();

    [GeneratedRegex("^(id|.*_id|.*Id|identifier|uuid|guid|key|celex|eli|doc(ument)?_?(id|number|no))$")]
    private static partial Regex IdName();

    [GeneratedRegex("number|nummer|numero|^no$|^nr$|code|reference", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberName();

    [GeneratedRegex("publi|^date$|datum|posted|issued|introduced|created|dated", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishedName();

    [GeneratedRegex("updat|modif|chang|revis", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpdatedName();

    [GeneratedRegex("abstract|summary|descri|teaser|lead|samenvatting|resum|zusammenfassung", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SummaryName();
}
