using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>What links of pagers say, in the languages of the catalogue and their neighbours.</summary>
internal static partial class NextWords
{
    private const int LongestText = 40;

    /// <summary>A list of so many pages is rarer than a choice of years.</summary>
    private const int FirstYear = 1900;

    private const int LastYear = 2100;

    private static readonly HashSet<string> Next = new(StringComparer.OrdinalIgnoreCase)
    {
        "next", "older", "suivant", "suivante", "suivants", "suivantes", "siguiente", "siguientes", "próxima", "próximo", "próximas", "próximos", "seguinte", "seguintes", "seguent", "següent",
        "successiva", "successivo", "successivi", "prossima", "prossimo", "avanti", "weiter", "nächste", "nächster", "nächstes", "vor", "volgende", "verder", "nästa", "neste", "næste", "nästkommande",
        "seuraava", "seuraavat", "järgmine", "järgmised", "edasi", "nākamā", "nākamais", "tālāk", "kitas", "kita", "toliau", "następna", "następny", "następne", "dalej", "další", "následující",
        "ďalšia", "ďalší", "ďalej", "nasledujúca", "következő", "tovább", "următoarea", "următorul", "înainte", "следваща", "следващ", "напред", "следующая", "следующий", "вперед", "вперёд", "далее",
        "наступна", "наступний", "далі", "sljedeća", "sljedeći", "dalje", "sledeća", "sledeći", "следећа", "naslednja", "naprej", "επόμενη", "επόμενο", "επόμενα", "επόμενες",
        "sonraki", "ileri", "التالي", "التالية", "הבא", "הבאה", "הבאים", "بعدی", "अगला", "अगले", "अगली", "आगे", "পরবর্তী", "அடுத்த", "அடுத்தது", "ඊළඟ", "මීළඟ", "ถัดไป", "หน้าถัดไป",
        "berikutnya", "selanjutnya", "berikut", "seterusnya", "susunod", "tiếp", "sau", "다음", "다음페이지", "次", "次へ", "次ページ", "次のページ", "下一页", "下一頁", "下页", "下頁", "后一页", "後一頁",
        "inayofuata", "ijayo", "mbele", "nesaf", "aghaidh", "chugainn", "ቀጣይ", "ቀጥል", "ቀጣዩ", "ahakurikira", "ibikurikira", "ikurikira", "panuku", "volgend",
    };

    /// <summary>What may stand beside such a word. With anything else it may be the next meeting, month or article.</summary>
    private static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase)
    {
        "page", "pages", "current", "results", "result", "posts", "post", "entries", "items", "records", "documents", "news", "list", "view", "go", "to", "the", "of", "load", "show", "set", "aller", "à", "la", "les", "le",
        "página", "páginas", "resultados", "ir", "a", "pagina", "pagine", "risultati", "alla", "seite", "seiten", "zur", "ergebnisse", "naar", "resultaten", "sida", "sidan", "sidor", "till", "side", "sider", "til",
        "sivu", "sivut", "lehekülg", "lapa", "puslapis", "strona", "stron", "strony", "stránka", "strana", "stránky", "oldal", "oldalra", "страница", "страницы", "сторінка", "stranica", "stran", "σελίδα", "σελίδες",
        "sayfa", "sayfaya", "الصفحة", "صفحة", "النتائج", "עמוד", "דף", "לעמוד", "לדף", "صفحه", "पृष्ठ", "पेज", "পৃষ্ঠা", "পাতা", "பக்கம்", "පිටුව", "หน้า", "halaman", "laman", "muka", "surat", "pahina", "na", "trang", "kế", "theo", "페이지", "ページ",
        "へ", "页", "頁", "ukurasa", "tudalen", "leathanach", "ar", "seo", "an", "ገጽ", "urupapuro", "whārangi", "pg", "p",
    };

    private static readonly HashSet<string> Arrows = new(StringComparer.Ordinal) { ">", "›", "→", "❯", "⟩", "▶", "▸", "►" };

    private static readonly HashSet<string> DoubleArrows = new(StringComparer.Ordinal) { "»", ">>", "››" };

    /// <summary>It says "next" and nothing that speaks of anything but pages.</summary>
    public static bool Says(string? text) => Line(text) is { } line && Word().Matches(line).Select(word => word.Value).ToList() is { Count: > 0 } words
        && words.Exists(Next.Contains) && words.TrueForAll(word => Next.Contains(word) || Beside.Contains(word) || IsNumber(word));

    /// <summary>It says "next" of something else: the next month, the next meeting.</summary>
    public static bool SpeaksOfElse(string? text) => text is not null && !Says(text) && Word().Matches(text).Any(word => Next.Contains(word.Value));

    /// <summary>An arrow that points on.</summary>
    public static bool IsArrow(string? text) => Line(text) is { } line && Arrows.Contains(line);

    /// <summary>A doubled arrow that points on, or to the last page.</summary>
    public static bool IsDoubleArrow(string? text) => Line(text) is { } line && DoubleArrows.Contains(line);

    public static bool IsSilent(string? text) => string.IsNullOrWhiteSpace(text);

    /// <summary>The page number that a text is ("3", "Page 3", "Current page 1"); 0 when it is none.</summary>
    public static int Number(string? text)
    {
        if (Line(text) is not { } line || Numbered().Match(line) is not { Success: true } match) return 0;
        if (!Word().Matches(match.Groups["label"].Value).All(word => Beside.Contains(word.Value))) return 0;
        return int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is < FirstYear or > LastYear ? number : 0;
    }

    private static string? Line(string? text) =>
        text is null || text.Length > LongestText * 4 || Space().Replace(text, " ").Trim() is not { Length: > 0 and <= LongestText } line ? null : line;

    private static bool IsNumber(string word) => word.All(char.IsDigit);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[\p{L}\p{M}]+|[0-9]+")]
    private static partial Regex Word();

    // Words for those who cannot see stand before the number: "Page", "Current page". Anything behind it makes it another number.
    [GeneratedRegex(@"^(?<label>\D{0,25}?)(?<number>[0-9]{1,5})\.?$")]
    private static partial Regex Numbered();
}
