using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>What the classifier decided about a version, with its reasons.</summary>
/// <param name="TextOrigin">published, missing or recognised: without text a low relevance means "not read".</param>
internal sealed record ApiClassification(
    string Model, double Relevance, double Threshold, double ReviewThreshold, bool Relevant, string TextOrigin, IReadOnlyList<ApiInstrument> Instruments, IReadOnlyList<string> PolicyAreas,
    IReadOnlyList<ApiReason> Reasons, string? Passage, IReadOnlyList<ApiPrecedent> Precedents)
{
    public static ApiClassification? Of(Classification? made) => made is null ? null : new(
        made.ModelId, made.Relevance, made.Threshold, made.ReviewThreshold, made.Relevant, made.TextOrigin.ToString().ToLowerInvariant(),
        [.. made.Instruments.Select(label => new ApiInstrument(label.Id, label.Probability))], made.PolicyAreas,
        [.. made.Reasons.Select(reason => new ApiReason(reason.Term, reason.Weight, reason.Gloss))], made.Passage,
        [.. made.Precedents.Select(known => new ApiPrecedent(known.Title, known.Language, known.Jurisdiction, known.Relevant, known.Instruments, known.Likeness))]);
}

internal sealed record ApiInstrument(string Id, double Probability);

/// <param name="Weight">Its sign says for or against.</param>
internal sealed record ApiReason(string Term, double Weight, string? Gloss);

internal sealed record ApiPrecedent(string Title, string Language, string Jurisdiction, bool Relevant, IReadOnlyList<string> Instruments, double Likeness);
