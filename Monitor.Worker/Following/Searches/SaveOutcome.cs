namespace Monitor.Worker.Following.Searches;

/// <summary>Which part of a search a mistake is in.</summary>
internal enum SavePart
{
    Name,
    Channel,
    Question,

    /// <summary>It would say more than anybody reads.</summary>
    Volume,

    /// <summary>The owner has another one of that name.</summary>
    NameTaken,

    /// <summary>Nothing is wrong with the search: the same is to be asked again.</summary>
    Moment,
}

/// <param name="Why">For the person who asked.</param>
internal sealed record SaveMistake(SavePart Part, string Why);

/// <summary>What came of saving a search.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    public sealed record Saved(long Id) : SaveOutcome;

    /// <param name="Mistakes">Every one.</param>
    public sealed record Refused(IReadOnlyList<SaveMistake> Mistakes) : SaveOutcome
    {
        public IReadOnlyList<string> Why => [.. Mistakes.Select(mistake => mistake.Why)];
    }

    public sealed record NotFound : SaveOutcome;
}
