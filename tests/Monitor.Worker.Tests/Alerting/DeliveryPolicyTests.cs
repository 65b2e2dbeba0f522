using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_sent_is_done()
    {
        var step = DeliveryPolicy.After(new NotifyOutcome.Sent("C1", "1.2"), attempts: 3, Now);

        Assert.Equal(new DeliveryStep.Done("C1", "1.2"), step);
    }

    [Fact]
    public void What_was_refused_is_dead_at_once()
    {
        var step = DeliveryPolicy.After(new NotifyOutcome.Refused("is_archived"), attempts: 1, Now);

        Assert.Equal(new DeliveryStep.Dead("is_archived"), step);
    }

    [Fact]
    public void Each_wait_is_at_least_as_long_as_the_one_before_and_the_first_is_short()
    {
        var waits = Enumerable.Range(1, DeliveryPolicy.MostAttempts - 1).Select(Wait).ToList();

        Assert.InRange(waits[0], TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromHours(30), TimeSpan.FromDays(3));
    }

    [Fact]
    public void After_the_last_attempt_the_delivery_is_dead_and_says_why()
    {
        var step = DeliveryPolicy.After(new NotifyOutcome.TryLater("Slack answers 500", null), DeliveryPolicy.MostAttempts, Now);

        var dead = Assert.IsType<DeliveryStep.Dead>(step);
        Assert.Contains("Slack answers 500", dead.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 120, 120)]
    [InlineData(1, 1, 15)]
    [InlineData(1, 31_536_000, 43_200)]
    public void A_longer_wait_that_was_asked_for_is_kept_within_reason(int attempts, int asked, int kept)
    {
        var step = DeliveryPolicy.After(new NotifyOutcome.TryLater("429", TimeSpan.FromSeconds(asked)), attempts, Now);

        Assert.Equal(Now.AddSeconds(kept), Assert.IsType<DeliveryStep.Again>(step).NotBefore);
    }

    [Fact]
    public void An_attempt_that_was_not_made_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DeliveryPolicy.After(new NotifyOutcome.TryLater("x", null), attempts: 0, Now));

    private static TimeSpan Wait(int attempts) =>
        Assert.IsType<DeliveryStep.Again>(DeliveryPolicy.After(new NotifyOutcome.TryLater("x", null), attempts, Now)).NotBefore - Now;
}
