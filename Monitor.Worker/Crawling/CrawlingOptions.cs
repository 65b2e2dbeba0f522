using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Crawling;

/// <summary>Section <c>Crawling</c> of the configuration.</summary>
internal sealed class CrawlingOptions
{
    public const string Section = "Crawling";

    /// <summary>Sources crawled at the same time. Requests to one host never overlap, whatever this says.</summary>
    [Range(1, 256)]
    public int ParallelSources { get; set; } = 8;

    /// <summary>After a start, sources that are due are spread over this time, so that a restart is no burst.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "06:00:00")]
    public TimeSpan CatchUpSpread { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often sources.json is looked at; a change comes into force when two looks have seen the same.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CatalogLook { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Alerts of items that look renumbered wait so long for an operator; then they are sent.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromHours(24);
}

[OptionsValidator]
internal sealed partial class CrawlingOptionsValidator : IValidateOptions<CrawlingOptions>;
