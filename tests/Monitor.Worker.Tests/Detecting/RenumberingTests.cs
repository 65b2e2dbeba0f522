using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Detecting;

public sealed class RenumberingTests
{
    private static readonly HashSet<string> NewIds = [.. Enumerable.Range(1, 10).Select(n => $"new-{n}")];

    [Fact]
    public void Ten_new_ids_with_the_titles_of_ten_items_that_are_gone_are_a_renumbering() =>
        Assert.Equal(NewIds.Order(), Renumbering.Suspects(Twins(10, text: false), NewIds).Order());

    [Fact]
    public void Equal_texts_are_enough_whatever_the_titles_are() =>
        Assert.Equal(4, Renumbering.Suspects(Twins(4, text: true, title: "Bill"), NewIds).Count);

    [Fact]
    public void Two_twins_or_a_third_of_the_list_are_no_renumbering()
    {
        Assert.Empty(Renumbering.Suspects(Twins(2, text: true), NewIds));
        Assert.Empty(Renumbering.Suspects(Twins(3, text: true), NewIds));
    }

    [Fact]
    public void An_item_that_is_still_listed_was_not_renumbered()
    {
        HashSet<string> listed = [.. NewIds, .. Enumerable.Range(1, 10).Select(n => $"old-{n}")];

        Assert.Empty(Renumbering.Suspects(Twins(10, text: true), listed));
    }

    [Fact]
    public void Titles_that_many_share_or_that_are_short_tell_nothing()
    {
        var shared = Twins(10, text: false).Select(twin => twin with { Title = "Order of the King in Council" }).ToList();
        var brief = Twins(10, text: false, title: "Decree");

        Assert.Empty(Renumbering.Suspects(shared, NewIds));
        Assert.Empty(Renumbering.Suspects(brief, NewIds));
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 10, false)]
    [InlineData(4, 10, true)]
    [InlineData(10, 10, true)]
    [InlineData(30, 200, false)]
    public void Only_a_list_with_many_new_records_is_looked_at(int fresh, int listed, bool looked) =>
        Assert.Equal(looked, Renumbering.IsPossible(fresh, listed));

    private static List<Twin> Twins(int count, bool text, string title = "Act on the protection of bridges, part") =>
        [.. Enumerable.Range(1, count).Select(n => new Twin($"old-{n}", title == "Decree" || title == "Bill" ? title : $"{title} {n}", text, $"new-{n}"))];
}
