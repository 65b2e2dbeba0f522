using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>Which items may be one matter, and what people decided about it.</summary>
internal static class IdentityModel
{
    public static void Map(ModelBuilder model)
    {
        MapLikeness(model);
        MapMerges(model);
        model.Entity<CursorRow>(cursor =>
        {
            cursor.ToTable("Cursors");
            cursor.HasKey(row => row.Follower);
        });
    }

    private static void MapLikeness(ModelBuilder model)
    {
        model.Entity<LikenessRow>(likeness =>
        {
            likeness.ToTable("Likenesses");
            likeness.HasKey(row => row.ItemId);
            likeness.Property(row => row.ItemId).ValueGeneratedNever();
            likeness.HasOne<ItemRow>().WithOne().HasForeignKey<LikenessRow>(row => row.ItemId);
        });
        model.Entity<LikenessBandRow>(band =>
        {
            band.ToTable("LikenessBands");
            // In this order the key is the index that candidates are looked up by.
            band.HasKey(row => new { row.Band, row.ItemId });
            band.HasIndex(row => row.ItemId);
            band.HasOne<LikenessRow>().WithMany().HasForeignKey(row => row.ItemId);
        });
    }

    private static void MapMerges(ModelBuilder model)
    {
        model.Entity<SuggestionRow>(suggestion =>
        {
            suggestion.ToTable("MergeSuggestions");
            suggestion.HasIndex(row => new { row.FirstId, row.SecondId }).IsUnique();
            suggestion.HasIndex(row => row.SecondId);
            suggestion.HasIndex(row => new { row.State, row.Id });
            suggestion.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.FirstId);
            suggestion.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.SecondId);
        });
        model.Entity<MergeDecisionRow>(decision =>
        {
            decision.ToTable("MergeDecisions");
            decision.HasOne<SuggestionRow>().WithMany().HasForeignKey(row => row.SuggestionId);
            decision.Property(row => row.Record).AsJson(StorageJson.Columns.MergeRecord);
        });
    }
}
