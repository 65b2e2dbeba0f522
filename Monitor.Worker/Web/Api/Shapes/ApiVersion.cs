using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>One version with its text.</summary>
/// <param name="Against">The version that the redline compares it with; null where none was asked for.</param>
/// <param name="Redline">All of this text and what was struck from the other, in order.</param>
internal sealed record ApiVersion(
    long Item, long Document, int Number, string Fingerprint, string Title, string Text, string? Language, DateTimeOffset SeenAt, ApiClassification? Classification, int? Against,
    IReadOnlyList<ApiRedlinePart>? Redline, ApiSelf Links);

/// <param name="Kind">same, added, removed, moved-away, moved-here, number-before, number-after.</param>
/// <param name="Section">Heading or number of the section; empty before the first.</param>
internal sealed record ApiRedlinePart(string Kind, string Text, string Section)
{
    public static ApiRedlinePart Of(RedlinePart part) => new(Code(part.Kind), part.Text, part.Section);

    private static string Code(RedlineKind kind) => kind switch
    {
        RedlineKind.Same => "same",
        RedlineKind.Added => "added",
        RedlineKind.Removed => "removed",
        RedlineKind.MovedAway => "moved-away",
        RedlineKind.MovedHere => "moved-here",
        RedlineKind.NumberBefore => "number-before",
        RedlineKind.NumberAfter => "number-after",
    };
}
