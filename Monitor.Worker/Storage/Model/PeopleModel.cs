using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>What people say and do: labels, mutes, accounts, the audit trail.</summary>
internal static class PeopleModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<LabelRow>(label =>
        {
            label.ToTable("Labels");
            label.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            label.HasIndex(row => row.Fingerprint);
            label.Property(row => row.Instruments).AsJson(StorageJson.Columns.IReadOnlyListString);
            label.Property(row => row.Effect).AsJson(StorageJson.Columns.LabelEffect);
            label.Property(row => row.Example).AsJson(StorageJson.Columns.LabelExample);
        });
        model.Entity<MuteRow>(mute =>
        {
            mute.ToTable("Mutes");
            mute.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            // Mutes of before there was a choice have their day only.
            mute.Property(row => row.Ends).HasDefaultValue(MuteEnd.Day);
        });
        model.Entity<UserRow>(user =>
        {
            user.ToTable("Users");
            user.HasIndex(row => row.NormalName).IsUnique();
        });
        model.Entity<AuditRow>(entry =>
        {
            entry.ToTable("Audit");
            entry.HasIndex(row => row.At);
        });
    }
}
