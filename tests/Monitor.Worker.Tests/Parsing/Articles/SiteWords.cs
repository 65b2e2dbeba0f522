namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>What sites say around their articles, in the languages of the made pages.</summary>
internal sealed record SiteWords(string[] Menu, string Cookies, string Footer, string Related, string Share, string Newsletter, string By, string Comments)
{
    private static readonly Dictionary<string, SiteWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            ["Home", "About us", "News", "Publications", "Careers", "Contact"],
            "We use cookies to improve your experience on this website and to analyse traffic. By continuing to browse, you agree to our use of cookies.",
            "This website is maintained by the press office. All content is available under the open government licence, except where otherwise stated.",
            "Related stories", "Share this page", "Subscribe to our newsletter and receive the most important news in your inbox every morning, free of charge.", "By Jordan Ellis", "Comments"),
        ["de"] = new(
            ["Startseite", "Über uns", "Aktuelles", "Publikationen", "Karriere", "Kontakt"],
            "Wir verwenden Cookies, um Inhalte zu personalisieren und die Zugriffe auf unsere Website zu analysieren. Mit der Nutzung stimmen Sie dem zu.",
            "Verantwortlich für den Inhalt ist die Pressestelle. Alle Rechte vorbehalten, soweit nicht anders angegeben; Nachdruck nur mit Genehmigung.",
            "Das könnte Sie auch interessieren", "Seite teilen", "Abonnieren Sie unseren Newsletter und erhalten Sie jeden Morgen kostenlos die wichtigsten Nachrichten.", "Von Kim Berger", "Kommentare"),
        ["fr"] = new(
            ["Accueil", "À propos", "Actualités", "Publications", "Emplois", "Contact"],
            "Nous utilisons des cookies pour améliorer votre expérience et mesurer l'audience. En poursuivant votre navigation, vous acceptez leur utilisation.",
            "Ce site est édité par le service de presse. Sauf mention contraire, tous les contenus sont proposés sous licence ouverte.",
            "Sur le même sujet", "Partager cette page", "Abonnez-vous à notre lettre d'information et recevez chaque matin, gratuitement, l'essentiel de l'actualité.", "Par Camille Moreau", "Commentaires"),
        ["es"] = new(
            ["Inicio", "Quiénes somos", "Noticias", "Publicaciones", "Empleo", "Contacto"],
            "Utilizamos cookies para mejorar su experiencia y analizar el tráfico. Si continúa navegando, consideramos que acepta su uso.",
            "Este sitio es mantenido por la oficina de prensa. Salvo indicación contraria, los contenidos se publican con licencia abierta.",
            "Noticias relacionadas", "Compartir", "Suscríbase a nuestro boletín y reciba cada mañana, gratis, las noticias más importantes.", "Por Alex Romero", "Comentarios"),
        ["zh"] = new(
            ["首页", "关于我们", "新闻", "政务公开", "招聘", "联系我们"],
            "本网站使用Cookie来改善您的浏览体验并分析访问量。继续浏览即表示您同意我们使用Cookie。", "本网站由新闻办公室主办，版权所有，未经书面授权禁止转载，备案编号请见页面底部。",
            "相关新闻", "分享到", "订阅我们的电子报，每天早上免费收到最重要的新闻，随时可以取消订阅。", "记者 王晓明", "评论"),
        ["ja"] = new(
            ["ホーム", "概要", "ニュース", "刊行物", "採用情報", "お問い合わせ"],
            "当サイトでは、利便性の向上とアクセス解析のためにCookieを使用しています。閲覧を続けることで、Cookieの使用に同意したものとみなします。", "このサイトは広報室が運営しています。掲載内容の無断転載を禁じます。著作権は各権利者に帰属します。",
            "関連記事", "共有する", "メールマガジンに登録すると、毎朝、重要なニュースを無料でお届けします。いつでも解除できます。", "文・佐藤 翔", "コメント"),
        ["ko"] = new(
            ["홈", "소개", "뉴스", "간행물", "채용", "연락처"],
            "이 웹사이트는 이용 경험을 개선하고 트래픽을 분석하기 위해 쿠키를 사용합니다. 계속 이용하시면 쿠키 사용에 동의하는 것으로 간주합니다.", "이 사이트는 홍보실에서 운영합니다. 별도 표시가 없는 한 모든 내용의 무단 전재와 배포를 금지합니다.",
            "관련 기사", "공유하기", "뉴스레터를 구독하시면 매일 아침 중요한 소식을 무료로 보내 드립니다.", "김민수 기자", "댓글"),
        ["ar"] = new(
            ["الرئيسية", "من نحن", "الأخبار", "المنشورات", "الوظائف", "اتصل بنا"],
            "نستخدم ملفات تعريف الارتباط لتحسين تجربتك وتحليل حركة المرور على الموقع. بمتابعة التصفح، فإنك توافق على استخدامها.", "يدير هذا الموقع المكتب الصحفي. جميع الحقوق محفوظة ما لم يذكر خلاف ذلك، ولا يجوز إعادة النشر دون إذن.",
            "أخبار ذات صلة", "مشاركة", "اشترك في نشرتنا الإخبارية لتصلك أهم الأخبار كل صباح مجانا.", "بقلم سامي حداد", "التعليقات"),
        ["ru"] = new(
            ["Главная", "О нас", "Новости", "Публикации", "Вакансии", "Контакты"],
            "Мы используем файлы cookie, чтобы улучшить работу сайта и анализировать посещаемость. Продолжая просмотр, вы соглашаетесь с этим.", "Сайт ведёт пресс-служба. Все права защищены, если не указано иное; перепечатка только с разрешения редакции.",
            "Похожие материалы", "Поделиться", "Подпишитесь на нашу рассылку и получайте главные новости каждое утро бесплатно.", "Автор: Анна Орлова", "Комментарии"),
        ["th"] = new(
            ["หน้าแรก", "เกี่ยวกับเรา", "ข่าว", "สิ่งพิมพ์", "ร่วมงานกับเรา", "ติดต่อเรา"],
            "เว็บไซต์นี้ใช้คุกกี้เพื่อปรับปรุงประสบการณ์ของท่านและวิเคราะห์การเข้าชม การใช้งานต่อถือว่าท่านยอมรับการใช้คุกกี้", "เว็บไซต์นี้ดูแลโดยสำนักงานประชาสัมพันธ์ สงวนลิขสิทธิ์ตามกฎหมาย ห้ามทำซ้ำโดยไม่ได้รับอนุญาต",
            "ข่าวที่เกี่ยวข้อง", "แชร์", "สมัครรับจดหมายข่าวของเราเพื่อรับข่าวสำคัญทุกเช้าโดยไม่มีค่าใช้จ่าย", "โดย สมชาย ใจดี", "ความคิดเห็น"),
    };

    public static SiteWords In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];
}
