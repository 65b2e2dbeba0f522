using Monitor.Worker.Documents;
using Monitor.Worker.Web.Coverage;

namespace Monitor.Worker.Tests.Web;

public sealed class CoverageHeadlineTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 15, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AlarmKind.Failing, true)]
    [InlineData(AlarmKind.Gap, true)]
    [InlineData(AlarmKind.Held, false)]
    [InlineData(AlarmKind.Delivery, false)]
    public void An_alarm_that_may_hide_news_says_so_on_every_page(AlarmKind kind, bool hides) =>
        Assert.Equal(hides, CoverageWords.Headline([Alarm(kind)]).EndsWith("What is empty here may only be unread.", StringComparison.Ordinal));

    [Fact]
    public void Alarms_of_one_kind_are_counted() =>
        Assert.Equal("3 alarms are open: Alerts are held (2); Messages cannot be sent.", CoverageWords.Headline([Alarm(AlarmKind.Held), Alarm(AlarmKind.Delivery), Alarm(AlarmKind.Held)]));

    private static Alarm Alarm(AlarmKind kind) => new() { Kind = kind, Subject = "", Since = Now, RaisedAt = Now, Told = 1, Detail = "So it is." };
}
