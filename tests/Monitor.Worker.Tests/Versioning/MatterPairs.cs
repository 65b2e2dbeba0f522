using System.Text.Json;
using Monitor.Worker.Versioning.Likeness;

namespace Monitor.Worker.Tests.Versioning;

/// <summary>A real bill as the measurement of likeness sees it.</summary>
/// <param name="Matter">Versions of one bill share it.</param>
/// <param name="Number">Null where the measurement hides it, as if the text came without.</param>
internal sealed record Bill(string Id, string Matter, char Chamber, string Title, string ShortTitle, string Text, string? Number)
{
    public Portrait Portrait { get; } = Portrait.Of(Title, Text, Number);

    public IReadOnlyList<long> Bands { get; } = Sketcher.Of("US", Title, Text);

    public string TitleKey { get; } = string.Join(' ', TitleWords.Of(Title).Order());
}

/// <param name="IsOne">By what the corpora say, not by what Monitor finds; null where they do not say.</param>
/// <param name="IsFound">Whether the two share a band and so would be compared at all.</param>
internal sealed record BillPair(Bill One, Bill Other, bool? IsOne, bool IsFound, Alikeness Alikeness)
{
    /// <summary>Which half of the pairs it belongs to: by title, so that no matter stands in both.</summary>
    public int Half { get; } = string.CompareOrdinal(One.TitleKey, Other.TitleKey) < 0 ? HalfOf(One.TitleKey) : HalfOf(Other.TitleKey);

    public bool IsSuggested(double threshold) => IsFound && Alikeness.Score >= threshold;

    private static int HalfOf(string key) => key.Aggregate(17, (sum, sign) => unchecked((sum * 31) + sign)) & 1;
}

/// <summary>
/// Pairs of real bills of which it is known whether they are one matter: versions of one bill; companions of the two chambers,
/// which share a long title. All other pairs that come near each other are not, among them naming and appropriations bills with
/// nearly equal titles. Bills of the two chambers that share the name of the act but no long title are left out: who wrote them
/// may or may not have meant one matter.
/// </summary>
internal static class MatterPairs
{
    public static IReadOnlyList<BillPair> OfVersions(string path) =>
        Pairs([.. Read(path).Select(row => Bill(row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, title: null, hidden: true))
            .Select((bill, at) => bill with { Id = $"{bill.Id}#{at}" })]);

    public static IReadOnlyList<BillPair> OfCompanions(string path) =>
        Pairs([.. Read(path).Select(row => Bill(row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, row.GetProperty("title").GetString(), hidden: false))]);

    private static Bill Bill(string id, string text, string? title, bool hidden)
    {
        // Number and long title stand before the text; they would make the texts of companions look less alike than they are, or more.
        var lines = text.Split('\n');
        var parts = title?.Split(" . ");
        var kind = id.Split('-')[1];
        var words = parts?[^1] ?? (lines.Length > 1 ? lines[1] : "");
        return new Bill(id, id, kind[0], words, parts is { Length: > 1 } ? parts[0] : "", string.Join('\n', lines.Skip(2)), hidden ? null : $"{kind} {id.Split('-')[2]}");
    }

    private static List<BillPair> Pairs(List<Bill> bills)
    {
        var together = new HashSet<(int, int)>();
        Together<long>(bills, bill => bill.Bands, together);
        var found = new HashSet<(int, int)>(together);
        Together<string>(bills, bill => [bill.Matter], together);
        Together<string>(bills, bill => [bill.TitleKey], together);
        Together<string>(bills, bill => Name(bill) is { } name ? [name] : [], together);
        var companions = Companions(bills, together);
        return [.. together.Select(pair => (One: bills[pair.Item1], Other: bills[pair.Item2], IsFound: found.Contains(pair)))
            .Select(pair => new BillPair(pair.One, pair.Other, IsOne(pair.One, pair.Other, companions), pair.IsFound, Alikeness.Of(pair.One.Portrait, pair.Other.Portrait)))];
    }

    private static void Together<T>(List<Bill> bills, Func<Bill, IReadOnlyList<T>> keys, HashSet<(int, int)> pairs) where T : notnull
    {
        var groups = bills.SelectMany((bill, at) => keys(bill).Distinct().Select(key => (key, at))).ToLookup(pair => pair.key, pair => pair.at);
        foreach (var members in groups.Select(group => group.ToList()).Where(members => members.Count is > 1 and <= 200))
        {
            for (var i = 0; i < members.Count; i++)
            {
                for (var j = i + 1; j < members.Count; j++) pairs.Add((members[i], members[j]));
            }
        }
    }

    private static bool? IsOne(Bill one, Bill other, HashSet<(string, string)> companions)
    {
        if (one.Matter == other.Matter || companions.Contains(Ordered(one, other))) return true;
        return one.Chamber != other.Chamber && Name(one) is { } name && name == Name(other) ? null : false;
    }

    /// <summary>Matters of the two chambers that share a long title in any of their versions.</summary>
    private static HashSet<(string, string)> Companions(List<Bill> bills, IEnumerable<(int One, int Other)> pairs) =>
        [.. pairs.Select(pair => (One: bills[pair.One], Other: bills[pair.Other]))
            .Where(pair => pair.One.Chamber != pair.Other.Chamber && pair.One.TitleKey == pair.Other.TitleKey && pair.One.TitleKey.Length > 0)
            .Select(pair => Ordered(pair.One, pair.Other))];

    private static (string, string) Ordered(Bill one, Bill other) =>
        string.CompareOrdinal(one.Matter, other.Matter) < 0 ? (one.Matter, other.Matter) : (other.Matter, one.Matter);

    // "Duck Boat Safety Act of 2019": the year is that of the print. A name of two words ("SAFE Act") is shared by strangers.
    private static string? Name(Bill bill)
    {
        var words = bill.ShortTitle.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word != "of" || !bill.ShortTitle.Contains(" of 20", StringComparison.Ordinal)).ToList();
        return words.Count >= 3 ? string.Join(' ', words).ToUpperInvariant() : null;
    }

    private static IEnumerable<JsonElement> Read(string path) => File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement);
}
