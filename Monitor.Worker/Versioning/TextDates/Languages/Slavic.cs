using static Monitor.Worker.Documents.DateKinds;
using static Monitor.Worker.Versioning.TextDates.RelativeForm;

namespace Monitor.Worker.Versioning.TextDates.Languages;

/// <summary>Polish, Czech, Russian and Ukrainian.</summary>
internal static class Slavic
{
    public static readonly DateLanguage[] All =
    [
        new()
        {
            Code = "pl",
            Months = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"],
            Cues =
            [
                (Effective, @"(?:wchodzi|wchodzą|wejdzie|wejdą) w życie|(?:uzyskuje|nabiera) moc"),
                (Application, @"(?:stosuje|stosują) się (?:od|począwszy)|(?:ma|mają) zastosowanie (?:od|począwszy)"),
                (CommentsClose, @"(?:uwagi|opinie) (?:[^.;]{0,100} )?(?:do dnia|w terminie do|do [0-9])|(?:konsultacje|konsultacje publiczne) (?:[^.;]{0,60} )?(?:do dnia|trwają do|potrwają do|kończą się|zakończą się|do)|termin (?:[^.;]{0,60} )?(?:uwag|konsultacji|opinii) (?:[^.;]{0,40} )?(?:do|upływa|mija)"),
                (Sunset, @"(?:traci|tracą|utraci) moc|(?:obowiązuje|obowiązują|stosuje się) do dnia|wygasa (?:z dniem|w dniu)"),
                (Review, @"(?:dokona|dokonuje|przeprowadza|przeprowadzi) (?:[^.;]{0,60} )?(?:przeglądu|oceny|ocenę|przegląd|ewaluacji)"),
            ],
            Foreign = @"(?:ustaw[ayęie]{1,2}|rozporządzeni[aeu]{1,2}|dyrektyw[ayęie]{1,2}|uchwał[ayęie]{1,2}|decyzj[aeięi]{1,2}|zarządzeni[aeu]{1,2}|umow[ayęie]{1,2}|konwencj[aeięi]{1,2}|wyrok[uiem]{0,2}|posiedzeni[aeu]{1,2}|pism[aou]{1,2})[^.;]{0,60}z dnia|z dnia|urodzon[ya] (?:dnia )?|w dniu podpisani",
            Elsewhere = @"urodzon|wszedł w życie|weszła w życie|weszło w życie|weszły w życie|kadencj|posiedzenie odbędzie|odbędzie się",
            Relatives =
            [
                (FirstOfMonth, @"pierwszego dnia (?:{N} )?miesiąca (?:następującego )?(?:po |następującego po )(?:miesiącu |dniu )?(?:następującym po (?:miesiącu )?)?(?:jej |jego )?{A}"),
                (OnDay, @"{N} dnia po (?:dniu |jej |jego )?{A}|po upływie {N} dni od (?:dnia |daty )?{A}|(?:z dniem następującym|następnego dnia|w dniu następującym) po (?:dniu )?{A}"),
                (SameDay, @"(?:z dniem|w dniu|z datą) {A}"),
                (After, @"(?:po upływie |w terminie |w ciągu )?{N} {U} (?:od|po) (?:dnia |daty |dniu |jej |jego |dacie )?{A}"),
            ],
            Units = (@"dni|dnia", @"tygodni(?:e|a)?", @"miesi[ąę]c[yae]{0,2}", @"lat(?:a)?|roku"),
            Anchors = (@"ogłoszeni[aeu]{1,2}|publikacji|opublikowani[aeu]{1,2}", @"wejści[aeu]{1,2} w życie", @"przyjęci[aeu]{1,2}|uchwaleni[aeu]{1,2}"),
            Numbers = "jednego=1 dwóch=2 trzech=3 czterech=4 pięciu=5 sześciu=6 siedmiu=7 ośmiu=8 dziewięciu=9 dziesięciu=10 dwunastu=12 czternastu=14 osiemnastu=18 dwudziestego=20 trzydziestu=30 pierwszego=1 drugiego=2 trzeciego=3 czwartego=4 szóstego=6 trzy=3 dwa=2 sześć=6",
        },
        new()
        {
            Code = "cs",
            Months = ["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"],
            Cues =
            [
                (Effective, @"(?:nabývá|nabývají|nabude|nabudou) účinnosti|(?:vstupuje|vstupují|vstoupí) v platnost|(?:nabývá|nabývají) platnosti"),
                (Application, @"(?:použije|použijí|uplatní|uplatňuje|uplatňují) se (?:ode dne|od)|se (?:použije|použijí|uplatní|uplatňuje|uplatňují) (?:ode dne|od)"),
                (CommentsClose, @"připomínky (?:[^.;]{0,100} )?(?:do|nejpozději)|(?:konzultace|veřejná konzultace|připomínkové řízení) (?:[^.;]{0,60} )?(?:do|končí|potrvá|probíhá)|lhůta (?:[^.;]{0,60} )?připomín[^.;]{0,20} (?:do|končí|uplyne)"),
                (Sunset, @"(?:pozbývá|pozbývají|pozbude) (?:platnosti|účinnosti)|se zrušuje (?:ke dni|dnem)|(?:platí|použije se|zůstává v platnosti) do"),
                (Review, @"(?:přezkoumá|vyhodnotí|provede (?:[^.;]{0,60} )?(?:přezkum|hodnocení)|předloží (?:[^.;]{0,120} )?zprávu)"),
            ],
            Foreign = @"(?:zákon[aueěm]{0,2}|nařízení|směrnic[eií]{1,2}|vyhlášk[ayouě]{1,2}|usnesení|rozhodnutí|dohod[ayouě]{1,2}|úmluv[ayouě]{1,2}|schůz[eiím]{1,2}|zasedání)[^.;]{0,60}(?:ze dne|z)|ze dne|narozen[áý]?(?: dne)?",
            Elsewhere = @"narozen|vstoupil[oay]? v platnost|nabyl[oay]? účinnosti|funkční období|schůze se koná|se sejde",
            Relatives =
            [
                (FirstOfMonth, @"prvním dnem (?:{N} )?(?:kalendářního )?měsíce (?:následujícího )?po (?:dni |měsíci )?(?:jeho |jejím |jejího )?{A}"),
                (OnDay, @"(?:{N} )?dnem (?:následujícím )?po (?:dni )?(?:jeho |jejím |jejího )?{A}"),
                (SameDay, @"dnem (?:jeho |jejího |jejich )?{A}"),
                (After, @"(?:uplynutím |po uplynutí )?{N} {U} (?:ode dne|po|od) (?:dni |data )?(?:jeho |jejího |jejím )?{A}"),
            ],
            Units = (@"dn[ůíe]|dny", @"týdn[ůyie]", @"měsíc[eůi]", @"let|roků|rok[uy]?"),
            Anchors = (@"vyhlášení|zveřejnění", @"vstupu v platnost|nabytí účinnosti|účinnosti", @"přijetí|schválení"),
            Numbers = "jednoho=1 dvou=2 tří=3 čtyř=4 pěti=5 šesti=6 sedmi=7 osmi=8 devíti=9 deseti=10 dvanácti=12 patnáctým=15 dvacátým=20 prvním=1 druhého=2 třetího=3 čtvrtého=4 šestého=6 tři=3 dva=2",
        },
        new()
        {
            Code = "ru",
            Months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
            Cues =
            [
                (Effective, @"(?:вступает|вступают|вступит|вступят) в (?:законную )?силу|вводится в действие"),
                (Application, @"(?:применяется|применяются|подлежит применению|подлежат применению) (?:с|со|начиная)"),
                (CommentsClose, @"(?:замечания|предложения|замечания и предложения|заключения) (?:[^.;]{0,100} )?(?:до|по)|(?:общественное обсуждение|публичное обсуждение|обсуждение|консультации) (?:[^.;]{0,60} )?(?:до|завершается|продлится)"),
                (Sunset, @"(?:утрачивает|утрачивают|утратит) силу|признать утратившим[и]? силу (?:с|со)|действует до|действуют до|прекращает действие"),
                (Review, @"(?:проводит оценку|пересматривает|подлежит пересмотру|проводит пересмотр)"),
            ],
            Foreign = @"(?:закон[аеуом]{0,2}|указ[аеуом]{0,2}|постановлени[еяюм]{1,2}|приказ[аеуом]{0,2}|распоряжени[еяюм]{1,2}|решени[еяюм]{1,2}|конвенци[яеию]{1,2}|соглашени[еяюм]{1,2}|заседани[еяюм]{1,2})[^.;]{0,80}от|\bот|родил[саья]{2,4}|рождения",
            Elsewhere = @"родил|рождения|вступил[аои]? в силу|срок полномочий|заседание состоится",
            Relatives =
            [
                (OnDay, @"(?:со|на) следующ(?:его|ий) дн[яь] после (?:дня )?(?:его |ее |её )?(?:официального )?{A}|по истечении {N} дней (?:после|со) (?:дня )?(?:его |ее |её )?(?:официального )?{A}"),
                (SameDay, @"со дня (?:его |ее |её )?(?:официального )?{A}"),
                (After, @"(?:по истечении |через )?{N} {U} (?:после|со|с) (?:дня )?(?:его |ее |её )?(?:официального )?{A}"),
            ],
            Units = (@"дн(?:ей|я)|день", @"недел[ьяи]", @"месяц(?:ев|а)?", @"лет|года?"),
            Anchors = (@"опубликования|публикации", @"вступления в силу", @"принятия|подписания"),
            Numbers = "одного=1 двух=2 трех=3 трёх=3 четырех=4 пяти=5 шести=6 семи=7 восьми=8 девяти=9 десяти=10 двенадцати=12 тридцати=30 шестидесяти=60 девяноста=90 ста_восьмидесяти=180",
        },
        new()
        {
            Code = "uk",
            Months = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
            Cues =
            [
                (Effective, @"(?:набирає|набирають|набере|набуває|набувають|набуде) чинності|вводиться в дію"),
                (Application, @"(?:застосовується|застосовуються) (?:з|із|починаючи)"),
                (CommentsClose, @"(?:зауваження|пропозиції|зауваження та пропозиції) (?:[^.;]{0,100} )?до|(?:громадське обговорення|консультації) (?:[^.;]{0,60} )?(?:до|триває|завершується)"),
                (Sunset, @"(?:втрачає|втрачають|втратить) чинність|(?:діє|діють) до|припиняє дію"),
                (Review, @"(?:проводить оцінку|переглядає|підлягає перегляду)"),
            ],
            Foreign = @"(?:закон[уіаом]{0,2}|указ[уіаом]{0,2}|постанов[аиіюою]{1,2}|наказ[уіаом]{0,2}|рішення|конвенці[яїєю]{1,2}|угод[аиіу]{1,2}|засідання)[^.;]{0,80}від|\bвід|народив|народження",
            Elsewhere = @"народи|народження|набрав чинності|набрала чинності|набув чинності|набула чинності|строк повноважень|засідання відбудеться",
            Relatives =
            [
                (OnDay, @"(?:з дня, наступного|наступного дня|з дня, що настає) (?:за днем |після дня |після )?(?:його |її )?{A}|через {N} днів (?:з дня|після) (?:його |її )?{A}"),
                (SameDay, @"з дня (?:його |її )?{A}"),
                (After, @"(?:через |після закінчення )?{N} {U} (?:з|після|із) (?:дня |дати )?(?:його |її )?{A}"),
            ],
            Units = (@"дн(?:ів|і|я)|день", @"тижн(?:ів|і|я)", @"місяц(?:ів|і|я)", @"рок(?:ів|и|у)|рік"),
            Anchors = (@"опублікування|оприлюднення", @"набрання чинності|набуття чинності", @"прийняття|підписання"),
            Numbers = "одного=1 двох=2 три=3 трьох=3 чотири=4 чотирьох=4 шість=6 шести=6 дванадцять=12 тридцять=30",
        },
    ];
}
