using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>Items, their documents and versions, and what happened to them.</summary>
internal static class ItemsModel
{
    public static void Map(ModelBuilder model)
    {
        MapItems(model);
        MapDocuments(model);
        MapHistory(model);
    }

    private static void MapItems(ModelBuilder model)
    {
        model.Entity<ItemRow>(item =>
        {
            item.ToTable("Items");
            item.HasIndex(row => row.MergedIntoId);
            // The queue looks for what lies nearest the threshold, the estimates for what came in during a month.
            item.HasIndex(row => row.Relevance);
            item.HasIndex(row => row.FirstSeenAt);
            item.HasMany(row => row.Keys).WithOne().HasForeignKey(row => row.ItemId);
            item.HasMany(row => row.Dates).WithOne().HasForeignKey(row => row.ItemId);
            item.HasMany(row => row.Documents).WithOne(row => row.Item).HasForeignKey(row => row.ItemId);
        });
        model.Entity<ItemKeyRow>(key =>
        {
            key.ToTable("ItemKeys");
            key.HasIndex(row => row.Key).IsUnique();
        });
        model.Entity<ItemDateRow>(date =>
        {
            date.ToTable("ItemDates");
            date.HasIndex(row => new { row.ItemId, row.Kind }).IsUnique();
            date.HasIndex(row => row.Date);
        });
    }

    private static void MapDocuments(ModelBuilder model)
    {
        model.Entity<DocumentRow>(document =>
        {
            document.ToTable("Documents");
            document.HasIndex(row => new { row.Source, row.NativeId }).IsUnique();
            document.HasIndex(row => new { row.Source, row.Address });
        });
        model.Entity<StatedDateRow>(stated =>
        {
            stated.ToTable("StatedDates");
            stated.HasOne<DocumentRow>().WithMany(row => row.StatedDates).HasForeignKey(row => row.DocumentId);
        });
        model.Entity<VersionRow>(version =>
        {
            version.ToTable("Versions");
            version.HasIndex(row => new { row.DocumentId, row.Number }).IsUnique();
            version.HasIndex(row => row.Fingerprint);
            version.Property(row => row.Dates).AsJson(StorageJson.Columns.IReadOnlyDictionaryStringDateOnly);
            version.HasMany(row => row.Classifications).WithOne(row => row.Version).HasForeignKey(row => row.VersionId);
            version.HasOne(row => row.Raw).WithOne().HasForeignKey<RawBodyRow>(row => row.VersionId);
        });
        model.Entity<RawBodyRow>(raw =>
        {
            raw.ToTable("RawBodies");
            raw.HasKey(row => row.VersionId);
        });
        model.Entity<ClassificationRow>(classification =>
        {
            classification.ToTable("Classifications");
            classification.HasIndex(row => new { row.VersionId, row.ModelId }).IsUnique();
            classification.Property(row => row.Decision).AsJson(StorageJson.Columns.Classification);
        });
    }

    private static void MapHistory(ModelBuilder model)
    {
        model.Entity<EventRow>(happened =>
        {
            happened.ToTable("Events");
            happened.HasIndex(row => new { row.ItemId, row.Kind, row.Discriminator }).IsUnique();
            happened.HasIndex(row => row.SeenAt);
            happened.HasOne(row => row.Item).WithMany().HasForeignKey(row => row.ItemId);
            happened.Property(row => row.Event).AsJson(StorageJson.Columns.ItemEvent);
        });
        model.Entity<ChangeRow>(change =>
        {
            change.ToTable("Changes");
            change.HasKey(row => row.Sequence);
            change.Property(row => row.Sequence).ValueGeneratedOnAdd();
            change.HasIndex(row => row.ItemId);
        });
    }
}
