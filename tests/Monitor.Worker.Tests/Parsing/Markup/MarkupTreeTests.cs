using System.Text;
using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Tests.Parsing.Markup;

public sealed class MarkupTreeTests
{
    [Theory]
    [InlineData("<p>a<p>b", "p(a)p(b)")]
    [InlineData("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(a ul(li(b)))li(c))")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>d", "dl(dt(a)dd(b)dt(c))d")]
    [InlineData("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td(a)td(b))tr(th(c)))d")]
    [InlineData("<table><tr><td><table><tr><td>a</table>b</table>", "table(tr(td(table(tr(td(a)))b)))")]
    [InlineData("<div><p>a</div>b</p>c", "div(p(a))b p()c")]
    [InlineData("<b>a<p>b</b>c</p>d", "b(a p(b c)d)")]
    [InlineData("<h2>a<h3>b</h2>c", "h2(a)h3(b)c")]
    [InlineData("a < b & c <3 d", "a < b & c <3 d")]
    [InlineData("a<!-- <p>x --->b<!-->c", "a b c")]
    [InlineData("<script>if (a</b) '<p>'</script>a", "script()a")]
    [InlineData("<title>a <b>b</title>", "title(a <b>b)")]
    [InlineData("<svg><title>x</title><path d=1/></svg>a", "svg()a")]
    [InlineData("<div class='a>b' title=x/y>c</div>", "div(c)")]
    [InlineData("<p>a<br>b</p", "p(a br()b)")]
    [InlineData("</div></p>a", "p()a")]
    [InlineData("<my-box><p>a</my-box>b", "other(p(a))b")]
    public void Markup_is_read_as_people_see_it(string html, string expected)
    {
        using var tree = MarkupTree.Of(html.AsMemory());

        Assert.Equal(expected, Drawn(tree, 0));
    }

    [Theory]
    [InlineData("<a href=/x>a</a> b", "a")]
    [InlineData("<a name=x>a</a> b", "")]
    [InlineData("<a href=#n>a</a> b", "")]
    [InlineData("<a href=/x>a<div>b</a>c</div>d", "ab")]
    [InlineData("<p><a href=/x>a</p><p>b", "a")]
    [InlineData("<a href=/x>a<a href=/y>b</a>c", "ab")]
    public void A_link_ends_where_people_see_it_end(string html, string expected)
    {
        using var tree = MarkupTree.Of(html.AsMemory());

        var linked = Enumerable.Range(0, tree.Count).Where(node => tree[node].Tag == Tag.Text && tree[node].InLink).Select(node => tree.Text(node).ToString());

        Assert.Equal(expected, string.Concat(linked));
    }

    [Theory]
    [InlineData("a&amp;b &lt;c&gt; &quot;d&#39;", "a&b <c> \"d'")]
    [InlineData("&eacute;&hellip;&nbsp;&CounterClockwiseContourIntegral;", "é… ∳")]
    [InlineData("&#x41;&#66;&#150;&#0;&#xD800;&#99999999999;", "AB–\uFFFD\uFFFD\uFFFD")]
    [InlineData("&copy 2031 &notin; &nosuch; & &; &#; &#x;", "© 2031 ∉ &nosuch; & &; &#; &#x;")]
    [InlineData("a&shy;b \u200B c\r\n\td", "ab c d")]
    public void Character_references_are_those_of_the_standard(string html, string expected)
    {
        using var tree = MarkupTree.Of(html.AsMemory());

        Assert.Equal(expected, tree.LineOf(0));
    }

    [Fact]
    public void Attributes_are_slices_and_only_those_that_matter()
    {
        using var tree = MarkupTree.Of("<DIV data-x=1 CLASS = \"a b\" id=c hidden aria-hidden='true'/>".AsMemory());

        Assert.Equal("a b", tree.Attribute(1, AttributeName.Class).ToString());
        Assert.Equal("c", tree.Attribute(1, AttributeName.Id).ToString());
        Assert.Equal("true", tree.Attribute(1, AttributeName.AriaHidden).ToString());
        Assert.True(tree.HasAttribute(1, AttributeName.Hidden));
        Assert.Equal(4, tree.AttributesOf(1).Length);
    }

    private static string Drawn(MarkupTree tree, int node)
    {
        var drawn = new StringBuilder();
        for (var child = node + 1; child < tree[node].End; child = tree[child].End)
        {
            var part = tree[child].Tag switch
            {
                Tag.Text => tree.Text(child).Trim().ToString(),
                Tag.Raw => "",
                var tag => $"{tag.ToString().ToLowerInvariant()}({Drawn(tree, child)})",
            };
            if (drawn.Length > 0 && drawn[^1] != ')' && part.Length > 0) drawn.Append(' ');
            drawn.Append(part);
        }

        return drawn.ToString();
    }
}
