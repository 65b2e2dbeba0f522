using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class UrgencyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void The_score_is_the_sum_of_parts_that_are_told()
    {
        var urgency = Urgency.Of(TestAlerts.Golden["stage-changed"](), Today);

        Assert.Equal(urgency.Parts.Sum(part => part.Points), urgency.Score);
        Assert.Equal(["In committee", "19 days left", "Stage changed", "Relevance"], urgency.Parts.Where(part => part.Why != "Child safety").Select(part => part.Why));
        Assert.StartsWith($"{urgency.Score}: In committee 10, 19 days left 10, Stage changed 15", urgency.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "today", 30)]
    [InlineData(1, "1 day left", 30)]
    [InlineData(7, "7 days left", 30)]
    [InlineData(8, "8 days left", 20)]
    [InlineData(14, "14 days left", 20)]
    [InlineData(15, "15 days left", 10)]
    [InlineData(30, "30 days left", 10)]
    public void A_date_presses_more_the_nearer_it_is(int days, string words, int points)
    {
        var alert = TestAlerts.Golden["new"]() with { Dates = new Dictionary<string, DateOnly> { ["effective"] = Today.AddDays(days) } };

        Assert.Contains(new UrgencyPart(words, points), Urgency.Of(alert, Today).Parts);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-1)]
    public void A_date_that_is_far_or_past_presses_nobody(int days)
    {
        var alert = TestAlerts.Golden["new"]() with { Dates = new Dictionary<string, DateOnly> { ["effective"] = Today.AddDays(days) } };

        Assert.DoesNotContain(Urgency.Of(alert, Today).Parts, part => part.Why.Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_more_urgent_than_a_hundred()
    {
        var alert = TestAlerts.Golden["became-relevant"]();
        var most = alert with
        {
            Stage = Stage.InForce,
            Dates = new Dictionary<string, DateOnly> { ["application"] = Today },
            Classification = alert.Classification with { Relevance = 1, PolicyAreas = ["child-safety", "emergency-response"] },
        };

        Assert.Equal(100, Urgency.Of(most, Today).Score);
    }
}
