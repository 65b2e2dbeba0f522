using System.ComponentModel.DataAnnotations;

namespace Monitor.Worker.Web.Api;

/// <summary>The section "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Of each person, each token and each address that is neither. The pages do not count.</summary>
    [Range(1, 100_000, ErrorMessage = "Api:RequestsPerMinute must be 1 to 100000.")]
    public int RequestsPerMinute { get; set; } = 120;
}
