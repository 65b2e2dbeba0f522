using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class BroadcastsTests
{
    [Fact]
    public void Left_out_it_is_what_makes_a_text_law_or_ends_it()
    {
        var usual = new Broadcasts([]);

        Assert.True(usual.Include(TestAlerts.Happened(EventKind.Withdrawn)));
        Assert.Equal(
            [Stage.Passed, Stage.Enacted, Stage.InForce],
            Enum.GetValues<Stage>().Where(stage => usual.Include(TestAlerts.Happened(EventKind.StageChanged) with { StageAfter = stage })));
        Assert.All((EventKind[])[EventKind.New, EventKind.TextChanged, EventKind.DateMoved, EventKind.BecameRelevant, EventKind.Reminder], kind => Assert.False(usual.Include(TestAlerts.Happened(kind))));
    }

    [Fact]
    public void A_rule_may_name_its_own_or_none()
    {
        var own = new Broadcasts(["Text-Changed", " reminder "]);
        var none = new Broadcasts([Broadcasts.None]);

        Assert.Equal([EventKind.TextChanged, EventKind.Reminder], Enum.GetValues<EventKind>().Where(kind => own.Include(TestAlerts.Happened(kind))));
        Assert.DoesNotContain(Enum.GetValues<EventKind>(), kind => none.Include(TestAlerts.Happened(kind)));
    }
}
