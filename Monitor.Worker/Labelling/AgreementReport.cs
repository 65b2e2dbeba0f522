using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>A text of which two people say opposite things.</summary>
/// <param name="ItemId">Null for a text that came from a file and is no item here.</param>
internal sealed record Dispute(long? ItemId, LabelExample Text, LabelResolution Resolution)
{
    public string Fingerprint => Resolution.Voices[0].Given.Fingerprint;
}

/// <summary>How far people agree with each other, and where they do not.</summary>
internal sealed class AgreementReport(GivenLabels given)
{
    /// <summary>Open disputes, the oldest first, and agreement over all texts that two people labelled.</summary>
    public async Task<(AgreementReading Agreement, IReadOnlyList<Dispute> Disputes)> ReadAsync(CancellationToken ct)
    {
        var resolved = await given.ResolvedAsync(ct);
        var ratings = resolved.SelectMany(text => text.Resolution.First)
            .Select(label => new Rating(label.Given.Fingerprint, label.Given.Who, label.Given.Verdict.ToString())).ToList();
        var disputes = resolved.Where(text => text.Resolution.Standing == Standing.Disputed)
            .Select(text => new Dispute(text.Resolution.Voices.Select(label => label.Given.ItemId).FirstOrDefault(item => item is not null), text.Text, text.Resolution))
            .OrderBy(dispute => dispute.Resolution.Voices.Max(label => label.Given.At)).ToList();
        return (Agreement.Of(ratings), disputes);
    }
}
