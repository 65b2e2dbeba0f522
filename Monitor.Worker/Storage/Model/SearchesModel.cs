using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>Saved searches, what they have found, the keys of feed addresses and the tokens of programs.</summary>
internal static class SearchesModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SavedSearchRow>(search =>
        {
            search.ToTable("SavedSearches");
            search.HasIndex(row => new { row.Owner, row.NormalName }).IsUnique();
        });
        model.Entity<SavedSearchMatchRow>(match =>
        {
            match.ToTable("SavedSearchMatches");
            match.HasKey(row => new { row.SearchId, row.ItemId });
            match.HasOne<SavedSearchRow>().WithMany().HasForeignKey(row => row.SearchId);
            match.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            match.HasIndex(row => row.ItemId);
            // News are few beside what searches found when they were saved.
            match.HasIndex(row => new { row.IsNews, row.SearchId, row.At });
        });
        model.Entity<ApiTokenRow>(token =>
        {
            token.ToTable("ApiTokens");
            token.HasIndex(row => row.Owner);
            token.HasIndex(row => row.Hash).IsUnique();
        });
        model.Entity<FeedKeyRow>(key =>
        {
            key.ToTable("FeedKeys");
            key.HasIndex(row => row.Owner).IsUnique();
            key.HasIndex(row => row.Hash).IsUnique();
        });
    }
}
