using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class DigestChangeTests
{
    [Fact]
    public void What_was_replaced_stands_before_what_replaced_it() =>
        Assert.Equal("“three” → “six”", Of(new(RedlineKind.Same, "within"), new(RedlineKind.Removed, "three"), new(RedlineKind.Added, "six"), new(RedlineKind.Same, "months")));

    [Fact]
    public void What_only_came_or_only_went_is_said_so() =>
        Assert.Equal("added “on order”; removed “without notice”", Of(new(RedlineKind.Added, ", on order,"), new(RedlineKind.Same, "and"), new(RedlineKind.Removed, "without notice")));

    [Fact]
    public void What_does_not_fit_is_left_to_the_page()
    {
        var line = Of([.. Enumerable.Range(0, 20).SelectMany(n => (RedlinePart[])[new(RedlineKind.Added, $"a longer passage of number {n}"), new(RedlineKind.Same, "and")])]);

        Assert.EndsWith("; …", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 60, 100);
    }

    [Fact]
    public void A_comma_and_a_renumbered_section_are_no_words() =>
        Assert.Equal("Punctuation.", Of(new(RedlineKind.Added, ","), new(RedlineKind.Same, "and"), new(RedlineKind.NumberBefore, "4"), new(RedlineKind.NumberAfter, "5")));

    [Fact]
    public void Words_that_speak_of_abuse_are_not_shown() =>
        Assert.Equal("of words that speak of abuse or violence: see the item’s page", Of(new RedlinePart(RedlineKind.Added, "material that depicts the sexual abuse of a child")));

    [Fact]
    public void What_a_publisher_writes_is_no_markup() =>
        Assert.Equal("added “&lt;!channel&gt; act”", Of(new RedlinePart(RedlineKind.Added, "<!channel> act")));

    private static string Of(params RedlinePart[] redline) => DigestChange.Of(TestAlerts.Happened(EventKind.TextChanged, "Punctuation.") with { Redline = redline });
}
