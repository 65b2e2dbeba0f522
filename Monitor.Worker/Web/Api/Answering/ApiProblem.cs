using System.Text.Json.Serialization;

namespace Monitor.Worker.Web.Api.Answering;

/// <summary>Why a call was not done: RFC 9457.</summary>
internal sealed record ApiProblem(string Type, string Title, int Status)
{
    /// <summary>What to do, for a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>By field, all that is wrong with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}
