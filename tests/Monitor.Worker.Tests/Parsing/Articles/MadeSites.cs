using System.Globalization;
using System.Net;
using System.Text;

namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>
/// Site templates as they are met: semantic news, WordPress, Drupal, tables of 1999, class names made by machines, pages without
/// a single paragraph element. Each wraps a text in menus, notices, teasers with prose of their own, comments and a footer.
/// </summary>
internal sealed class MadeSites(MadeText text, IReadOnlyList<string> others, int seed)
{
    private readonly SiteWords _words = SiteWords.In(text.Language);
    private readonly Random _random = new(seed);
    private readonly List<string> _foreign = [];

    public static IReadOnlyList<string> Names { get; } =
        ["news", "wordpress", "drupal", "press", "statute", "tables", "breaks", "machine", "form", "split", "comments", "pre", "elementor", "portal", "numbered"];

    public MadePage Make(string site)
    {
        _foreign.AddRange([_words.Cookies, _words.Footer, _words.Newsletter]);
        var body = site switch
        {
            "news" => News(),
            "wordpress" => WordPress(),
            "drupal" => Drupal(),
            "press" => Press(),
            "statute" => Statute(),
            "tables" => Tables(),
            "breaks" => Breaks(),
            "machine" => Machine(),
            "form" => Form(),
            "split" => Split(),
            "comments" => CommentsLongerThanTheArticle(),
            "pre" => Preformatted(),
            "elementor" => Elementor(),
            "portal" => Portal(),
            "numbered" => Numbered(),
            _ => throw new ArgumentException(site),
        };
        var html = $"""
            <!DOCTYPE html><html lang="{text.Language}"><head><meta charset="utf-8"><title>{E(text.Title)} | {_words.Menu[2]}</title>
            <style>.a &gt; b {"{"} color: red {"}"}</style><script>var a = "<p>none of this</p>"; if (1 < 2) track('{_words.Menu[0]}');</script></head>{body}</html>
            """;
        return new(site, html, text, _foreign);
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);

    private string Date => text.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Other(int most)
    {
        var other = others[_random.Next(others.Count)];
        var cut = other.Length > most ? other[..most] : other;
        if (cut.Length > 60 && !text.Text.Contains(cut, StringComparison.Ordinal)) _foreign.Add(cut);
        return E(cut);
    }

    private string Menu(string open = "<nav>", string close = "</nav>") => open + "<ul>" + string.Concat(_words.Menu.Select(item => $"<li><a href=\"/{item.Length}\">{item}</a></li>")) + "</ul>" + close;

    private string Paragraphs(string open = "<p>", string close = "</p>\n") => string.Concat(text.Paragraphs.Select(paragraph => open + E(paragraph) + close));

    private string Teasers(string list, string item, int count, int most) =>
        $"<{list}>" + string.Concat(Enumerable.Range(0, count).Select(n => $"<{item}><h3><a href=\"/s/{n}\">{Other(60)}</a></h3><p>{Other(most)}</p></{item.Split(' ')[0]}>\n")) + $"</{list.Split(' ')[0]}>";

    private string News() => $"""
        <body class="news-page has-sidebar"><div id="cookie-banner" class="cookie-consent"><p>{_words.Cookies}</p><button>OK</button></div>
        <header class="site-header"><a href="/">{_words.Menu[2]}</a>{Menu()}</header>
        <main><article class="article"><header><h1>{E(text.Title)}</h1><div class="byline"><a href="/a">{_words.By}</a> <time datetime="{Date}">{Date}</time></div></header>
        <figure><img src="x.jpg"><figcaption>{Other(80)}</figcaption></figure>
        <div class="share-tools"><a href="#">{_words.Share}</a></div>
        <div class="article-body">{string.Concat(text.Paragraphs.Select((paragraph, n) => $"<p>{E(paragraph)}</p>" + (n == 1 ? $"<aside class=\"related\"><h4>{_words.Related}</h4><ul><li><a href=\"/x\">{Other(70)}</a></li></ul></aside>" : "")))}</div>
        <div class="author-bio"><p>{Other(200)}</p></div></article>
        <section class="related-articles"><h2>{_words.Related}</h2>{Teasers("div", "article class=\"teaser\"", 6, 160)}</section>
        <div class="newsletter-signup"><p>{_words.Newsletter}</p></div></main>
        <aside class="sidebar">{Teasers("ul class=\"most-read\"", "li", 5, 90)}</aside><footer><p>{_words.Footer}</p>{Menu("<div>", "</div>")}</footer></body>
        """;

