namespace Monitor.Worker.Learning;

internal static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddOptions<LearningOptions>().BindConfiguration(LearningOptions.Section);
        return services.AddSingleton<BackgroundSample>().AddSingleton<TrainingMaterial>().AddSingleton<ModelProvision>().AddSingleton<ModelTraining>().AddSingleton<Promotion>().AddSingleton<ModelLogCheck>().AddSingleton<CandidateWatch>().AddSingleton<TrialDesk>()
            .AddSingleton<Rescoring>().AddSingleton<LabelEffects>().AddSingleton<DialReport>().AddSingleton<DriftReport>().AddSingleton<LexiconEditing>().AddSingleton<TrainingDesk>().AddSingleton<ModelCanaries>().AddSingleton<TrainingNews>();
    }

    /// <summary>What learns and follows in the background of the running service.</summary>
    public static IServiceCollection AddRunningLearning(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<LabelEffects>())
        .AddHostedService<ModelFollower>();
}
