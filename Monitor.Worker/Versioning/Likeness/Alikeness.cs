namespace Monitor.Worker.Versioning.Likeness;

/// <summary>What is compared of an item; made once, however many it is compared with.</summary>
internal sealed record Portrait(HashSet<ulong> Title, HashSet<ulong> Text, OfficialNumber? Number)
{
    public static Portrait Of(string title, string text, string? number) => new(TitleWords.Of(title), Shingles.Of(text), OfficialNumber.Of(number));
}

/// <summary>How alike two items are, and whether that is enough to ask a person.</summary>
/// <param name="Title">Share of telling words that the titles have in common.</param>
/// <param name="Text">Share of four-word runs that the texts have in common.</param>
internal readonly record struct Alikeness(double Title, double Text, double Score)
{
    /// <summary>Chosen on one half of real pairs, measured on the other; see docs/architecture.md.</summary>
    public const double Threshold = 0.86;

    /// <summary>Titles alone, where one of the two has no text to speak of, must be long to say anything.</summary>
    private const int LeastTitleWords = 6;

    private const int LeastShingles = 12;

    public bool IsEnough => Score >= Threshold;

    public static Alikeness Of(Portrait one, Portrait other)
    {
        var common = one.Title.Count(other.Title.Contains);
        var title = Share(common, one.Title.Count + other.Title.Count - common);
        // A chamber that gives two numbers of one series means two matters.
        if (one.Number is { } first && other.Number is { } second && first.IsAnotherOfTheSeries(second)) return new Alikeness(title, 0, 0);
        if (Math.Min(one.Text.Count, other.Text.Count) < LeastShingles)
        {
            var equal = title >= 1 && common >= LeastTitleWords;
            return new Alikeness(title, 0, equal ? 1 : 0);
        }

        var shared = one.Text.Count < other.Text.Count ? one.Text.Count(other.Text.Contains) : other.Text.Count(one.Text.Contains);
        var text = Share(shared, one.Text.Count + other.Text.Count - shared);
        var contained = Share(shared, Math.Min(one.Text.Count, other.Text.Count));
        return new Alikeness(title, text, Weigh(title, text, contained));
    }

    // An equal title needs little of the text. Titles that name different objects ("the post office at ...") need nearly all of it.
    private static double Weigh(double title, double text, double contained) =>
        (0.45 * title) + (0.35 * contained) + (0.2 * text) + (title >= 1 ? 0.3 : 0);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
