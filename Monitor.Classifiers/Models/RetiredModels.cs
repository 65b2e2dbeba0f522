namespace Monitor.Classifiers.Models;

/// <summary>
/// Models that were active once, each in <c>retired/&lt;its id&gt;</c>. A folder comes and goes in one rename, so that a crash leaves
/// whole models or none.
/// </summary>
internal sealed class RetiredModels(string root)
{
    /// <summary>Each is six megabytes; who wants an older one trains it again from its labels.</summary>
    public const int MostKept = 10;

    private string Place => Path.Combine(root, "retired");

    private string Discarding => Path.Combine(root, "discarding");

    /// <summary>Newest training first; folders that lack a part are passed over.</summary>
    public IReadOnlyList<ModelCard> Cards() =>
    [
        .. Folders().Select(WholeCard).OfType<ModelCard>()
            .OrderByDescending(card => card.TrainedAt).ThenBy(card => card.Id, StringComparer.Ordinal),
    ];

    /// <summary>The folder of a retired model, or null when there is no whole one of this id.</summary>
    public string? Find(string id) => Cards().Any(card => card.Id == id) ? PathOf(id) : null;

    /// <summary>Moves a model here, in the place of an earlier one of the same id. One without a readable card is discarded: nobody could ask for it.</summary>
    public void Take(string folder)
    {
        if (ReadableCard(folder) is not { } card || !IsFolderName(card.Id))
        {
            Discard(folder);
            return;
        }
        Directory.CreateDirectory(Place);
        Discard(PathOf(card.Id));
        Directory.Move(folder, PathOf(card.Id));
    }

    /// <summary>Keeps the <see cref="MostKept"/> trained last, and discards what is not whole.</summary>
    public void Prune()
    {
        var kept = Cards().Take(MostKept).Select(card => PathOf(card.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Folders().Where(folder => !kept.Contains(folder)))
            Discard(folder);
    }

    /// <summary>Takes a folder out of sight in one step, then deletes it; what a crash leaves is deleted with the next.</summary>
    public void Discard(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        if (Directory.Exists(Discarding))
            Directory.Delete(Discarding, recursive: true);
        Directory.Move(folder, Discarding);
        Directory.Delete(Discarding, recursive: true);
    }

    private string PathOf(string id) => Path.Combine(Place, id);

    private string[] Folders() => Directory.Exists(Place) ? Directory.GetDirectories(Place) : [];

    private static ModelCard? WholeCard(string folder) =>
        File.Exists(Path.Combine(folder, "model.bin")) && ReadableCard(folder) is { } card && card.Id == Path.GetFileName(folder) ? card : null;

    private static ModelCard? ReadableCard(string folder)
    {
        try
        {
            return CardFile.Read(folder);
        }
        catch (ModelFileException)
        {
            return null;
        }
    }

    private static bool IsFolderName(string id) => id is not ("" or "." or "..") && Path.GetFileName(id) == id;
}
