using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The words that sites name their parts with, in the languages met.</summary>
internal static class NameWords
{
    private static readonly (NameHint Hint, string Words)[] Lists =
    [
        (NameHint.Navigation, """
            nav navbar navigation navi navlinks mainnav subnav sidenav topnav globalnav menu menus submenu mainmenu breadcrumb breadcrumbs crumb crumbs pagination pager paging
            pagenav prevnext nextprev skip skiplink skiplinks sitemap toolbar toolbox topbar filariane ariane migas hauptnavigation brotkrumen navigationbar menue navigacion
            navegacao jumplinks backtotop totop languageswitcher toc
            """),
        (NameHint.Side, "sidebar sidebars side sidebox rail rightrail leftrail rightcol leftcol rightcolumn leftcolumn sidecolumn secondary tertiary marginal marginalia marginalspalte seitenleiste lateral complementary infobox factbox"),
        (NameHint.Foot, "footer foot copyright footers subfooter pagefooter sitefooter fusszeile fuss colophon contentinfo rodape pie"),
        (NameHint.Head, "header masthead topheader pageheader siteheader banner logo branding hero"),
        (NameHint.Share, """
            share shares sharing sharer sharebar sharebuttons sharetools sharethis addthis addtoany sharedaddy sociable social socials socialmedia socialshare socialbar socialicons socialnetworks
            facebook twitter whatsapp linkedin pinterest telegram follow followus teilen sharelinks compartir partager partage compartilhar condividi delen dela udostepnij bookmark bookmarks
            """),
        (NameHint.Related, """
            related relateds relatedposts relatedarticles relatedcontent relatedlinks relatednews recommended recommendation recommendations recommends suggestions suggested similar readnext upnext nextup
            morenews morestories morefrom mostread mostpopular mostviewed popular trending latest latestnews teaser teasers promo promos promotion promobox taboola outbrain zergnet revcontent mgid
            verwandte weitere relacionados relacionadas relacionado relacionada correlati correlate associes associe seealso alsoread readalso linkbox linklist topstories crosslinks jprelatedposts
            """),
        (NameHint.Comment, "comment comments commentlist commentary commentform disqus respond reply replies kommentar kommentare commentaire commentaires comentario comentarios commenti reacties livefyre coral discourse usercomments pingback trackback"),
        (NameHint.Advert, "ad ads adv advert adverts advertisement advertisements advertising advertorial adsense adslot adunit adbox adcontainer adwrapper sponsor sponsors sponsored sponsorship dfp werbung anzeige anzeigen publicidad publicite pubblicita reklama reklam annonce promoted commercial merch affiliate"),
        (NameHint.Notice, "cookie cookies cookiebanner cookiebar cookieconsent cookienotice consent gdpr cmp onetrust didomi usercentrics modal popup popups overlay dialog toast tooltip flyout offcanvas dropdown interstitial alertbar notification notifications browserupgrade"),
        (NameHint.SignUp, "newsletter newsletters subscribe subscription subscriptions signup signin login register registration optin mailinglist paywall regwall piano donate donation donations membership abo abonnement mailchimp"),
        (NameHint.Author, "author authors authorbox authorinfo byline bylines bio biography avatar vcard contributor contributors autor autoren auteur auteurs autore verfasser writer aboutauthor"),
        (NameHint.Date, "date dates dateline datetime timestamp published pubdate publishdate posted posttime datum fecha updated lastmodified"),
        (NameHint.Meta, "meta metadata metas tags tag taglist tagcloud category categories cats keywords kicker eyebrow rating ratings votes stats views viewcount readingtime postmeta entrymeta infos infoline topics hashtags labels rights permalink tools actions utility utilities buttons button btn"),
        (NameHint.Caption, "caption captions figcaption credit credits photocredit imagecaption imgcaption wpcaption bildunterschrift legende"),
        (NameHint.Gallery, "gallery galleries slideshow slider carousel thumbnails player lightbox"),
        (NameHint.Lead, "lead lede perex intro introduction standfirst dek deck chapo chapeau sapo ingress vorspann entradilla bajada sommario occhiello subheadline abstract summary synopsis"),
        (NameHint.Whole, "article articles post entry story hentry blogpost newsitem news press release pressrelease artikel beitrag meldung noticia nota articulo artigo articolo artykul publication statement speech document law act legislation statute bill"),
        (NameHint.Part, "content contents body text main copy inner detail details inhalt contenido conteudo contenu contenuto corpo cuerpo corps testo texto texte tekst tresc richtext wysiwyg rte prose markdown copytext bodytext"),
        (NameHint.Body, """
            articlebody articlecontent articletext articlemain postbody postcontent posttext entrycontent entrybody entrytext storybody storycontent storytext bodycopy bodytext maintext fulltext newstext newscontent
            newsbody pressbody blogcontent artikeltext articletekst articlecopy
            """),
        (NameHint.Negation, "no has with without not"),
    ];

    // An id made from a heading has many words, and they are about the text.
    private const int MostWordsOfId = 3;

    private static readonly NameTable Table = NameTable.Of(Lists.SelectMany((list, index) => list.Words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => (word, (byte)index))).DistinctBy(pair => NameTable.Key(pair.Item1)));

    // Only as a whole name: "hidden-print" and "md:hidden" are shown on most screens.
    private static readonly NameTable Unseen = NameTable.Of(
        "hidden hide invisible sr-only sronly visually-hidden visuallyhidden screen-reader-text screenreader-only d-none noprint element-invisible offscreen off-screen assistive-text u-hidden is-hidden"
            .Split(' ').Select(word => (word, (byte)1)));

    public static bool IsUnseen(ReadOnlySpan<char> names)
    {
        foreach (var part in names.Split(' '))
        {
            if (names[part] is { IsEmpty: false } name && Unseen.TryFind(NameTable.Key(name), out _)) return true;
        }

        return false;
    }

    public static NameHint ReadId(ReadOnlySpan<char> id)
    {
        var rest = id;
        for (var words = 0; Next(ref rest) is { IsEmpty: false }; words++)
        {
            if (words == MostWordsOfId) return NameHint.None;
        }

        return Read(id);
    }

    /// <summary>What all words of a name say together.</summary>
    public static NameHint Read(ReadOnlySpan<char> name)
    {
        var hints = NameHint.None;
        var last = NameHint.None;
        while (Next(ref name) is { IsEmpty: false } word)
        {
            var hint = Table.TryFind(NameTable.Key(word), out var list) ? Lists[list].Hint : NameHint.None;
            if (last != NameHint.Negation && hint != NameHint.Negation) hints |= hint;
            last = hint;
        }

        return hints;
    }

    /// <summary>A word ends at what is no letter, and where a capital follows a small one.</summary>
    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> name)
    {
        var start = 0;
        while (start < name.Length && !char.IsAsciiLetter(name[start])) start++;
        var end = start;
        while (end < name.Length && char.IsAsciiLetter(name[end]) && !(end > start && char.IsAsciiLetterUpper(name[end]) && char.IsAsciiLetterLower(name[end - 1]))) end++;
        var word = name[start..end];
        name = name[end..];
        return word;
    }
}
