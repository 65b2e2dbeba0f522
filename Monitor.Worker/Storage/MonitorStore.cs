using Microsoft.EntityFrameworkCore;

namespace Monitor.Worker.Storage;

/// <summary>The store of record: what it holds, by who asks.</summary>
internal sealed class MonitorStore(
    IDbContextFactory<MonitorContext> contexts,
    RunStore runs,
    LedgerStore ledger,
    ItemStore items,
    DeliveryStore deliveries,
    DigestStore digests,
    LabelStore labels,
    MuteStore mutes,
    UserStore users,
    MergeStore merges,
    LikenessStore likeness,
    ChangeFeed changes,
    AuditTrail audit,
    HoldStore holds,
    WatchStore watch,
    NoticeStore notices,
    VerificationStore verifications)
{
    public RunStore Runs => runs;

    public LedgerStore Ledger => ledger;

    public ItemStore Items => items;

    public DeliveryStore Deliveries => deliveries;

    public DigestStore Digests => digests;

    public LabelStore Labels => labels;

    public MuteStore Mutes => mutes;

    public UserStore Users => users;

    public MergeStore Merges => merges;

    public LikenessStore Likeness => likeness;

    public ChangeFeed Changes => changes;

    public AuditTrail Audit => audit;

    public HoldStore Holds => holds;

    public WatchStore Watch => watch;

    public NoticeStore Notices => notices;

    public VerificationStore Verifications => verifications;

    /// <summary>Brings the schema up to date; to be awaited before anything else is asked.</summary>
    /// <exception cref="StoreIsNewerException">A newer Monitor has written it.</exception>
    public async Task EnsureReadyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).ToList();
        if (unknown is not []) throw new StoreIsNewerException(db.Database.GetDbConnection(), unknown[^1]);
        await db.MigrateAsync(ct);
    }

    /// <summary>Whether anybody ever made it: a server may hold a database without tables.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Database.GetAppliedMigrationsAsync(ct)).Any();
    }

    /// <summary>Whether it answers: for readiness.</summary>
    public async Task<bool> CanConnectAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct);
    }
}
