using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>What stands in channels, and what people have answered to it.</summary>
internal static class TalkModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ThreadRow>(thread =>
        {
            thread.ToTable("Threads");
            thread.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            thread.HasIndex(row => new { row.ItemId, row.Channel }).IsUnique();
            thread.HasIndex(row => new { row.StaleSince, row.NextTryAt });
            thread.HasIndex(row => new { row.ChannelId, row.MessageId });
        });
        model.Entity<AssignmentRow>(assignment =>
        {
            assignment.ToTable("Assignments");
            assignment.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            assignment.HasIndex(row => new { row.Who, row.EndedAt });
        });
        model.Entity<SeenRow>(seen =>
        {
            seen.ToTable("Seen");
            seen.HasKey(row => new { row.ItemId, row.Who });
            seen.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
        });
        model.Entity<HushRow>(hush =>
        {
            hush.ToTable("Hushes");
            hush.HasIndex(row => new { row.Channel, row.Until });
        });
        model.Entity<TakenRow>(taken =>
        {
            taken.ToTable("Taken");
            taken.HasKey(row => row.Key);
            taken.HasIndex(row => row.At);
        });
    }
}
