using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Monitor.Worker.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IDbContextFactory<MonitorContext>, MonitorContextFactory>()
            .AddSingleton<StorePlace>()
            .AddSingleton<WriteGate>()
            .AddSingleton<RunStore>()
            .AddSingleton<LedgerStore>()
            .AddSingleton<VerificationStore>()
            .AddSingleton<ItemStore>()
            .AddSingleton<ItemCards>()
            .AddSingleton<ItemLookup>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<ThreadStore>()
            .AddSingleton<DigestStore>()
            .AddSingleton<DigestPlan>()
            .AddSingleton<NearMissStore>()
            .AddSingleton<LabelStore>()
            .AddSingleton<MuteStore>()
            .AddSingleton<CareStore>()
            .AddSingleton<RestStore>()
            .AddSingleton<TakenStore>()
            .AddSingleton<AskStore>()
            .AddSingleton<DialStore>()
            .AddSingleton<ModelLog>()
            .AddSingleton<RescoreStore>()
            .AddSingleton<TrialStore>()
            .AddSingleton<LexiconEditStore>()
            .AddSingleton<UserStore>()
            .AddSingleton<MergeStore>()
            .AddSingleton<LikenessStore>()
            .AddSingleton<SavedSearchStore>()
            .AddSingleton<SearchMatchStore>()
            .AddSingleton<FeedKeyStore>()
            .AddSingleton<ApiTokenStore>()
            .AddSingleton<SearchVolume>()
            .AddSingleton<ChangeFeed>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<HoldStore>()
            .AddSingleton<WatchStore>()
            .AddSingleton<NoticeStore>()
            .AddSingleton<PublishedDays>()
            .AddSingleton<CanaryChoice>()
            .AddSingleton<MonitorStore>();
    }
}
