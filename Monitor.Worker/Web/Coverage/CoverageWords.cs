using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Web.Coverage;

/// <summary>Coverage in words.</summary>
internal static class CoverageWords
{
    public static string Code(CoverageState state) => state.ToString().ToLowerInvariant();

    public static string Name(CoverageState state) => state switch
    {
        CoverageState.Covered => "Covered",
        CoverageState.Partly => "Partly covered",
        CoverageState.Broken => "Not readable now",
        CoverageState.Unverified => "Never verified",
        CoverageState.None => "Switched off",
    };

    public static string Code(Freshness freshness) => freshness.ToString().ToLowerInvariant();

    public static string Name(Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "Fresh",
        Freshness.Unverified => "Unverified",
        Freshness.Stale => "Stale",
        Freshness.Failing => "Failing",
        Freshness.Off => "Switched off",
        Freshness.None => "No source",
    };

    public static string Meaning(Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "verified live and read as often as declared: silence means something",
        Freshness.Unverified => "a source was never seen to work against its publisher",
        Freshness.Stale => "a source was not read well lately, or stands still",
        Freshness.Failing => "a source cannot be read now",
        Freshness.Off => "all its sources are switched off",
        Freshness.None => "nobody looks",
    };

    /// <summary>How many of the sources that are switched on are fresh.</summary>
    public static string Share(JurisdictionCoverage jurisdiction)
    {
        var read = jurisdiction.Sources.Where(standing => standing.Source.Enabled).ToList();
        return read.Count == 0
            ? $"{Words.Count(jurisdiction.Sources.Count, "source is", "sources are")} switched off."
            : $"{Words.Count(read.Count(standing => FreshnessOf.Source(standing) is Freshness.Fresh))} of {Words.Count(read.Count, "source", "sources")} fresh.";
    }

    /// <summary>How many jurisdictions of a region somebody looks at: one whose sources are all switched off is not watched.</summary>
    public static string Share(CoverageRegion region)
    {
        var off = region.Watched.Count(tile => tile.Freshness is Freshness.Off);
        List<string> parts = [$"{Words.Count(region.Watched.Count - off)} watched"];
        if (off > 0) parts.Add($"{Words.Count(off)} switched off");
        if (region.Missing.Count > 0) parts.Add($"{Words.Count(region.Missing.Count)} without a source");
        return string.Join(", ", parts);
    }

    /// <summary>How many sources of a jurisdiction that is read are not; null where none is, or all are.</summary>
    public static string? Off(JurisdictionCoverage jurisdiction)
    {
        var off = jurisdiction.Sources.Count(standing => !standing.Source.Enabled);
        return off == 0 || off == jurisdiction.Sources.Count ? null : $"{Words.Count(off)} of {Words.Count(jurisdiction.Sources.Count, "source", "sources")} off";
    }

    public static string Name(AlarmKind kind) => kind switch
    {
        AlarmKind.Failing => "Cannot be read",
        AlarmKind.Frozen => "Stands still",
        AlarmKind.Canary => "Known document reads differently",
        AlarmKind.Held => "Alerts are held",
        AlarmKind.Network => "Many sources fail together",
        AlarmKind.Parsers => "Saved pages read differently",
        AlarmKind.Model => "The model misses laws that it must know",
        AlarmKind.Delivery => "Messages cannot be sent",
        AlarmKind.Index => "Searches may find less than there is",
        AlarmKind.EndToEnd => "Something on the way from page to channel stands still",
        AlarmKind.GivenUp => "Days were given up",
        AlarmKind.Gap => "Records may be missing",
    };

    /// <summary>All open alarms in one line, what many share first.</summary>
    public static string Headline(IReadOnlyList<Alarm> alarms)
    {
        var named = alarms.GroupBy(alarm => alarm.Kind).OrderByDescending(group => group.Key == AlarmKind.Network).ThenByDescending(group => group.Count())
            .Select(group => $"{(group.Key == AlarmKind.Network ? group.First().Detail.Split(':')[0] : Name(group.Key))}{(group.Count() > 1 ? $" ({Words.Count(group.Count())})" : "")}");
        var hides = alarms.Any(alarm => HidesNews(alarm.Kind)) ? " What is empty here may only be unread." : "";
        return $"{Words.Count(alarms.Count, "alarm is", "alarms are")} open: {string.Join("; ", named)}.{hides}";
    }

    private static bool HidesNews(AlarmKind kind) =>
        kind is AlarmKind.Failing or AlarmKind.Network or AlarmKind.Frozen or AlarmKind.GivenUp or AlarmKind.Gap or AlarmKind.Parsers or AlarmKind.Index or AlarmKind.EndToEnd;

    /// <summary>Why a source is not well; whether it was verified stands in a column of its own.</summary>
    public static string Why(Standing standing) =>
        standing.Health.Health is not (SourceHealth.Healthy or SourceHealth.Quiet or SourceHealth.Disabled) ? standing.Health.Why
        : standing is { Source.Enabled: true, PossibleGaps: > 0 } ? "Records of its list may have come and gone unseen: its page says since when, and what to do." : "";

    /// <summary>How long the source may be silent before that is an alarm.</summary>
    public static string Limit(Standing standing) => standing.Rhythm is { } rhythm
        ? Words.Count(rhythm.Limit, "day of publication", "days of publication")
        : "too little history to say";

    public static string Gaps(Standing standing)
    {
        List<string> gaps = [];
        if (standing.OwedDays > 0) gaps.Add($"{Words.Count(standing.OwedDays, "day", "days")} owed");
        if (standing.GivenUpDays > 0) gaps.Add($"{Words.Count(standing.GivenUpDays, "day", "days")} given up");
        if (standing.PossibleGaps > 0) gaps.Add(Words.Count(standing.PossibleGaps, "possible gap", "possible gaps"));
        if (standing.State is { Owed.Count: > 0 } state) gaps.Add($"{Words.Count(state.Owed.Count, "page", "pages")} owed");
        return gaps.Count == 0 ? "none known" : string.Join(", ", gaps);
    }
}
