namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>The names of the fields in the index.</summary>
internal static class ElasticFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Headings = "headings";
    public const string Text = "text";

    /// <summary>The parts of official numbers and keys: letters and digits apart.</summary>
    public const string Number = "number";

    /// <summary>Whole official numbers and keys, without punctuation.</summary>
    public const string Key = "key";

    /// <summary>Day number of publication; absent when not known.</summary>
    public const string Published = "published";

    /// <summary>Day number of publication or else of first sight.</summary>
    public const string Day = "day";

    public const string Changed = "changed";
    public const string Seen = "seen";

    /// <summary>Day numbers of all dates stated.</summary>
    public const string Dates = "dates";

    /// <summary>In millionths, for comparing.</summary>
    public const string Relevance = "relevance";

    /// <summary>0 to 1, for ranking.</summary>
    public const string RelevanceShare = "relevance_share";

    /// <summary>See <see cref="Ranks.OfStage"/>.</summary>
    public const string StageRank = "stage_rank";

    /// <summary>The same for items that are nearly the same; where no such are known, of that item alone ("i123").</summary>
    public const string Alike = "alike";

    /// <summary>The three fields of words.</summary>
    public static readonly IReadOnlyList<string> Words = [Title, Headings, Text];

    /// <summary>A field of words in the grammar of a language.</summary>
    public static string In(string field, string language) => $"{field}_{language}";

    /// <summary>The values of a facet as written, to be counted.</summary>
    public static string Facet(string name) => $"facet_{name}";

    /// <summary>The values of a facet in small letters, to be looked for.</summary>
    public static string Meant(string name) => $"meant_{name}";
}
