using System.Collections.Frozen;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>How lines begin that sites put between paragraphs: to read on elsewhere, to share, to sign up.</summary>
internal static class StockPhrases
{
    private static readonly string[] Openings =
    [
        "Read more", "Read also", "Also read", "Read next", "See also:", "More on this", "More from", "Related:", "Related articles", "Related stories", "Related posts", "Recommended", "Share this", "Share on", "Share:",
        "Follow us", "Subscribe to", "Sign up for", "Advertisement", "Story continues", "Click here to", "Download our app", "Join our", "Comments are closed", "Leave a comment", "Print this", "Email this", "Filed under", "Tagged with", "Tags:",
        "All rights reserved", "©", "Copyright ©", "Skip to", "Back to top", "Continue reading", "Trending now", "Watch:", "Listen:",
        "Lesen Sie auch", "Lesen Sie mehr", "Mehr zum Thema", "Mehr lesen", "Weiterlesen", "Anzeige", "Teilen", "Zum Thema", "Newsletter", "Auch interessant",
        "À lire aussi", "A lire aussi", "Lire aussi", "Lire la suite", "À lire également", "Partager", "Publicité", "Abonnez-vous", "Voir aussi",
        "Lea también", "Lee también", "Leer más", "Te puede interesar", "También te puede interesar", "Le puede interesar", "Compartir", "Publicidad", "Suscríbete", "Síguenos", "Ver también",
        "Leia também", "Leia mais", "Veja também", "Publicidade", "Compartilhe", "Leggi anche", "Leggi tutto", "Condividi", "Pubblicità", "Potrebbe interessarti",
        "Lees ook", "Lees meer", "Advertentie", "Læs også", "Les også", "Läs också", "Läs mer", "Annons", "Lue myös", "Mainos", "Czytaj także", "Czytaj też", "Czytaj więcej", "Zobacz także", "Reklama", "Zobacz też", "Čtěte také", "Přečtěte si", "Olvassa el", "Citește și", "Citiți și",
        "Читайте также", "Читать далее", "Подписывайтесь", "Поделиться", "Реклама", "Читайте також", "Подписаться", "Ayrıca oku", "Devamını oku", "Διαβάστε επίσης", "Διαβάστε ακόμη",
        "اقرأ أيضا", "اقرأ أيضًا", "اقرأ المزيد", "شارك", "קראו גם", "קרא עוד", "相关阅读", "相关新闻", "相关报道", "延伸阅读", "责任编辑", "分享到", "推荐阅读", "関連記事", "あわせて読みたい", "続きを読む", "広告", "관련기사", "무단전재", "อ่านเพิ่มเติม", "ข่าวที่เกี่ยวข้อง", "Baca juga", "Đọc thêm", "Xem thêm",
    ];

    private static readonly FrozenDictionary<char, string[]> ByFirst = Openings.GroupBy(opening => char.ToUpperInvariant(opening[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <param name="line">The text that the line begins with.</param>
    /// <param name="length">Characters in the whole line, white space not counted.</param>
    public static bool Opens(ReadOnlySpan<char> line, int length)
    {
        line = line.TrimStart();
        if (line.IsEmpty || !ByFirst.TryGetValue(char.ToUpperInvariant(line[0]), out var openings)) return false;
        foreach (var opening in openings)
        {
            if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && IsMeant(opening, line, length)) return true;
        }

        return false;
    }

    /// <summary>A single word must be the whole line or stand before a colon: "Anzeige" is also how a duty to report begins.</summary>
    private static bool IsMeant(string opening, ReadOnlySpan<char> line, int length)
    {
        if (!char.IsLetter(opening[^1])) return true;
        var next = line.Length > opening.Length ? line[opening.Length] : '\0';
        if (next is ':' or '：') return true;
        return opening.Contains(' ', StringComparison.Ordinal) ? !char.IsLetterOrDigit(next) : length <= opening.Length + 2;
    }
}
