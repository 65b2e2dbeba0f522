using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Whatever publishers write, and however much of it: Slack takes the message, and obeys nothing in it.</summary>
public sealed partial class SlackPropertyTests
{
    private static readonly string[] Nasty =
    [
        "<!channel>", "<!here|x>", "<@U012345>", "<#C012345>", "<https://evil.example|official>", "&lt;!channel&gt;", "&", "*", "_", "~", "`", "```", "\u202E", "\u2066", "\u200B",
        "\0", "\u0007", "\n", "\r\n", "\t", " ", "> ", "|", ":siren:", "\uD83D", "\uDC00", "👩‍👩‍👧‍👦", "e\u0301\u0301\u0301", "法律", "قانون", "می‌خواهم", "word", "\uFEFF", "\u2028",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Nasty.Length - 1].Select(i => Nasty[i]);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 60],
        Piece.Array[0, 200].Select(string.Concat),
        Gen.Select(Piece, Gen.Int[0, 1500], (piece, times) => string.Concat(Enumerable.Repeat(piece, times))));

    private static readonly Gen<Uri?> Url = Gen.OneOf(
        Gen.Const((Uri?)null),
        Gen.Const((Uri?)new Uri("javascript:alert(1)")),
        Gen.Int[0, 4000].Select(length => (Uri?)new Uri("https://a.example/" + new string('x', length) + "?a=<!channel>|b&c=d>")));

    private static readonly Gen<ItemEvent> Happened = Gen.Select(
        Gen.Enum<EventKind>(), Text, Text, Gen.Select(Gen.Enum<RedlineKind>(), Text, Text, (kind, text, section) => new RedlinePart(kind, text, section)).Array[0, 30], Gen.Double[0, 1].Nullable(), Gen.Bool,
        (kind, summary, date, redline, before, dated) => TestAlerts.Happened(kind, summary) with
        {
            DateKind = date,
            DateBefore = dated ? new DateOnly(2026, 1, 2) : null,
            DateAfter = new DateOnly(2026, 1, 3),
            StageBefore = dated ? Stage.Introduced : null,
            StageAfter = Stage.Passed,
            RelevanceBefore = before,
            Redline = redline,
        });

    private static readonly Gen<Classification> Classified = Gen.Select(
        Text, Text, Text.Array[0, 14], Text.Array[0, 14], Gen.Double,
        (model, passage, words, labels, weight) => TestAlerts.Relevant(0.7) with
        {
            ModelId = model,
            Passage = passage,
            Reasons = [.. words.Select((word, i) => new Reason(word, i % 2 == 0 ? weight : -weight, word))],
            Instruments = [.. labels.Select(label => new InstrumentLabel(label, 0.5))],
            PolicyAreas = labels,
        });

    private static readonly Gen<(Alert Alert, string Rule)> Alerts = Gen.Select(
        Happened, Classified, Text.Array[6], Url, Gen.Long[0, long.MaxValue],
        (happened, classification, words, url, id) => (TestAlerts.Base(happened) with
        {
            ItemId = id,
            Title = words[0],
            Number = words[1],
            Jurisdiction = words[2],
            SourceName = words[3],
            RawStatus = words[4],
            Url = url,
            Dates = new Dictionary<string, DateOnly> { [words[1]] = new(2027, 1, 1) },
            Classification = classification,
        }, words[5]));

    [Fact]
    public void Every_limit_holds() => Alerts.Sample(
        given =>
        {
            foreach (var message in RenderAll(given))
            {
                Assert.InRange(message.Text.Length, 1, SlackLimits.Text);
                Assert.InRange(message.Blocks!.Count, 1, SlackLimits.Blocks);
                Assert.InRange(message.Blocks!.Sum(block => block.Strings().Sum(text => text.Length)), 1, SlackLimits.AllBlocks);
                Assert.All(message.Blocks!, Fits);
                Assert.Equal(message.Blocks!.OfType<SlackActions>().Count(), message.Blocks!.OfType<SlackActions>().Select(block => block.BlockId).Distinct().Count());
            }
        },
        iter: 120,
        threads: 2);

    [Fact]
    public void Nothing_that_a_publisher_writes_is_obeyed() => Alerts.Sample(
        given =>
        {
            foreach (var message in RenderAll(given))
            {
                var strings = message.Blocks!.SelectMany(block => block.Strings()).Append(message.Text).ToList();
                Assert.All(strings, text => Assert.DoesNotMatch(Command(), text));
                Assert.All(strings, text => Assert.DoesNotMatch(Unseen(), text));
                Assert.All(strings, text => Assert.DoesNotMatch(LoneSurrogate(), text));
                Assert.All(message.Blocks!.Where(block => block is not SlackActions).SelectMany(block => block.Strings()).Append(message.Text), OnlyOurLinks);
            }
        },
        iter: 120,
        threads: 2);

    [Theory]
    [InlineData("<!channel> <@U012345> <https://evil.example|official> ")]
    [InlineData("قانون \u202E حفظ \u2066 البيانات ")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("\uD83D")]
    [InlineData("x")]
    public void A_hundred_thousand_letters_in_every_field_are_cut_and_obeyed_in_none(string piece)
    {
        var words = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var alert = TestAlerts.Golden["text-changed"]() with { Title = words, Number = words, Jurisdiction = words, SourceName = words, RawStatus = words, Language = words };
        alert = alert with { Event = alert.Event with { Summary = words, DateQuote = words, Redline = [new(RedlineKind.Added, words, words)] }, Classification = alert.Classification with { Passage = words } };

        Assert.All(RenderAll((alert, words)), message =>
        {
            Assert.InRange(message.Text.Length, 1, SlackLimits.Text);
            Assert.All(message.Blocks!, Fits);
            Assert.All(message.Blocks!.SelectMany(block => block.Strings()), text => Assert.DoesNotMatch(Command(), text));
            Assert.All(message.Blocks!.SelectMany(block => block.Strings()), text => Assert.DoesNotMatch(LoneSurrogate(), text));
            Assert.InRange(SlackWire.Write(message).Length, 1, 40_000);
        });
    }

    [Fact]
    public void No_entity_is_cut_and_none_is_escaped_twice() => Gen.Select(Text, Gen.Int[0, 300]).Sample(
        (text, most) =>
        {
            var escaped = SlackText.Escaped(text, most);

            Assert.InRange(escaped.Length, 0, most);
            Assert.DoesNotContain('<', escaped);
            Assert.DoesNotContain('>', escaped);
            Assert.DoesNotMatch(LooseAmpersand(), escaped);
            Assert.Equal(SlackText.Clean(text).Count(character => character is '&' or '<' or '>'), SlackText.Escaped(text, int.MaxValue).Count(character => character == '&'));
        },
        iter: 500,
        threads: 2);

    [Fact]
    public void The_message_is_sound_json_whatever_stands_in_it() => Alerts.Sample(
        given =>
        {
            foreach (var message in RenderAll(given))
            {
                using var json = JsonDocument.Parse(SlackWire.Write(message));

                Assert.False(json.RootElement.GetProperty("unfurl_links").GetBoolean());
                Assert.False(json.RootElement.GetProperty("unfurl_media").GetBoolean());
                Assert.False(json.RootElement.TryGetProperty("link_names", out _));
            }
        },
        iter: 60,
        threads: 2);

    private static IEnumerable<SlackMessage> RenderAll((Alert Alert, string Rule) given)
    {
        var tag = new DeliveryTag("d-1", given.Rule);
        var words = given.Alert.Title;
        var item = PresentItem.Of(given.Alert) with
        {
            Sources = [given.Alert.SourceName, words, words],
            Care = new ItemCareWords { AssignedTo = words, Snoozed = words, SeenBy = [.. Enumerable.Repeat(words, 9)], Label = given.Rule.Length % 2 == 0 ? new GivenLabel(long.MaxValue, words, words, given.Alert.Event.SeenAt) : null },
        };
        yield return SlackMessageRenderer.Render(given.Alert, TestAlerts.Page, tag);
        yield return ThreadMessage.Render(given.Alert, TestAlerts.Page, tag);
        yield return SlackParent.Render(item, TestAlerts.Page, tag, canPress: true);
        yield return SlackParent.Render(item, TestAlerts.Page, tag, canPress: false);
    }

    private static void Fits(SlackBlock block)
    {
        switch (block)
        {
            case SlackHeader header:
                Assert.InRange(header.Text.Text.Length, 1, SlackLimits.Header);
                break;
            case SlackSection section:
                Assert.True(section.Text is not null || section.Fields is { Count: > 0 });
                if (section.Text is { } text) Assert.InRange(text.Text.Length, 1, SlackLimits.SectionText);
                Assert.InRange(section.Fields?.Count ?? 0, 0, SlackLimits.Fields);
                Assert.All(section.Fields ?? [], field => Assert.InRange(field.Text.Length, 1, SlackLimits.FieldText));
                break;
            case SlackContext context:
                Assert.InRange(context.Elements.Count, 1, SlackLimits.ContextElements);
                Assert.All(context.Elements, element => Assert.InRange(element.Text.Length, 1, SlackLimits.ContextText));
                break;
            case SlackActions actions:
                Assert.InRange(actions.Elements.Count, 1, SlackLimits.ActionElements);
                Assert.InRange(actions.BlockId?.Length ?? 1, 1, SlackLimits.BlockId);
                Assert.Equal(actions.Elements.Count, actions.Elements.Select(button => button.ActionId).Distinct().Count());
                Assert.All(actions.Elements, Fits);
                break;
        }
    }

    private static void Fits(SlackElement element)
    {
        Assert.InRange(element.ActionId.Length, 1, SlackLimits.ActionId);
        switch (element)
        {
            case SlackButton button:
                Assert.InRange(button.Text.Text.Length, 1, SlackLimits.ButtonText);
                Assert.True((button.Url is null) != (button.Value is null), "A button opens an address or comes back with a value.");
                Assert.InRange(button.Value?.Length ?? 1, 1, SlackLimits.ButtonValue);
                IsAddress(button.Url);
                break;
            case SlackPersonChoice choice:
                Assert.InRange(choice.Placeholder.Text.Length, 1, SlackLimits.Placeholder);
                break;
            case SlackChoice choice:
                Assert.InRange(choice.Placeholder.Text.Length, 1, SlackLimits.Placeholder);
                Assert.InRange(choice.Options.Count, 1, SlackLimits.SelectOptions);
                Assert.All(choice.Options, Fits);
                Assert.All(choice.Options, option => Assert.Null(option.Url));
                break;
            case SlackOverflow overflow:
                Assert.InRange(overflow.Options.Count, 1, SlackLimits.OverflowOptions);
                Assert.All(overflow.Options, Fits);
                break;
            default:
                Assert.Fail($"No limit is known of {element.GetType().Name}.");
                break;
        }
    }

    private static void Fits(SlackOption option)
    {
        Assert.InRange(option.Text.Text.Length, 1, SlackLimits.OptionText);
        Assert.InRange(option.Value.Length, 1, SlackLimits.OptionValue);
        IsAddress(option.Url);
    }

    private static void IsAddress(string? url)
    {
        if (url is null) return;
        Assert.InRange(url.Length, 1, SlackLimits.ButtonUrl);
        Assert.Matches("^https?://", url);
    }

    private static void OnlyOurLinks(string text) =>
        Assert.All(AnyLink().Matches(text), link => Assert.Matches(OurLink(), link.Value));

    [GeneratedRegex("<[!@#]")]
    private static partial Regex Command();

    [GeneratedRegex("[\u0000-\u0009\u000B-\u001F\u007F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyLink();

    // A title may be a link's words, as long as the address is the page's or the publisher's own.
    [GeneratedRegex(@"^<https://(monitor\.example/items/|a\.example/)[^<>|]*\|[^<>|]*>$")]
    private static partial Regex OurLink();

    [GeneratedRegex(@"(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])")]
    private static partial Regex LoneSurrogate();

    [GeneratedRegex("&(?!amp;|lt;|gt;)")]
    private static partial Regex LooseAmpersand();
}
