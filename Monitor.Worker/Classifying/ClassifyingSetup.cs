namespace Monitor.Worker.Classifying;

internal static class ClassifyingSetup
{
    public static IServiceCollection AddClassifying(this IServiceCollection services) =>
        services.AddSingleton<ActiveClassifier>().AddSingleton<VersionClassifier>().AddSingleton<Precedents>();
}
