namespace Monitor.Worker.Indexing.Embedded;

/// <summary>The names of the fields in the Lucene index.</summary>
internal static class IndexFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Text = "text";
    public const string Headings = "headings";

    /// <summary>The text as stored, in pieces: see <see cref="Texts.TextPieces"/>.</summary>
    public const string Body = "body";

    /// <summary>Where its words stand: see <see cref="Highlighting.TextMap"/>.</summary>
    public const string Map = "map";

    /// <summary>The parts of official numbers and keys: letters and digits apart.</summary>
    public const string Number = "number";

    /// <summary>Whole official numbers and keys, without punctuation.</summary>
    public const string Key = "key";

    /// <summary>Day number of publication, 0 when not known.</summary>
    public const string PublishedDay = "published";

    /// <summary>Day number of publication or else of first sight.</summary>
    public const string SortDay = "day";

    public const string ChangedDay = "changed";
    public const string SeenDay = "seen";

    /// <summary>Day numbers of all dates stated.</summary>
    public const string Dates = "dates";

    /// <summary>Relevance in millionths.</summary>
    public const string Relevance = "relevance";

    /// <summary>What the stage adds to the rank, in hundredths, not yet weighted.</summary>
    public const string StageRank = "stage-rank";

    /// <summary>See <see cref="Documents.SearchDocument.AlikeKey"/>; 0 where none is known.</summary>
    public const string Alike = "alike";

    public static string In(string field, string language) => $"{field}.{language}";

    public static string? LanguageOf(string field) =>
        field.StartsWith("title.", StringComparison.Ordinal) || field.StartsWith("text.", StringComparison.Ordinal) || field.StartsWith("headings.", StringComparison.Ordinal)
            ? field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]
            : null;

    /// <summary>Both the searchable term, folded, and the countable value, as written, of a facet.</summary>
    public static string Facet(string name) => $"facet.{name}";
}
