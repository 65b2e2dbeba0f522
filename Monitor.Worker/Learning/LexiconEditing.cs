using Monitor.Classifiers.Features;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Terms that people add to the lexicon or take out. They are learnt by the next training; the model in use keeps its own.</summary>
internal sealed class LexiconEditing(LexiconEditStore edits, TrainingMaterial material, AuditTrail audit)
{
    public async Task<Lexicon> CurrentAsync(CancellationToken ct) => await material.LexiconAsync(Lexicon.LoadShipped(), ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<LexiconChange>> HistoryAsync(CancellationToken ct) => [.. (await edits.ListAsync(ct)).Reverse()];

    /// <returns>All that is wrong with it; empty when it was kept.</returns>
    public async Task<IReadOnlyList<string>> ChangeAsync(LexiconEdit edit, string who, CancellationToken ct)
    {
        var mistakes = LexiconEdit.Mistakes(await CurrentAsync(ct), edit);
        if (mistakes.Count > 0) return mistakes;
        await edits.AppendAsync(new LexiconChange(0, edit.Concept, edit.Gloss, edit.Language, edit.Term, edit.Removes, who, default), ct);
        await audit.AppendAsync(who, edit.Removes ? "lexicon-removed" : "lexicon-added", $"{edit.Concept}:{edit.Language}", edit.Term, ct);
        return [];
    }
}
