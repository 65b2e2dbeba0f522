namespace Monitor.Worker.Labelling;

internal static class LabellingSetup
{
    public static IServiceCollection AddLabelling(this IServiceCollection services) =>
        services.AddSingleton<GivenLabels>().AddSingleton<LabelImport>();
}
