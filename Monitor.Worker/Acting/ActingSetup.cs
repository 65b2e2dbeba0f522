using Monitor.Worker.Acting.Caring;

namespace Monitor.Worker.Acting;

internal static class ActingSetup
{
    /// <summary>What people do about items.</summary>
    public static IServiceCollection AddActing(this IServiceCollection services) => services
        .AddSingleton<IItemMessages, FixedMessages>().AddSingleton<CareDesk>().AddSingleton<HushDesk>();
}
