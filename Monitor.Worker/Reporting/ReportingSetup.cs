using Microsoft.Extensions.Options;
using Monitor.Worker.Reporting.Alarms;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Reporting.EndToEnd;

namespace Monitor.Worker.Reporting;

internal static class ReportingSetup
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddOptions<CoverageOptions>().BindConfiguration(CoverageOptions.Section).ValidateOnStart();
        services.AddOptions<AlarmOptions>().BindConfiguration(AlarmOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<CoverageOptions>, CoverageOptionsValidator>()
            .AddSingleton<IValidateOptions<AlarmOptions>, AlarmOptionsValidator>()
            .AddSingleton<Rhythms>()
            .AddSingleton<Standings>()
            .AddSingleton<CoverageReader>()
            .AddSingleton<AlertTrace>()
            .AddSingleton<UntoldReasons>()
            .AddSingleton<SearchTrace>()
            .AddSingleton<AlertTimes>()
            .AddSingleton<IndexWatch>()
            .AddSingleton<AlarmRound>()
            .AddSingleton<NoticeSender>()
            .AddSingleton<EndToEndState>()
            .AddSingleton<EndToEndCheck>()
            .AddSingleton<DailyNotice>();
    }
}
