using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Model;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>The tables. What differs between the two stores is in its two heirs alone.</summary>
internal abstract class MonitorContext(DbContextOptions options) : DbContext(options)
{
    private static readonly ConditionalWeakTable<IEntityType, IProperty[]> Texts = [];

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<ItemKeyRow> Keys => Set<ItemKeyRow>();

    public DbSet<ItemDateRow> Dates => Set<ItemDateRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<StatedDateRow> StatedDates => Set<StatedDateRow>();

    public DbSet<LikenessRow> Likenesses => Set<LikenessRow>();

    public DbSet<LikenessBandRow> LikenessBands => Set<LikenessBandRow>();

    public DbSet<SuggestionRow> Suggestions => Set<SuggestionRow>();

    public DbSet<MergeDecisionRow> MergeDecisions => Set<MergeDecisionRow>();

    public DbSet<CursorRow> Cursors => Set<CursorRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<RawBodyRow> RawBodies => Set<RawBodyRow>();

    public DbSet<ClassificationRow> Classifications => Set<ClassificationRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<SourceRun> Runs => Set<SourceRun>();

    public DbSet<SourceState> States => Set<SourceState>();

    public DbSet<SourceDay> Days => Set<SourceDay>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<AlertHold> Holds => Set<AlertHold>();

    public DbSet<SourcePause> Pauses => Set<SourcePause>();

    public DbSet<Canary> Canaries => Set<Canary>();

    public DbSet<Alarm> Alarms => Set<Alarm>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<DigestRow> Digests => Set<DigestRow>();

    public DbSet<LabelRow> Labels => Set<LabelRow>();

    public DbSet<MuteRow> Mutes => Set<MuteRow>();

    public DbSet<AssignmentRow> Assignments => Set<AssignmentRow>();

    public DbSet<SeenRow> Seen => Set<SeenRow>();

    public DbSet<HushRow> Hushes => Set<HushRow>();

    public DbSet<ThreadRow> Threads => Set<ThreadRow>();

    public DbSet<TakenRow> Taken => Set<TakenRow>();

    public DbSet<AskRow> Asks => Set<AskRow>();

    public DbSet<SampleRoundRow> SampleRounds => Set<SampleRoundRow>();

    public DbSet<DialRow> Dials => Set<DialRow>();

    public DbSet<ModelChangeRow> ModelChanges => Set<ModelChangeRow>();

    public DbSet<CrossingRow> Crossings => Set<CrossingRow>();

    public DbSet<TrialScoreRow> TrialScores => Set<TrialScoreRow>();

    public DbSet<LexiconEditRow> LexiconEdits => Set<LexiconEditRow>();

    public DbSet<SavedSearchRow> SavedSearches => Set<SavedSearchRow>();

    public DbSet<SavedSearchMatchRow> SearchMatches => Set<SavedSearchMatchRow>();

    public DbSet<FeedKeyRow> FeedKeys => Set<FeedKeyRow>();

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Makes writers of every process wait for each other until the transaction ends, where the store does not do so itself.</summary>
    public abstract Task SerializeWritersAsync(CancellationToken ct);

    /// <summary>Applies what is missing of the schema; safe when several processes start at once or one was killed on the way.</summary>
    public abstract Task MigrateAsync(CancellationToken ct);

    /// <summary>
    /// Even with nothing to apply, EF compares all tables that the code knows with its last snapshot of them, which takes longer than all else
    /// that a start asks of the store. That the two are the same is a matter of the build, and a test holds it.
    /// </summary>
    protected async Task ApplyMissingAsync(CancellationToken ct)
    {
        if ((await Database.GetPendingMigrationsAsync(ct)).Any()) await Database.MigrateAsync(ct);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CleanTexts();
        return WriteNewRows() + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Where the store has a quicker way for many new rows; those that it wrote are no longer new.</summary>
    /// <returns>How many it wrote.</returns>
    protected virtual int WriteNewRows() => 0;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<SourceId>().HaveConversion<SourceIdConverter>();
        configurationBuilder.Properties<Stage>().HaveConversion<string>();
        configurationBuilder.Properties<EventKind>().HaveConversion<string>();
        configurationBuilder.Properties<RunOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<RunPurpose>().HaveConversion<string>();
        configurationBuilder.Properties<DayState>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>();
        configurationBuilder.Properties<AlarmKind>().HaveConversion<string>();
        configurationBuilder.Properties<Rhythm>().HaveConversion<string>();
        configurationBuilder.Properties<Verdict>().HaveConversion<string>();
        configurationBuilder.Properties<LabelPlace>().HaveConversion<string>();
        configurationBuilder.Properties<SuggestionState>().HaveConversion<string>();
        configurationBuilder.Properties<AskReason>().HaveConversion<string>();
        configurationBuilder.Properties<ModelChangeKind>().HaveConversion<string>();
        configurationBuilder.Properties<UserRole>().HaveConversion<string>();
        configurationBuilder.Properties<SavedSearchState>().HaveConversion<string>();
        configurationBuilder.Properties<MuteEnd>().HaveConversion<string>();
        configurationBuilder.Properties<HushKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ItemsModel.Map(modelBuilder);
        WorkModel.Map(modelBuilder);
        WatchModel.Map(modelBuilder);
        PeopleModel.Map(modelBuilder);
        IdentityModel.Map(modelBuilder);
        TuningModel.Map(modelBuilder);
        SearchesModel.Map(modelBuilder);
        TalkModel.Map(modelBuilder);
    }

    private void CleanTexts()
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in Texts.GetValue(entry.Metadata, static entity => [.. entity.GetProperties().Where(property => property.ClrType == typeof(string))]))
            {
                if (entry.CurrentValues[property] is not string text) continue;
                var clean = StoredText.Clean(text);
                if (!ReferenceEquals(clean, text)) entry.CurrentValues[property] = clean;
            }
        }
    }
}
