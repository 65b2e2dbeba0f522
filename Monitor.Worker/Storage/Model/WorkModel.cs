using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>Runs, the state of sources, and what is owed to channels.</summary>
internal static class WorkModel
{
    /// <summary>Runs are kept as the records they are; only their number is the store's own.</summary>
    public const string RunId = "Id";

    public static void Map(ModelBuilder model)
    {
        model.Entity<SourceRun>(run =>
        {
            run.ToTable("Runs");
            run.Property<long>(RunId).ValueGeneratedOnAdd();
            run.HasKey(RunId);
            run.HasIndex(row => new { row.Source, row.StartedAt });
            run.HasIndex(row => row.StartedAt);
            run.Property(row => row.Owed).AsJson(StorageJson.Columns.IReadOnlyListString);
            run.Property(row => row.Facts).AsJson(StorageJson.Columns.RunFacts);
        });
        model.Entity<SourceState>(state =>
        {
            state.ToTable("SourceStates");
            state.HasKey(row => row.Source);
            state.Property(row => row.ListValidators).AsJson(StorageJson.Columns.IReadOnlyDictionaryStringValidators);
            state.Property(row => row.Owed).AsJson(StorageJson.Columns.IReadOnlyListString);
            state.Property(row => row.ListRest).AsJson(StorageJson.Columns.WalkPoint);
        });
        model.Entity<SourceDay>(day =>
        {
            day.ToTable("Days");
            day.HasKey(row => new { row.Source, row.Day });
            day.HasIndex(row => new { row.Source, row.State });
        });
        model.Entity<Verification>(verification =>
        {
            verification.ToTable("Verifications");
            verification.HasKey(row => row.Source);
        });
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("Deliveries");
            delivery.HasOne(row => row.Hold).WithMany().HasForeignKey(row => row.HoldId);
            delivery.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            delivery.HasOne(row => row.Digest).WithMany(row => row.Lines).HasForeignKey(row => row.DigestId);
            delivery.HasIndex(row => row.DedupeKey).IsUnique();
            delivery.HasIndex(row => new { row.State, row.NextTryAt });
            delivery.Property(row => row.Alert).AsJson(StorageJson.Columns.Alert);
        });
        model.Entity<DigestRow>(digest =>
        {
            digest.ToTable("Digests");
            digest.HasIndex(row => new { row.Channel, row.Rhythm, row.DueAt }).IsUnique();
            digest.HasIndex(row => new { row.State, row.NextTryAt });
            digest.Property(row => row.Coverage).AsJson(StorageJson.Columns.Silence);
        });
    }
}
