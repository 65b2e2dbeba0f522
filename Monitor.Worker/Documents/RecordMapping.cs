namespace Monitor.Worker.Documents;

/// <summary>
/// How a record of a source becomes a <see cref="ParsedDocument"/>. Paths are property or element names split by <c>/</c>
/// (lists on the way are flattened, one object counts as a list of one, <c>@name</c> is an attribute, <c>..</c> is what the
/// record lies in, a leading <c>/</c> starts at the answer's root, <c>link[rel=next]</c> chooses among companions and
/// <c>stages[last]</c> takes the last); in HTML they are CSS selectors, <c>selector@attribute</c> for an attribute.
/// </summary>
public sealed record RecordMapping
{
    /// <summary>Whether this mapping says where the records are, or leaves it to be found.</summary>
    public ListFinding List { get; init; } = ListFinding.Declared;

    /// <summary>
    /// Where the records are; several places are read one after the other. Empty for feeds, whose entries are known. Where the list is
    /// found by structure: the part of the page to look in, or empty for all of it.
    /// </summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>
    /// By field: id, title, url, number, summary, text, status, type, published, updated, language.
    /// Anything else may be defined too and used in templates and stage rules.
    /// </summary>
    public IReadOnlyDictionary<string, FieldRule> Fields { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>Official keys as templates over fields, most official first: <c>us-bill:{congress}-{type}-{number}</c>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>By kind of date (comments-close, effective, hearing, sunset, application, ...).</summary>
    public IReadOnlyDictionary<string, FieldRule> Dates { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>The first rule that holds gives the stage.</summary>
    public IReadOnlyList<StageRule> Stages { get; init; } = [];

    /// <summary>Exact .NET formats for dates, tried in order after ISO 8601.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>Culture of month names and digits; never the machine's.</summary>
    public string Culture { get; init; } = "";

    /// <summary>Records are kept only where every pattern matches its field: a second look at filters that servers ignore.</summary>
    public IReadOnlyDictionary<string, string> Keep { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the answer says how many records there are in all; 0 there makes a missing list an empty one.</summary>
    public string? Total { get; init; }

    /// <summary>Pattern by path into the answer: where it matches, a status 200 is an error all the same.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Pattern by path into the answer: where it matches, the publisher says "nothing found" in place of a list.</summary>
    public IReadOnlyDictionary<string, string> Nothing { get; init; } = new Dictionary<string, string>();
}

/// <summary>How the records of a list are found.</summary>
public enum ListFinding
{
    /// <summary>At the declared places.</summary>
    Declared,

    /// <summary>HTML that nobody has described: its dated links are found by the page's structure.</summary>
    ByStructure,
}

/// <summary>Where one field's value comes from. Exactly one of path, template and constant is given.</summary>
public sealed record FieldRule
{
    /// <summary>Places tried in order; the first that holds something wins.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Text with <c>{field}</c> in it; empty when one of them is.</summary>
    public string? Template { get; init; }

    public string? Constant { get; init; }

    /// <summary>Regular expression; its first group, or the whole match, is the value.</summary>
    public string? Match { get; init; }

    /// <summary>Values of a list are joined with this; without it the first is taken.</summary>
    public string? Join { get; init; }
}

/// <summary>When it holds, the record is at <see cref="Stage"/>. All given conditions must hold.</summary>
public sealed record StageRule
{
    /// <summary>A field of the mapping, or a path into the record.</summary>
    public required string Field { get; init; }

    /// <summary>One of these values, compared without regard to case.</summary>
    public IReadOnlyList<string> Equal { get; init; } = [];

    /// <summary>Regular expression that must match.</summary>
    public string? Match { get; init; }

    /// <summary>True: the field is there and not empty; false: it is not.</summary>
    public bool? Present { get; init; }

    /// <summary>A kind of date of the record that must be today or later (in the source's zone).</summary>
    public string? Until { get; init; }

    /// <summary>
    /// The stage once the date of <see cref="Until"/> has passed: it moves by the clock, also while the publisher says nothing. Without
    /// it the rules that follow decide.
    /// </summary>
    public Stage? Then { get; init; }

    public required Stage Stage { get; init; }
}

/// <summary>What is fetched for each listed record.</summary>
public sealed record DetailMapping
{
    public required SourceFormat Format { get; init; }

    /// <summary>What is to be read at an address: lists of web pages name PDFs among them.</summary>
    public SourceFormat FormatAt(Uri address) =>
        Format == SourceFormat.Html && address.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? SourceFormat.Pdf : Format;

    /// <summary>Template over the listed record's fields; by default its url.</summary>
    public string Url { get; init; } = "{url}";

    /// <summary>HTML: selector of the main text. Without it the article is found by structure.</summary>
    public string? Main { get; init; }

    /// <summary>HTML: selectors of what is not text (navigation, notices).</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    public DetailVisit Visit { get; init; } = DetailVisit.WhenListedChanged;

    /// <summary>Fields found here replace those of the list.</summary>
    public RecordMapping Mapping { get; init; } = new();
}

/// <summary>How often a known record's detail page is asked for again.</summary>
public enum DetailVisit
{
    /// <summary>Once for a new record, again when its line in the list changed.</summary>
    WhenListedChanged,

    /// <summary>On each run, conditionally.</summary>
    Always,
}