    private string WordPress() => $"""
        <body class="post-template-default single single-post no-sidebar comments-open"><div id="page" class="site"><div id="masthead">{Menu("<div class=\"main-navigation\">", "</div>")}</div>
        <div id="content" class="site-content"><div id="primary" class="content-area"><div id="post-17" class="post-17 post type-post hentry category-news tag-law">
        <div class="entry-header"><h1 class="entry-title">{E(text.Title)}</h1><div class="entry-meta">Posted on <a href="/17"><time class="entry-date published" datetime="{Date}T08:00:00+00:00">{Date}</time></a> {_words.By}</div></div>
        <div class="entry-content">{Paragraphs()}<div class="sharedaddy sd-sharing-enabled"><h3>{_words.Share}:</h3><ul><li><a href="https://t.example">Twitter</a></li></ul></div>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3>{_words.Related}</h3><p>{Other(150)}</p></div></div>
        <footer class="entry-footer"><a href="/c">Category</a></footer></div>
        <div id="comments" class="comments-area"><h2>{_words.Comments}</h2><ol class="comment-list"><li class="comment"><p>{Other(240)}</p></li><li class="comment"><p>{Other(240)}</p></li></ol>
        <div id="respond"><p>{_words.Newsletter}</p></div></div></div>
        <div id="secondary" class="widget-area"><section class="widget widget_text"><p>{Other(220)}</p></section><section class="widget">{Menu("", "")}</section></div></div>
        <div class="site-info"><div class="site-footer"><p>{_words.Footer}</p></div></div><div class="cookie-notice"><p>{_words.Cookies}</p></div></div></body>
        """;

    private string Drupal() => $"""
        <body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
        <div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header">{Menu("<div role=\"navigation\">", "</div>")}</div></header>
        <div class="region region-breadcrumb"><div class="breadcrumb"><a href="/">{_words.Menu[0]}</a> » <a href="/n">{_words.Menu[2]}</a></div></div>
        <main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="block block-system-main-block"><article role="article" class="node node--type-article node--view-mode-full">
        <h1 class="page-title"><span class="field field--name-title">{E(text.Title)}</span></h1><div class="node__meta"><span>{_words.By}</span> <span class="field--name-created">{Date}</span></div>
        <div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{Paragraphs()}</div>
        <div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item"><a href="/t/1">law</a></div></div></div></article></div></div>
        <aside class="layout-sidebar-second" role="complementary"><div class="block"><h2>{_words.Related}</h2>{Teasers("div", "div class=\"views-row\"", 4, 120)}</div></aside></main>
        <footer role="contentinfo"><div class="region-footer"><p>{_words.Footer}</p></div></footer></div></div><div class="eu-cookie-compliance-banner" role="alertdialog"><p>{_words.Cookies}</p></div></body>
        """;

    /// <summary>One paragraph under a page of other things.</summary>
    private string Press() => $"""
        <body><div class="cc-banner cookie-notice"><p>{_words.Cookies}</p><p>{_words.Cookies.ToUpperInvariant()}</p></div><div class="top"><div class="logo"><a href="/">{_words.Menu[0]}</a></div>{Menu("<div class=\"menu\">", "</div>")}</div>
        <div class="container"><div class="row"><div class="col-md-9"><h2>{E(text.Title)}</h2><p class="date">{Date}</p><p>{E(text.Paragraphs[0])}</p>{(text.Paragraphs.Count > 1 ? $"<p>{E(text.Paragraphs[1])}</p>" : "")}</div>
        <div class="col-md-3"><ul><li><a href="/1">{Other(50)}</a></li><li><a href="/2">{Other(50)}</a></li><li><a href="/3">{Other(50)}</a></li></ul></div></div></div>
        <div class="footer"><p>{_words.Footer}</p><p>{_words.Newsletter}</p></div></body>
        """;

    private string Statute()
    {
        var body = new StringBuilder();
        for (var n = 0; n < text.Paragraphs.Count; n++)
        {
            if (n % 3 == 0) body.Append(CultureInfo.InvariantCulture, $"<h3 id=\"s{n / 3}\"><a href=\"/act/s{n / 3}\">§ {n / 3}</a></h3>");
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"subsection\"><span class=\"no\">({n % 3})</span> {Linked(text.Paragraphs[n])}</div>");
        }

