using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>A row in every table of the first version that a later one has changed. {0} is yes, {1} no, {2} an alert.</summary>
    private static readonly string[] RowsOfTheFirstVersion =
    [
        """
        INSERT INTO "Items" ("Id", "Title", "Jurisdiction", "Region", "Kind", "Stage", "FirstSeenAt", "ChangedAt", "Relevant", "WasRelevant")
        VALUES (7, 'Data Act', 'UT', 'Europe', 'bill', 'Introduced', '2031-03-01T08:00:00.000000Z', '2031-03-01T08:00:00.000000Z', {0}, {0})
        """,
        """INSERT INTO "ItemDates" ("ItemId", "Kind", "Date") VALUES (7, 'effective', '2031-07-01')""",
        """
        INSERT INTO "Documents" ("Id", "ItemId", "Source", "NativeId", "Leads", "Version", "Fingerprint", "FirstSeenAt", "ChangedAt", "Relevant")
        VALUES (5, 7, 'utopia-bills', 'b1', {0}, 1, 'fp', '2031-03-01T08:00:00.000000Z', '2031-03-01T08:00:00.000000Z', {0})
        """,
        """
        INSERT INTO "Versions" ("DocumentId", "Number", "Fingerprint", "Title", "Text", "Stage", "Dates", "SeenAt")
        VALUES (5, 1, 'fp', 'Data Act', 'A provider shall produce data.', 'Introduced', '{{}}', '2031-03-01T08:00:00.000000Z')
        """,
        """
        INSERT INTO "Deliveries" ("Id", "ItemId", "Rule", "Channel", "Kind", "Alert", "DedupeKey", "State", "Attempts", "NextTryAt", "CreatedAt")
        VALUES (9, 7, 'all', 'C1', 'New', {2}, 'key', 'Pending', 2, '2031-03-01T08:00:00.000000Z', '2031-03-01T08:00:00.000000Z')
        """,
        """
        INSERT INTO "Labels" ("Id", "ItemId", "Fingerprint", "Verdict", "Instruments", "Who", "At", "Where")
        VALUES (3, 7, 'fp', 'Relevant', '["preservation"]', 'Ada', '2031-03-01T08:00:00.000000Z', 'Page')
        """,
        """INSERT INTO "Mutes" ("ItemId", "Who", "At", "Until") VALUES (7, 'Ben', '2031-03-01T08:00:00.000000Z', '2031-09-01T08:00:00.000000Z')""",
        """
        INSERT INTO "Runs" ("Source", "StartedAt", "EndedAt", "Outcome", "Requests", "Bytes", "Listed", "New", "Changed", "Unchanged", "Rejected", "NotFound", "Redirected", "Owed")
        VALUES ('utopia-bills', '2031-03-01T08:00:00.000000Z', '2031-03-01T08:01:00.000000Z', 'OkNew', 2, 100, 17, 1, 0, 16, 0, 0, 0, '["https://bills.example/b2"]')
        """,
        """
        INSERT INTO "SourceStates" ("Source", "HasBackfilled", "LastOutcome", "ConsecutiveFailures", "ListValidators", "Owed")
        VALUES ('utopia-bills', {0}, 'OkNew', 0, '{{}}', '["https://bills.example/b2"]')
        """,
        """INSERT INTO "Changes" ("ItemId") VALUES (7)""",
        """
        INSERT INTO "Users" ("Name", "NormalName", "PasswordHash", "Role", "Disabled", "Stamp", "CreatedAt")
        VALUES ('Ada', 'ada', 'hash', 'PolicyLead', {1}, 'stamp', '2031-03-01T08:00:00.000000Z')
        """,
    ];

    [Fact]
    public async Task A_store_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds()
    {
        var settings = await CreateAsync(ready: false);
        var process = StartProcess(settings);
        await using (var db = await _processes[^1].GetRequiredService<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Ct);
            var alert = JsonSerializer.Serialize(Samples.Delivery(Samples.Event()).Alert, StorageJson.Columns.Alert);
            foreach (var row in RowsOfTheFirstVersion) await db.Database.ExecuteSqlRawAsync(row, [true, false, alert], Ct);
        }

        await process.EnsureReadyAsync(Ct);

        await AssertHoldsTheFirstVersionAsync(process);
        Assert.Equal(1, (await process.Runs.CommitAsync(Samples.Commit(Samples.Source(), Samples.Start.AddDays(1), Samples.New(Samples.Document("b9"))), Ct)).NewItems);
    }

    private static async Task AssertHoldsTheFirstVersionAsync(MonitorStore store)
    {
        var source = Samples.Source().Id;
        var item = (await store.Items.FindAsync(7, Ct))!;
        Assert.Equal(("Data Act", new DateOnly(2031, 7, 1)), (item.Summary.Title, item.Dates["effective"]));
        Assert.Equal(1, Assert.Single(Assert.Single(item.Documents).Versions).Number);
        var delivery = (await store.Deliveries.FindAsync(9, Ct))!;
        Assert.Equal((DeliveryState.Pending, 2, "Production of Data Act", null), (delivery.State, delivery.Attempts, delivery.Alert.Title, delivery.DigestId));
        var label = (await store.Labels.FindAsync(3, Ct))!;
        Assert.Equal(("Ada", "preservation", true), (label.Given.Who, Assert.Single(label.Given.Instruments), label.Holds));
        Assert.Equal("Ben", Assert.Single(await store.Mutes.HoldingAsync(7, Samples.Start, Ct)).Who);
        var run = Assert.Single(await store.Runs.RunsAsync(source, 5, Ct));
        Assert.Equal((17, RunOutcome.OkNew, "https://bills.example/b2"), (run.Listed, run.Outcome, Assert.Single(run.Owed)));
        Assert.True((await store.Runs.StateAsync(source, Ct))!.HasBackfilled);
        Assert.Equal(7, Assert.Single((await store.Changes.ReadSinceAsync(0, 10, Ct)).Upserts).ItemId);
        var user = Assert.Single(await store.Users.ListAsync(Ct));
        Assert.Equal(("Ada", UserRole.PolicyLead), (user.Name, user.Role));
    }
}
