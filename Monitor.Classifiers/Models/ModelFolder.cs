using Monitor.Classifiers.Topics;

namespace Monitor.Classifiers.Models;

/// <summary>
/// A folder with <c>candidate</c>, <c>active</c>, <c>previous</c> and, by id, <c>retired</c> models, each of them <c>model.bin</c>
/// and <c>card.json</c>.
/// Slots change by renaming whole folders; a change that a crash cut short is finished by the next use. Users take turns, also those of
/// other processes.
/// </summary>
public sealed class ModelFolder(string path)
{
    private readonly SlotMoves _slots = new(path);

    public string Location { get; } = path;

    /// <summary>Writes the model as candidate, replacing an earlier one.</summary>
    public void SaveCandidate(TrainedModel model, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        var fresh = _slots.NewFolder();
        ModelFile.Write(Path.Combine(fresh, "model.bin"), model);
        CardFile.Write(fresh, card);
        _slots.Replace(ModelSlot.Candidate, fresh);
    }

    /// <summary>candidate becomes active, active becomes previous, previous retires.</summary>
    /// <exception cref="InvalidOperationException">There is no candidate.</exception>
    public void Promote()
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        if (!_slots.Has(ModelSlot.Candidate))
            throw new InvalidOperationException($"{Location} has no candidate model to promote; train one first.");
        _slots.Promote();
    }

    /// <summary>active and previous change places, so that a rollback can itself be undone.</summary>
    /// <exception cref="InvalidOperationException">There is no previous model.</exception>
    public void Rollback()
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        if (!_slots.Has(ModelSlot.Previous) || !_slots.Has(ModelSlot.Active))
            throw new InvalidOperationException($"{Location} has no previous model to go back to.");
        _slots.Rollback();
    }

    /// <summary>The active model, or null when none was promoted yet.</summary>
    /// <exception cref="ModelFileException">The file is cut off, damaged or of another version.</exception>
    public LearnedClassifier? LoadActive(TopicSet topics) => Load(ModelSlot.Active, topics);

    /// <summary>The model of a slot, or null when the slot is empty.</summary>
    /// <exception cref="ModelFileException">The file is cut off, damaged or of another version.</exception>
    public LearnedClassifier? Load(ModelSlot slot, TopicSet topics)
    {
        using var turn = FolderTurn.Take(Location, writes: false);
        _slots.Finish();
        var file = Path.Combine(_slots.PathOf(slot), "model.bin");
        return File.Exists(file) ? new LearnedClassifier(ModelFile.Read(file), topics) : null;
    }

    /// <summary>The card of a slot, or null when the slot is empty.</summary>
    /// <exception cref="ModelFileException">The card cannot be read.</exception>
    public ModelCard? ReadCard(ModelSlot slot)
    {
        using var turn = FolderTurn.Take(Location, writes: false);
        _slots.Finish();
        return CardFile.Read(_slots.PathOf(slot));
    }

    /// <summary>
    /// The cards of models that were replaced as previous, newest training first; the newest ten are kept. A folder that is not
    /// whole is passed over.
    /// </summary>
    public IReadOnlyList<ModelCard> ListRetired()
    {
        using var turn = FolderTurn.Take(Location, writes: false);
        _slots.Finish();
        return _slots.Retired.Cards();
    }

    /// <summary>
    /// Copies a retired model into the candidate slot, replacing an earlier candidate: it goes back to work by the same gate as a
    /// new one. It stays among the retired.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no retired model of this id.</exception>
    public void Restore(string id)
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        var retired = _slots.Retired.Find(id) ?? throw new InvalidOperationException($"{Location} has no retired model {id}; see which there are.");
        var fresh = _slots.NewFolder();
        foreach (var file in Directory.EnumerateFiles(retired))
            File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)));
        _slots.Replace(ModelSlot.Candidate, fresh);
    }
}

public enum ModelSlot
{
    Candidate,
    Active,
    Previous,
}
