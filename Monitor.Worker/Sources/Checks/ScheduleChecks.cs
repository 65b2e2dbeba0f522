using Monitor.Worker.Documents;
using Quartz;

namespace Monitor.Worker.Sources.Checks;

internal static class ScheduleChecks
{
    public static void Check(Source source, SourceReport report)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out _))
        {
            report.Add("timeZone", $"'{source.TimeZone}' is no time zone.", "Use an IANA id: Europe/Madrid.");
        }

        if (!CronExpression.TryParse(source.Schedule, out _))
        {
            report.Add("schedule", $"'{source.Schedule}' is no Quartz cron expression.", "Six fields from seconds to weekday, one of the days a question mark: \"0 15 6 ? * MON-FRI\".");
        }
    }
}
