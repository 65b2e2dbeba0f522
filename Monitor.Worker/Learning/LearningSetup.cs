namespace Monitor.Worker.Learning;

internal static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddOptions<LearningOptions>().BindConfiguration(LearningOptions.Section);
        return services.AddSingleton<ModelProvision>().AddSingleton<ModelTraining>();
    }
}
