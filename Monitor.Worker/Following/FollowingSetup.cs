using Monitor.Worker.Following.NearMisses;
using Monitor.Worker.Following.Rehearsing;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Following.Threads;

namespace Monitor.Worker.Following;

internal static class FollowingSetup
{
    /// <summary>The followers as services, so that verbs may call them once by hand.</summary>
    public static IServiceCollection AddFollowing(this IServiceCollection services) => services
        .AddSingleton<CommitSignal>().AddSingleton<IndexFollower>().AddSingleton<DeliverySender>().AddSingleton<DigestSender>()
        .AddSingleton<PresentItems>().AddSingleton<DeliveryTags>().AddSingleton<DeliveryPictures>().AddSingleton<DeliveryDispatch>().AddSingleton<ParentFollower>().AddSingleton<DeadlineReminders>()
        .AddSingleton<LikenessFollower>().AddSingleton<Rehearsal>()
        .AddSingleton<NearMissChoice>().AddSingleton<NearMissDigests>().AddSingleton<NearMissRedraw>().AddSingleton<NearMissRehearsal>()
        .AddSingleton<SavedSearchFollower>().AddSingleton<SearchCalendar>().AddSingleton<SearchNewsDesk>().AddSingleton<SearchTroubles>()
        .AddSingleton<SearchPreviewer>().AddSingleton<SearchSaving>().AddSingleton<SearchTrial>();

    /// <summary>The followers at work in the background.</summary>
    public static IServiceCollection AddRunningFollowers(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<IndexFollower>())
        .AddHostedService(provider => provider.GetRequiredService<DeliverySender>())
        .AddHostedService(provider => provider.GetRequiredService<DigestSender>())
        .AddHostedService(provider => provider.GetRequiredService<ParentFollower>())
        .AddHostedService(provider => provider.GetRequiredService<DeadlineReminders>())
        .AddHostedService(provider => provider.GetRequiredService<LikenessFollower>())
        .AddHostedService(provider => provider.GetRequiredService<SavedSearchFollower>());
}
