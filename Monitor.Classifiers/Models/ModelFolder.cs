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
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        _slots.Replace(ModelSlot.Candidate, Write(model, card));
    }

    /// <summary>Puts a model to use that nobody tried, where there is none that could be used. A candidate that waits goes on waiting.</summary>
    public void PutToUse(TrainedModel model, ModelCard card)
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        _slots.PutToUse(Write(model, card));
    }

    /// <summary>candidate becomes active, active becomes previous, previous retires.</summary>
    /// <param name="id">Of the candidate that is meant: another one may have taken its place.</param>
    /// <returns>False when no candidate of this id is there; nothing was changed then.</returns>
    /// <exception cref="ModelFileException">The candidate cannot be used; nothing was changed.</exception>
    public bool Promote(string id)
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        if (!IsWhole(ModelSlot.Candidate, id))
            return false;
        _slots.Promote();
        return true;
    }

    /// <summary>active and previous change places, so that a rollback can itself be undone.</summary>
    /// <param name="id">Of the previous model that is meant.</param>
    /// <returns>False when no previous model of this id is there; nothing was changed then.</returns>
    /// <exception cref="ModelFileException">The previous model cannot be used; nothing was changed.</exception>
    public bool Rollback(string id)
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        if (!_slots.Has(ModelSlot.Active) || !IsWhole(ModelSlot.Previous, id))
            return false;
        _slots.Rollback();
        return true;
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
        return LoadFrom(_slots.PathOf(slot), topics);
    }

    /// <summary>A slot's card and model, surely of each other; null when the slot lacks one of them.</summary>
    /// <exception cref="ModelFileException">One of them cannot be read.</exception>
    public (ModelCard Card, LearnedClassifier Classifier)? LoadWithCard(ModelSlot slot, TopicSet topics)
    {
        using var turn = FolderTurn.Take(Location, writes: false);
        _slots.Finish();
        return CardFile.Read(_slots.PathOf(slot)) is { } card && LoadFrom(_slots.PathOf(slot), topics) is { } classifier ? (card, classifier) : null;
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
    /// <exception cref="ModelFileException">It cannot be used; the earlier candidate stays.</exception>
    public void Restore(string id)
    {
        using var turn = FolderTurn.Take(Location, writes: true);
        _slots.Finish();
        var retired = _slots.Retired.Find(id) ?? throw new InvalidOperationException($"{Location} has no retired model {id}; see which there are.");
        CheckModel(retired);
        var fresh = _slots.NewFolder();
        foreach (var file in Directory.EnumerateFiles(retired))
            File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)));
        _slots.Replace(ModelSlot.Candidate, fresh);
    }

    private string Write(TrainedModel model, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(model);
        var fresh = _slots.NewFolder();
        ModelFile.Write(FileIn(fresh), model);
        CardFile.Write(fresh, card);
        return fresh;
    }

    // A model that cannot be read must not come into use: whoever asked for it would be told that it has.
    private bool IsWhole(ModelSlot slot, string id)
    {
        if (CardFile.Read(_slots.PathOf(slot))?.Id != id)
            return false;
        CheckModel(_slots.PathOf(slot));
        return true;
    }

    private static void CheckModel(string folder)
    {
        if (!File.Exists(FileIn(folder)))
            throw new ModelFileException(FileIn(folder), "it is not there");
        ModelFile.Read(FileIn(folder));
    }

    private static LearnedClassifier? LoadFrom(string folder, TopicSet topics) =>
        File.Exists(FileIn(folder)) ? new LearnedClassifier(ModelFile.Read(FileIn(folder)), topics) : null;

    private static string FileIn(string folder) => Path.Combine(folder, "model.bin");
}

public enum ModelSlot
{
    Candidate,
    Active,
    Previous,
}
