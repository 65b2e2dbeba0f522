namespace Monitor.Worker.Web.Searching;

/// <summary>What else may have been meant by a search.</summary>
/// <param name="Words">What is asked instead.</param>
/// <param name="Count">How many items it finds; of other languages how many more.</param>
public sealed record SearchHint(SearchHintKind Kind, string Words, SearchRequest Request, long Count);

public enum SearchHintKind
{
    /// <summary>The same in other languages.</summary>
    OtherLanguages,

    /// <summary>A country or region that was typed as a word.</summary>
    Place,

    /// <summary>Words that the index has, for those that it has not.</summary>
    Spelling,

    /// <summary>Any of the words where no item has all.</summary>
    AnyWord,
}
