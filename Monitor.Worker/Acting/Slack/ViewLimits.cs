namespace Monitor.Worker.Acting.Slack;

/// <summary>What Slack takes in views, beside <see cref="Alerting.Slack.Blocks.SlackLimits"/>; where two documents differ, the stricter.</summary>
internal static class ViewLimits
{
    /// <summary>Of a modal and of App Home.</summary>
    public const int Blocks = 100;

    /// <summary>Also of the words on the two buttons.</summary>
    public const int Title = 24;

    public const int OptionText = 75;

    public const int OptionValue = 75;

    public const int Checkboxes = 10;

    public const int SelectOptions = 100;

    public const int Placeholder = 150;

    public const int InputLabel = 2_000;

    public const int InputText = 3_000;

    public const int PrivateMetadata = 3_000;

    public const int ButtonValue = 2_000;

    public const int ConfirmTitle = 100;

    public const int ConfirmText = 300;

    public const int ConfirmButton = 30;
}
