using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Drawing;

namespace Monitor.Worker.Tests.Alerting;

public sealed class ContentNoteTests
{
    [Theory]
    [InlineData("material that depicts the sexual abuse of a child")]
    [InlineData("child sexual exploitation material shall be reported")]
    [InlineData("Darstellungen des sexuellen Missbrauchs von Kindern; Kinderpornographie")]
    [InlineData("des images à caractère pédopornographique ou de violences sexuelles")]
    [InlineData("material de abuso sexual infantil y de explotación sexual")]
    [InlineData("materiały przedstawiające seksualne wykorzystywanie; przemoc")]
    [InlineData("матеріали про сексуальне насильство над дитиною")]
    [InlineData("児童ポルノの製造")]
    [InlineData("الاستغلال الجنسي للأطفال")]
    [InlineData("עבירות של אונס")]
    [InlineData("아동 성착취물")]
    public void A_passage_that_speaks_of_abuse_or_violence_is_told(string passage) => Assert.True(ContentNote.Concerns(passage));

    [Theory]
    [InlineData("A provider shall disclose subscriber data within 8 hours on a production order.")]
    [InlineData("Le fournisseur conserve les données de connexion pendant un an, sans abus de droit.")]
    [InlineData("die gesetzgebende Gewalt; Missbrauch von Marktmacht")]
    [InlineData("violación de la ley; abuso de posición dominante")]
    [InlineData("通信履歴の保全を求めることができる期間は、三十日を超えない。")]
    [InlineData("")]
    [InlineData(null)]
    public void A_passage_that_does_not_is_shown(string? passage) => Assert.False(ContentNote.Concerns(passage));

    [Fact]
    public void The_note_stands_in_the_place_of_the_passage_and_leads_to_it()
    {
        var alert = TestAlerts.Golden["new"]();
        var item = PresentItem.Of(alert with { Classification = alert.Classification with { Passage = "It depicts the sexual abuse of a child." } });

        var drawn = SlackParent.Render(item, TestAlerts.Page, DeliveryTag.None, canPress: true).Blocks!.SelectMany(block => block.Strings()).ToList();

        Assert.DoesNotContain(drawn, text => text.Contains("depicts", StringComparison.Ordinal));
        Assert.Contains("*Passage*\n_Content note: it speaks of abuse or violence and is not shown here._ <https://monitor.example/items/412|Read it on the item’s page>", drawn);
    }
}
