using Monitor.Classifiers.Features;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Terms that people add to the lexicon or take out. Searches know them at once; they are learnt by the next training, and the model in
/// use keeps its own.
/// </summary>
internal sealed class LexiconEditing(LexiconEditStore edits, TrainingMaterial material, AuditTrail audit, ConceptShelf concepts)
{
    private int _taken;

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
        await RefreshAsync(ct);
        return [];
    }

    /// <summary>Gives searches the lexicon with all edits, also those that were made before a start or by another process. Does nothing where none is new.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        // Edits are appended and never taken out, so their number tells whether there are new ones.
        var count = (await edits.ListAsync(ct)).Count;
        if (count == Volatile.Read(ref _taken)) return;
        concepts.Use(await CurrentAsync(ct));
        Volatile.Write(ref _taken, count);
    }
}
