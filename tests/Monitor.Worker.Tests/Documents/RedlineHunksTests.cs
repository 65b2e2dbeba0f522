using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Documents;

public sealed class RedlineHunksTests
{
    [Fact]
    public void What_went_and_what_came_in_one_place_belong_together() =>
        Assert.Equal(
            [new(" three calendar", " six"), new(" days", " months"), new("", " on order")],
            RedlineHunks.Of([
                Part(RedlineKind.Removed, "three"), Part(RedlineKind.Removed, "calendar"), Part(RedlineKind.Added, "six"),
                Part(RedlineKind.Removed, "days"), Part(RedlineKind.Added, "months"), Part(RedlineKind.Same, "and"), Part(RedlineKind.Added, "on order")]));

    [Fact]
    public void New_numbers_and_moved_sections_change_no_words() =>
        Assert.Empty(RedlineHunks.Of([
            Part(RedlineKind.NumberBefore, "4"), Part(RedlineKind.NumberAfter, "5"), Part(RedlineKind.MovedAway, "Providers keep logs."), Part(RedlineKind.MovedHere, "Providers keep logs.")]));

    private static RedlinePart Part(RedlineKind kind, string text) => new(kind, text);
}
