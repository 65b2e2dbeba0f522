using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>
/// Numbers for places of like shape: two elements have the same one when tags and classes on the way to them are the same, and in
/// tables the column. Marks that differ from row to row (odd, first, row-17) make no difference.
/// </summary>
internal sealed class Shape
{
    public const int Root = 0;

    private const int MostClasses = 3;

    private const int AlikeSteps = 2;

    private const int MostDifferent = 2;

    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "i", "em", "strong", "font", "u", "small", "big", "center", "abbr", "mark", "sup", "sub", "wbr", "bdi", "bdo",
    };

    private static readonly HashSet<string> RowMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "odd", "even", "first", "last", "active", "is-active", "selected", "current", "new", "alt", "alternate", "highlight", "featured", "sticky", "hover",
    };

    private readonly Dictionary<(int Parent, string Step), int> _numbers = [];
    private readonly List<(int Parent, string Step)> _places = [(Root, "")];

    /// <summary>Elements of form only, which neither make nor split a place.</summary>
    public static bool IsPassing(IElement element) => Passing.Contains(element.LocalName) || (element.LocalName == "span" && element.ClassList.Length == 0);

    public int Of(int parent, IElement element)
    {
        if (IsPassing(element)) return parent;
        var key = (parent, Step(element));
        if (_numbers.TryGetValue(key, out var known)) return known;
        _places.Add(key);
        return _numbers[key] = _places.Count - 1;
    }

    /// <summary>
    /// Whether two places are of one kind of list: the same last steps in two sections of the page, or the same elements all the way
    /// where only the classes of a row or of its section differ.
    /// </summary>
    public bool IsAlike(int one, int other) => EndsAlike(one, other) || IsOfSameElements(one, other);

    private bool EndsAlike(int one, int other)
    {
        for (var steps = 0; steps < AlikeSteps && one != other; steps++)
        {
            if (one == Root || other == Root || _places[one].Step != _places[other].Step) return false;
            (one, other) = (_places[one].Parent, _places[other].Parent);
        }

        return true;
    }

    private bool IsOfSameElements(int one, int other)
    {
        var different = 0;
        for (; one != other; (one, other) = (_places[one].Parent, _places[other].Parent))
        {
            if (one == Root || other == Root || Tag(one) != Tag(other)) return false;
            if (_places[one].Step != _places[other].Step && ++different > MostDifferent) return false;
        }

        return true;
    }

    private string Tag(int place) => _places[place].Step.Split('.')[0];

    private static string Step(IElement element)
    {
        var name = element.LocalName;
        if (name is "td" or "th") return $"{name}{Column(element)}";
        var classes = element.ClassList.Where(token => !RowMarks.Contains(token) && !token.Any(char.IsDigit)).Take(MostClasses).ToList();
        return classes.Count == 0 ? name : $"{name}.{string.Join('.', classes)}";
    }

    private static int Column(IElement cell)
    {
        var column = 0;
        for (var before = cell.PreviousElementSibling; before is not null && column < 100; before = before.PreviousElementSibling) column++;
        return column;
    }
}
