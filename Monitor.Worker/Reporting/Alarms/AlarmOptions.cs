using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>The section "Alarms": how operators are told of Monitor's own troubles.</summary>
internal sealed class AlarmOptions
{
    public const string Section = "Alarms";

    /// <summary>How often the state of all sources is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class AlarmOptionsValidator : IValidateOptions<AlarmOptions>;