        return $"""
            <body><div id="wrapper"><div id="head">{Menu("<div id=\"navigation\">", "</div>")}</div><div id="left"><ul class="toc">{string.Concat(Enumerable.Range(0, 12).Select(n => $"<li><a href=\"#s{n}\">§ {n}</a></li>"))}</ul></div>
            <div id="right"><h1>{E(text.Title)}</h1><div id="law">{body}</div></div><div id="bottom"><div class="footer"><p>{_words.Footer}</p></div></div><div class="cookies"><p>{_words.Cookies}</p><p>{_words.Newsletter}</p></div></div></body>
            """;
    }

    /// <summary>Every third word leads to its definition.</summary>
    private static string Linked(string paragraph)
    {
        var words = paragraph.Split(' ');
        return string.Join(' ', words.Select((word, n) => words.Length > 6 && n % 3 == 1 ? $"<a href=\"/def/{n}\">{E(word)}</a>" : E(word)));
    }

    private string Tables() => $"""
        <body bgcolor=white><table width=100%><tr><td colspan=3><font size=+2><a href=/>{_words.Menu[0]}</a></font> | <a href=/n>{_words.Menu[2]}</a><tr><td width=150 valign=top>{string.Concat(_words.Menu.Select(item => $"<a href=/{item.Length}>{item}</a><br>"))}
        <td valign=top><center><font size=+1><b>{E(text.Title)}</b></font></center><p>{string.Concat(text.Paragraphs.Select(paragraph => $"{E(paragraph)}\n<p>"))}
        <td width=200 valign=top><b>{_words.Related}</b><br><a href=/a>{Other(50)}</a><br><a href=/b>{Other(50)}</a><br><a href=/c>{Other(50)}</a><tr><td colspan=3 class=footer><hr><font size=-1>{_words.Footer} {_words.Cookies} {_words.Newsletter}</font></table></body>
        """;

    private string Breaks() => $"""
        <body><div class="head">{Menu("<div class=\"nav\">", "</div>")}</div><div class="outer"><div class="sub"><a href="/1">{Other(40)}</a><br><a href="/2">{Other(40)}</a><br></div>
        <div class="inner"><b>{E(text.Title)}</b><br><br>{string.Join("<br>\n<br>\n", text.Paragraphs.Select(E))}<br></div></div><div class="footer">{_words.Footer}<br>{_words.Newsletter}</div><div class="cookie">{_words.Cookies}</div></body>
        """;

    private string Machine() => $"""
        <body><div id="__next"><div class="css-1dbjc4n">{Menu("<div class=\"css-x8s2a\">", "</div>")}</div><div class="css-18t94o4"><div class="css-0 e1k2"><h1 class="css-9q1">{E(text.Title)}</h1><div class="css-7s">{Date}</div>
        {string.Concat(text.Paragraphs.Select(paragraph => $"<div class=\"css-p4\"><div class=\"css-p5\">{E(paragraph)}</div></div>"))}</div>
        <div class="css-g1">{Teasers("div class=\"css-grid\"", "div class=\"css-card\"", 6, 140)}</div></div><div class="css-ft footer"><div>{_words.Footer}</div></div></div>
        <div class="css-modal" role="dialog"><div>{_words.Cookies}</div><div>{_words.Newsletter}</div></div></body>
        """;

    private string Form() => $"""
        <body><form method="post" action="./page.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{new string('A', 3000)}"><div id="ctl00_header">{Menu("<div class=\"AspNet-Menu\">", "</div>")}</div>
        <div id="ctl00_MainContent"><div id="ctl00_MainContent_lblTitle"><h1>{E(text.Title)}</h1></div><span id="lblDate">{Date}</span><div id="ctl00_MainContent_divBody">{Paragraphs("<p align=\"justify\"><span style=\"font-size:11pt\">", "</span></p>")}</div></div>
        <div id="ctl00_footer" class="footer"><p>{_words.Footer}</p><p>{_words.Cookies}</p><p>{_words.Newsletter}</p></div></form></body>
        """;

    private string Split()
    {
        var half = (text.Paragraphs.Count + 1) / 2;
        return $"""
            <body>{Menu()}<div class="wrap"><div class="story"><h1>{E(text.Title)}</h1><p class="standfirst">{E(text.Paragraphs[0])}</p><div class="story-meta"><span>{_words.By}</span></div>
            <div class="text-block">{string.Concat(text.Paragraphs.Skip(1).Take(half).Select(p => $"<p>{E(p)}</p>"))}</div><div class="ad-slot advert"><p>{Other(120)}</p></div>
            <div class="text-block">{string.Concat(text.Paragraphs.Skip(1 + half).Select(p => $"<p>{E(p)}</p>"))}</div></div>
            <div class="promo">{Teasers("ul", "li", 5, 100)}</div></div><footer>{_words.Footer}<p>{_words.Newsletter}</p></footer><div id="onetrust-consent-sdk"><div>{_words.Cookies}</div></div></body>
            """;
    }

    private string CommentsLongerThanTheArticle() => $"""
        <body><header>{Menu()}</header><div class="main"><div class="blog-post"><h2 class="title">{E(text.Title)}</h2><small>{Date} {_words.By}</small><div class="body">{string.Concat(text.Paragraphs.Take(3).Select(p => $"<p>{E(p)}</p>"))}</div></div>
        <div class="comments" id="comments"><h3>{_words.Comments}</h3>{string.Concat(Enumerable.Range(0, 8).Select(_ => $"<div class=\"comment\"><div class=\"comment-author\">N. N.</div><div class=\"comment-body\"><p>{Other(500)}</p></div></div>"))}</div></div>
        <footer><p>{_words.Footer}</p><p>{_words.Cookies}</p><p>{_words.Newsletter}</p></footer></body>
        """;

    private string Preformatted() => $"""
        <body><h1>{E(text.Title)}</h1><p><a href="/">{_words.Menu[0]}</a> | <a href="/n">{_words.Menu[2]}</a></p><pre>
        {string.Join("\n\n", text.Paragraphs.Select(E))}
        </pre><hr><div class="footer"><address>{_words.Footer}</address><p>{_words.Newsletter}</p><p>{_words.Cookies}</p></div></body>
        """;

    private string Elementor() => $"""
        <body class="elementor-page"><div data-elementor-type="header" class="elementor elementor-location-header">{Menu("<nav class=\"elementor-nav-menu\">", "</nav>")}</div><div data-elementor-type="wp-post" class="elementor elementor-9"><section class="elementor-section"><div class="elementor-container">
        <div class="elementor-column"><div class="elementor-widget elementor-widget-heading"><div class="elementor-widget-container"><h1>{E(text.Title)}</h1></div></div>
        {string.Concat(text.Paragraphs.Select(paragraph => $"<div class=\"elementor-element elementor-widget elementor-widget-text-editor\"><div class=\"elementor-widget-container\"><p>{E(paragraph)}</p></div></div>"))}</div></div></section></div>
        <div data-elementor-type="footer" class="elementor elementor-location-footer"><p>{_words.Footer}</p><p>{_words.Newsletter}</p></div><div class="cmplz-cookiebanner"><div>{_words.Cookies}</div></div></body>
        """;

    /// <summary>The article is one of several columns, with a column of other news beside it, and no names that help.</summary>
    private string Portal() => $"""
        <body><div class="w1000 clearfix"><div class="t01">{string.Concat(_words.Menu.Select(item => $"<a href=\"/{item.Length}\">{item}</a> "))}</div></div><div class="w1000 p2j_con03"><div class="fl text_con_left"><h1>{E(text.Title)}</h1><div class="text_title"><p class="fl">{Date}</p></div>
        <div class="box_con">{Paragraphs("<p style=\"text-indent: 2em;\">\n", "</p>")}<div class="edit">({_words.By})</div></div></div>
        <div class="fr text_con_right"><ul class="list14">{string.Concat(Enumerable.Range(0, 10).Select(n => $"<li><a href=\"/{n}.html\">{Other(40)}</a></li>"))}</ul></div></div>
        <div class="w1000 copyright"><p>{_words.Footer}</p></div><div class="popup"><p>{_words.Newsletter}</p><p>{_words.Cookies}</p></div></body>
        """;

    private string Numbered() => $"""
        <body>{Menu()}<div id="main"><h1>{E(text.Title)}</h1><ol>{string.Concat(text.Paragraphs.Select(paragraph => $"<li><span class=\"num\"></span>{E(paragraph)}</li>"))}</ol></div>
        <div class="links"><ul>{string.Concat(Enumerable.Range(0, 8).Select(n => $"<li><a href=\"/{n}\">{Other(45)}</a></li>"))}</ul></div><footer><p>{_words.Footer}</p><p>{_words.Newsletter}</p></footer><div class="cookies"><p>{_words.Cookies}</p></div></body>
        """;
}
