namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>What Slack takes, counted in UTF-16 units of the escaped text: the most careful of the ways in which it may count.</summary>
internal static class SlackLimits
{
    /// <summary>Cut at 40,000 by Slack; from 4,000 on it advises against.</summary>
    public const int Text = 4_000;

    public const int Blocks = 50;

    /// <summary>All strings of all blocks. Undocumented: messages from about 11,000 on were refused with msg_blocks_too_long.</summary>
    public const int AllBlocks = 9_000;

    public const int Header = 150;

    public const int SectionText = 3_000;

    public const int Fields = 10;

    public const int FieldText = 2_000;

    public const int ContextElements = 10;

    public const int ContextText = 3_000;

    public const int ActionElements = 25;

    public const int ButtonText = 75;

    public const int ButtonUrl = 3_000;

    public const int ButtonValue = 2_000;

    public const int Placeholder = 150;

    public const int OptionText = 75;

    /// <summary>Some pages say 150.</summary>
    public const int OptionValue = 75;

    public const int SelectOptions = 100;

    public const int OverflowOptions = 5;

    public const int AccessibilityLabel = 75;

    public const int ActionId = 255;

    public const int BlockId = 255;

    public const int EventType = 255;
}
