namespace Monitor.Classifiers.Models;

/// <summary>
/// Renames between the slots. A folder named <c>promoting</c> or <c>rolling-back</c> is the note of a change under way;
/// <see cref="Finish"/> reads the note and completes it, whatever step the crash came after.
/// </summary>
internal sealed class SlotMoves(string root)
{
    public RetiredModels Retired { get; } = new(root);

    private string Promoting => Path.Combine(root, "promoting");

    private string RollingBack => Path.Combine(root, "rolling-back");

    public string PathOf(ModelSlot slot) => Path.Combine(root, slot switch
    {
        ModelSlot.Candidate => "candidate",
        ModelSlot.Active => "active",
        ModelSlot.Previous => "previous",
    });

    public bool Has(ModelSlot slot) => Directory.Exists(PathOf(slot));

    public string NewFolder()
    {
        var fresh = Path.Combine(root, "writing");
        Retired.Discard(fresh);
        Directory.CreateDirectory(fresh);
        return fresh;
    }

    public void Replace(ModelSlot slot, string folder)
    {
        Retired.Discard(PathOf(slot));
        Directory.Move(folder, PathOf(slot));
    }

    public void Promote()
    {
        Directory.Move(PathOf(ModelSlot.Candidate), Promoting);
        Finish();
    }

    /// <summary>As a promotion, of a folder that was no candidate.</summary>
    public void PutToUse(string folder)
    {
        Directory.Move(folder, Promoting);
        Finish();
    }

    public void Rollback()
    {
        Directory.Move(PathOf(ModelSlot.Active), RollingBack);
        Finish();
    }

    public void Finish()
    {
        if (Directory.Exists(Promoting))
            FinishPromoting();
        if (Directory.Exists(RollingBack))
            FinishRollingBack();
    }

    private void FinishPromoting()
    {
        // Without an active model, previous is already the one that was active until now.
        if (Has(ModelSlot.Active))
        {
            if (Has(ModelSlot.Previous))
                Retired.Take(PathOf(ModelSlot.Previous));
            Directory.Move(PathOf(ModelSlot.Active), PathOf(ModelSlot.Previous));
        }
        Directory.Move(Promoting, PathOf(ModelSlot.Active));
        Retired.Prune();
    }

    private void FinishRollingBack()
    {
        if (!Has(ModelSlot.Active))
            Directory.Move(PathOf(ModelSlot.Previous), PathOf(ModelSlot.Active));
        Directory.Move(RollingBack, PathOf(ModelSlot.Previous));
    }
}
