namespace Monitor.Worker.Detecting;

/// <summary>What pages call themselves that are no record: "not found", "sign in". Looked for at the start of a page's title only.</summary>
internal static class PageWords
{
    private static readonly string[] NotFound =
    [
        "404", "error 404", "page not found", "not found", "page cannot be found", "the page you requested", "file not found", "document not found", "resource not found",
        "página no encontrada", "pagina no encontrada", "página não encontrada", "pagina non trovata", "page introuvable", "page non trouvée", "seite nicht gefunden",
        "nicht gefunden", "pagina niet gevonden", "sidan hittades inte", "siden ble ikke funnet", "siden blev ikke fundet", "sivua ei löydy", "strona nie została znaleziona",
        "nie znaleziono", "stránka nenalezena", "az oldal nem található", "pagina nu a fost găsită", "η σελίδα δεν βρέθηκε", "страница не найдена", "сторінку не знайдено",
        "sayfa bulunamadı", "الصفحة غير موجودة", "הדף לא נמצא", "पृष्ठ नहीं मिला", "ページが見つかりません", "페이지를 찾을 수 없습니다", "页面未找到", "找不到页面", "找不到頁面", "không tìm thấy trang",
        "halaman tidak ditemukan",
    ];

    private static readonly string[] Gate =
    [
        "sign in", "sign-in", "log in", "login", "access denied", "attention required", "just a moment", "security check", "are you a robot", "captcha", "forbidden", "403",
        "session expired", "anmelden", "zugriff verweigert", "connexion", "accès refusé", "iniciar sesión", "acceso denegado", "iniciar sessão", "acesso negado", "accedi",
        "accesso negato", "inloggen", "logga in", "zaloguj", "giriş yap", "вход", "доступ запрещен", "تسجيل الدخول", "ログイン", "로그인", "登录", "登入", "đăng nhập",
        "service unavailable", "under maintenance", "site maintenance", "wartungsarbeiten", "en mantenimiento", "en maintenance", "manutenção",
    ];

    public static string? OfNotFound(string? title) => Find(title, NotFound);

    public static string? OfGate(string? title) => Find(title, Gate);

    // A law on access to something begins with other words than these, and goes on after them.
    private static string? Find(string? title, string[] words)
    {
        if (title is null) return null;
        var plain = title.AsSpan().Trim();
        foreach (var word in words)
        {
            if (!plain.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            if (plain.Length == word.Length || !char.IsLetterOrDigit(plain[word.Length])) return word;
        }

        return null;
    }
}
