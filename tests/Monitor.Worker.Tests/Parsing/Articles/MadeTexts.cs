using System.Globalization;

namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>Short acts in several scripts, made of sentences that number themselves, and what other pages of the site are about.</summary>
internal static class MadeTexts
{
    private static readonly Dictionary<string, (string Title, string[] Sentences, string[] Others)> Texts = new(StringComparer.Ordinal)
    {
        ["en"] = (
            "Ministry orders providers to answer requests within ten days",
            [
                "The ministry said on Tuesday that every provider must answer a lawful request for subscriber data within {0} days, whatever the size of its service.",
                "Where the life of a person is at risk, the period is {0} hours; the request may then be made by telephone and confirmed in writing afterwards.",
                "A provider keeps a record of each request for {0} years, and publishes once a year how many it has received, answered and refused.",
            ],
            ["Harbour dues for fishing vessels will rise by three per cent from the first of next month, the port authority has announced, after two years without change.", "Road works on the northern bypass will close two lanes until the end of the summer, and drivers are asked to take the old coast road instead of waiting."]),
        ["de"] = (
            "Anbieter müssen Bestandsdaten künftig binnen zehn Tagen herausgeben",
            [
                "Das Ministerium teilte am Dienstag mit, dass jeder Anbieter ein rechtmäßiges Ersuchen binnen {0} Tagen beantworten muss, gleich wie groß sein Dienst ist.",
                "Bei Gefahr für Leib oder Leben beträgt die Frist {0} Stunden; das Ersuchen kann dann mündlich gestellt und später schriftlich bestätigt werden.",
                "Der Anbieter bewahrt die Aufzeichnung über jedes Ersuchen {0} Jahre lang auf und veröffentlicht jährlich, wie viele er beantwortet hat.",
            ],
            ["Die Hafengebühren für Fischereifahrzeuge steigen zum nächsten Monat um drei Prozent, wie die Hafenbehörde nach zwei Jahren ohne Änderung bekannt gab.", "Wegen Bauarbeiten an der nördlichen Umgehung bleiben bis Ende des Sommers zwei Fahrstreifen gesperrt, Ortskundige weichen auf die Küstenstraße aus."]),
        ["zh"] = (
            "主管部门要求服务提供者十日内答复数据调取请求",
            [
                "主管部门星期二表示，任何服务提供者收到合法的用户数据调取请求后，应当在{0}日内作出答复，不论其服务规模大小如何。",
                "涉及人身安全的紧急情形，答复期限为{0}小时；有关机关可以先以电话提出请求，事后再补交书面文件予以确认。",
                "服务提供者应当将每一项请求的记录保存{0}年，并且每年向社会公布收到、答复以及拒绝的请求数量。",
            ],
            ["港务局宣布，自下月一日起，渔船的港口使用费将上调百分之三，这是两年来的首次调整，预计影响本市全部渔港。", "北部环线的道路施工将持续到夏末，期间封闭两条车道，请过往司机提前绕行沿海公路，以免长时间等候。"]),
        ["ja"] = (
            "事業者に十日以内の回答を義務付ける省令を公布",
            [
                "同省は火曜日、適法な利用者情報の開示請求を受けた事業者は、事業の規模にかかわらず、{0}日以内に回答しなければならないと発表した。",
                "人の生命に危険がある場合の期限は{0}時間とし、請求はまず電話で行い、後に書面で確認することができる。",
                "事業者は、請求ごとの記録を{0}年間保存し、受理、回答および拒否の件数を毎年公表しなければならない。",
            ],
            ["港湾局は、漁船の入港料を来月一日から三パーセント引き上げると発表した。料金の改定は二年ぶりで、市内のすべての漁港が対象となる。", "北部バイパスの道路工事により、夏の終わりまで二車線が通行止めとなる。運転者は海岸沿いの旧道を利用するよう求められている。"]),
        ["ar"] = (
            "الوزارة تلزم مقدمي الخدمات بالرد على الطلبات خلال عشرة أيام",
            [
                "قالت الوزارة يوم الثلاثاء إن على كل مقدم خدمة أن يرد على أي طلب قانوني للحصول على بيانات المشتركين خلال {0} يوما، مهما كان حجم خدمته.",
                "وإذا كانت حياة شخص معرضة للخطر، تكون المهلة {0} ساعة، ويجوز عندئذ تقديم الطلب هاتفيا ثم تأكيده كتابة بعد ذلك.",
                "ويحتفظ مقدم الخدمة بسجل لكل طلب مدة {0} سنوات، وينشر كل عام عدد الطلبات التي تلقاها وأجاب عنها ورفضها.",
            ],
            ["أعلنت سلطة الميناء أن رسوم سفن الصيد سترتفع بنسبة ثلاثة في المئة اعتبارا من مطلع الشهر المقبل، بعد عامين من دون تغيير.", "تؤدي أعمال الطرق على التحويلة الشمالية إلى إغلاق مسارين حتى نهاية الصيف، ويرجى من السائقين سلوك الطريق الساحلي القديم."]),
        ["th"] = (
            "กระทรวงกำหนดให้ผู้ให้บริการตอบคำขอข้อมูลภายในสิบวัน",
            [
                "กระทรวงแถลงเมื่อวันอังคารว่าผู้ให้บริการทุกรายต้องตอบคำขอข้อมูลผู้ใช้บริการที่ชอบด้วยกฎหมายภายใน {0} วัน ไม่ว่าบริการนั้นจะมีขนาดเท่าใด.",
                "กรณีที่ชีวิตของบุคคลตกอยู่ในอันตราย ให้ตอบภายใน {0} ชั่วโมง โดยอาจยื่นคำขอทางโทรศัพท์ก่อน แล้วจึงยืนยันเป็นหนังสือในภายหลัง.",
                "ผู้ให้บริการต้องเก็บบันทึกคำขอแต่ละรายการไว้เป็นเวลา {0} ปี และเผยแพร่จำนวนคำขอที่ได้รับ ตอบ และปฏิเสธเป็นประจำทุกปี.",
            ],
            ["การท่าเรือประกาศขึ้นค่าธรรมเนียมเรือประมงร้อยละสามตั้งแต่ต้นเดือนหน้า, นับเป็นการปรับครั้งแรกในรอบสองปีของท่าเรือทุกแห่งในจังหวัด", "การซ่อมถนนเลี่ยงเมืองด้านเหนือจะปิดการจราจรสองช่องทางจนถึงสิ้นฤดูร้อน, ขอให้ผู้ขับขี่ใช้ถนนเลียบชายฝั่งสายเก่าแทน"]),
    };

    public static IEnumerable<string> Languages => Texts.Keys;

    public static MadeText Of(string language, int paragraphs)
    {
        var (title, sentences, _) = Texts[language];
        var all = Enumerable.Range(1, paragraphs).Select(n => string.Format(CultureInfo.InvariantCulture, sentences[(n - 1) % sentences.Length], n + 1));
        return new(title, language, new(2031, 2, 4), [.. all]);
    }

    public static IReadOnlyList<string> Others(string language) => Texts[language].Others;
}
