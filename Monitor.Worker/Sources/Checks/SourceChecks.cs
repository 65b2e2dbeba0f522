using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>Whether a well-formed source means something that can be done.</summary>
internal static class SourceChecks
{
    public static void Check(Source source, SourceReport report)
    {
        IdentityChecks.Check(source, report);
        ScheduleChecks.Check(source, report);
        WindowChecks.Check(source, report);
        AddressChecks.Check(source, report);
        AccessChecks.Check(source.Access, report);
        PagingChecks.Check(source, report);
        DayChecks.Check(source, report);
        MappingChecks.Check(source, report);
        RecordTestChecks.Check(source, report);
        ReadingChecks.Check(source, report);
    }
}
