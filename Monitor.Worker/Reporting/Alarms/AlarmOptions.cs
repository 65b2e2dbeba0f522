using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>The section "Alarms": how operators are told of Monitor's own troubles.</summary>
internal sealed class AlarmOptions
{
    public const string Section = "Alarms";

    /// <summary>How often the state of all sources is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>When operators get the daily check, such as 07:00, in the zone of their channel; empty: never.</summary>
    [RegularExpression("^$|^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
    public string DailyCheckAt { get; set; } = "07:00";

    public TimeOnly? DailyCheckTime => DailyCheckAt.Length == 0 ? null : TimeOnly.ParseExact(DailyCheckAt, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture);
}

[OptionsValidator]
internal sealed partial class AlarmOptionsValidator : IValidateOptions<AlarmOptions>;
