namespace Monitor.Worker.Learning;

/// <summary>Section <c>Learning</c> of the configuration.</summary>
internal sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>Where models are kept: candidate, active, previous.</summary>
    public string Folder { get; set; } = Path.Combine("data", "models");
}
