using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Model;

/// <summary>What Monitor keeps about its own watch: holds, pauses, canaries, alarms, notices. Kept as the records they are.</summary>
internal static class WatchModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AlertHold>(hold =>
        {
            hold.ToTable("Holds");
            hold.HasKey(row => row.Id);
            hold.HasIndex(row => row.Source);
        });
        model.Entity<SourcePause>(pause =>
        {
            pause.ToTable("Pauses");
            pause.HasKey(row => row.Id);
            pause.HasIndex(row => row.Source);
        });
        model.Entity<Canary>(canary =>
        {
            canary.ToTable("Canaries");
            canary.HasKey(row => row.Source);
            canary.Property(row => row.Fields).AsJson(StorageJson.Columns.IReadOnlyDictionaryStringString);
        });
        model.Entity<Alarm>(alarm =>
        {
            alarm.ToTable("Alarms");
            alarm.HasKey(row => row.Id);
            alarm.HasIndex(row => new { row.Kind, row.Subject });
        });
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("Notices");
            notice.HasKey(row => row.Id);
            notice.HasIndex(row => row.Key).IsUnique();
        });
    }
}
