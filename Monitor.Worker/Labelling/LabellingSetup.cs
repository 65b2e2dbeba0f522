using Monitor.Worker.Labelling.Queue;

namespace Monitor.Worker.Labelling;

internal static class LabellingSetup
{
    public static IServiceCollection AddLabelling(this IServiceCollection services) => services
        .AddSingleton<GivenLabels>().AddSingleton<LabelImport>().AddSingleton<LabelSignal>().AddSingleton<Labeller>()
        .AddSingleton<SampleDraw>().AddSingleton<QueueFill>().AddSingleton<LabellingQueue>()
        .AddSingleton<RecallReport>().AddSingleton<AgreementReport>();
}
