using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Web.Items;
using Monitor.Worker.Web.Messages;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Tests.Web;

public sealed class PartsTests
{
    [Theory]
    [InlineData("/?q=a%20%22b%22&region=Europe&region=Africa&from=2031-01-02&sort=Oldest&page=3")]
    [InlineData("/?q=")]
    [InlineData("/")]
    public void A_search_reads_back_as_it_was_written(string address)
    {
        var request = Request(address);

        Assert.Equal(address, request.Address());
    }

    [Theory]
    [InlineData("/?page=-3&from=1.1.2031&sort=99&to=&unknown=x")]
    [InlineData("/?page=99999999999999999999&sort=DROP")]
    [InlineData("/?sort=")]
    public void What_cannot_be_read_is_left_out(string address)
    {
        var request = Request(address);

        Assert.True(request.IsLanding);
        Assert.Equal(1, request.Page);
    }

    [Fact]
    public void A_facet_chosen_twice_is_not_chosen()
    {
        var request = Request("/?q=x&page=4");

        var once = request.Toggle("stage", "in-force");

        Assert.Equal("/?q=x&stage=in-force", once.Address());
        Assert.Equal("/?q=x", once.Toggle("stage", "IN-FORCE").Address());
    }

    [Fact]
    public void Slack_markup_becomes_runs_of_text()
    {
        var lines = Mrkdwn.Read("*New.* A &lt;b&gt; <https://a.example/?x=1&amp;y=2|Open> ~old~\n> quoted\n_Section 2_\n<javascript:alert(1)|no>");

        Assert.Equal(new MrkdwnSpan("New.", Bold: true), lines[0].Spans[0]);
        Assert.Equal(" A <b> ", lines[0].Spans[1].Text);
        Assert.Equal(new MrkdwnSpan("Open", Href: "https://a.example/?x=1&y=2"), lines[0].Spans[2]);
        Assert.Equal(new MrkdwnSpan("old", Struck: true), lines[0].Spans[4]);
        Assert.True(lines[1].Quoted);
        Assert.True(lines[2].Slanted);
        Assert.Null(lines[3].Spans[0].Href);
    }

    [Fact]
    public void A_redline_is_read_by_section_and_long_unchanged_text_folds()
    {
        var same = string.Join(' ', Enumerable.Repeat("word", 1000));

        var sections = RedlineSections.Of([new(RedlineKind.Same, "a", ""), new(RedlineKind.Added, "b", "1"), new(RedlineKind.Same, same, "1")]);

        Assert.Equal([("", false), ("1", true)], sections.Select(section => (section.Heading, section.IsChanged)));
        var folded = RedlineSections.Fold(same)!;
        Assert.Equal(same, folded.Head + folded.Middle + folded.Tail);
        Assert.InRange(folded.Words, 700, 900);
        Assert.Null(RedlineSections.Fold("short text"));
    }

    [Fact]
    public void A_stranger_cannot_lock_a_name_out_from_another_place()
    {
        var time = new FakeTimeProvider();
        var brake = new SignInBrake(time);

        for (var i = 0; i < 20; i++) brake.Failed("ada", "10.0.0.1");

        Assert.True(brake.WaitFor("Ada ", "10.0.0.1") > TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, brake.WaitFor("ada", "10.0.0.2"));
        time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(TimeSpan.Zero, brake.WaitFor("ada", "10.0.0.1"));
    }

    [Fact]
    public void Many_places_guessing_at_one_name_are_slowed_down_too()
    {
        var brake = new SignInBrake(new FakeTimeProvider());

        for (var i = 0; i < 60; i++) brake.Failed("ada", $"10.0.0.{i}");

        Assert.True(brake.WaitFor("ada", "10.9.9.9") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, brake.WaitFor("grace", "10.9.9.9"));
    }

    private static SearchRequest Request(string address) =>
        SearchRequest.Of(new QueryCollection(QueryHelpers.ParseQuery(address[1..])));
}
