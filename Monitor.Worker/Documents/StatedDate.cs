namespace Monitor.Worker.Documents;

/// <summary>A date that a text states, never without the sentence that states it.</summary>
/// <param name="Kind">One of <see cref="DateKinds"/>.</param>
/// <param name="Date">Null for a rule ("three months after publication") while the day that it counts from is not known.</param>
/// <param name="Quote">The sentence, as it stands in the text.</param>
/// <param name="Language">Of the rules that read it, BCP 47.</param>
/// <param name="Rule">What was read: the date as written, or the rule in plain words.</param>
public sealed record StatedDate(string Kind, DateOnly? Date, string Quote, string Language, string Rule);
