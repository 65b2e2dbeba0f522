using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>A text of which two people say opposite things.</summary>
internal sealed record Dispute(long ItemId, string Title, LabelResolution Resolution);

/// <summary>How far people agree with each other, and where they do not.</summary>
internal sealed class AgreementReport(GivenLabels given)
{
    /// <summary>Open disputes, the oldest first, and agreement over all texts that two people labelled.</summary>
    public async Task<(AgreementReading Agreement, IReadOnlyList<Dispute> Disputes)> ReadAsync(CancellationToken ct)
    {
        var resolved = await given.ResolvedAsync(ct);
        var ratings = resolved.SelectMany(pair => pair.Resolution.Voices)
            .Where(label => label.Given.Verdict != Verdict.Unsure && !label.Given.Settles)
            .Select(label => new Rating(label.Given.Fingerprint, label.Given.Who, label.Given.Verdict.ToString())).ToList();
        var disputes = resolved.Where(pair => pair.Resolution is { Standing: Standing.Disputed } resolution && resolution.Voices[0].Given.ItemId is not null)
            .Select(pair => new Dispute(pair.Resolution.Voices[0].Given.ItemId!.Value, pair.Text.Title, pair.Resolution))
            .OrderBy(dispute => dispute.Resolution.Voices.Max(label => label.Given.At)).ToList();
        return (Agreement.Of(ratings), disputes);
    }
}
