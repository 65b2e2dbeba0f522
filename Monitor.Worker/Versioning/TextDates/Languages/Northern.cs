using static Monitor.Worker.Documents.DateKinds;
using static Monitor.Worker.Versioning.TextDates.RelativeForm;

namespace Monitor.Worker.Versioning.TextDates.Languages;

/// <summary>Swedish, Danish, Norwegian, Finnish and Turkish.</summary>
internal static class Northern
{
    public static readonly DateLanguage[] All =
    [
        new()
        {
            Code = "sv",
            Months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
            Cues =
            [
                (Effective, @"(?:träder|trädde inte) i kraft|ska träda i kraft|skall träda i kraft|föreslås träda i kraft|ikraftträdande:"),
                (Application, @"(?:tillämpas|ska tillämpas|börjar tillämpas|börja tillämpas|gäller) (?:första gången )?(?:från|fr\.o\.m\.|från och med|den)"),
                (CommentsClose, @"(?:synpunkter|remissvar|yttranden|remissvaren) (?:[^.;]{0,100} )?(?:senast|före)|(?:remisstiden|samrådet) (?:[^.;]{0,40} )?(?:går ut|slutar|pågår till|avslutas)|sista (?:svarsdag|dag (?:för|att) (?:[^.;]{0,40} )?(?:synpunkter|remissvar|svar))"),
                (Sunset, @"(?:upphör|upphör lagen) (?:att (?:gälla|tillämpas)|vid utgången)|ska upphöra att gälla|gäller (?:till och med|t\.o\.m\.|till utgången)"),
                (Review, @"(?:ska|skall) (?:utvärderas|ses över|utvärdera|se över|följas upp)"),
            ],
            Foreign = @"(?:lag(?:en)?|förordning(?:en)?|direktiv(?:et)?|beslut(?:et)?|dom(?:en)?|protokoll(?:et)?|sammanträde(?:t)?|avtal(?:et)?|skrivelse)[^.;]{0,40}(?<!utgången )(?:av|av den)|född(?: den)?|daterad|(?<!utgången )av den",
            Elsewhere = @"född|trädde i kraft|har trätt i kraft|mandatperiod|sammanträder|sammanträde",
            Relatives =
            [
                (FirstOfMonth, @"den första dagen i (?:den )?(?:{N} )?månaden efter (?:den (?:då|månad) )?(?:dess |det att den )?{A}"),
                (OnDay, @"(?:den )?(?:{N} )?dag(?:en)? efter (?:det att (?:den|förordningen|lagen|direktivet) (?:har )?|den dag då (?:den|lagen) (?:enligt uppgift på den )?(?:har )?)?(?:dess )?(?:har )?{A}"),
                (SameDay, @"(?:samma dag som|den dag då) (?:den |det )?(?:har )?{A}"),
                (After, @"{N} {U} efter (?:det att (?:den |förordningen |lagen )?(?:har )?)?(?:dagen för )?(?:dess |den dag då den )?(?:har )?{A}"),
            ],
            Units = (@"dag(?:ar)?", @"veck(?:a|or)", @"månad(?:er)?", @"år"),
            Anchors = (@"offentliggörande(?:t)?|offentliggjorts|kungjorts|utkommit från trycket|publicer(?:ats|ing)", @"ikraftträdande(?:t)?|trätt i kraft", @"antagande(?:t)?|utfärdande(?:t)?"),
            Numbers = "en=1 ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 tolv=12 arton=18 tjugo=20 trettio=30 första=1 andra=2 tredje=3 fjärde=4 sjätte=6 tjugonde=20",
        },
        new()
        {
            Code = "da",
            Months = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
            Cues =
            [
                (Effective, @"(?:træder|trer) i kraft|skal (?:træde|tre) i kraft|(?:ikrafttræden|ikrafttredelse):"),
                (Application, @"(?:finder|får|gis) anvendelse (?:fra|for [^.;]{1,60} fra)|anvendes fra|gjelder fra|gælder fra|gjelder fra og med"),
                (CommentsClose, @"(?:bemærkninger|høringssvar|merknader|høringsuttalelser|innspill|kommentarer) (?:[^.;]{0,100} )?(?:senest|inden|innen)|høringsfrist(?:en)?(?: er| udløber| går ut|:)?|høringen (?:[^.;]{0,40} )?(?:slutter|varer til|avsluttes|løber til)|frist(?:en)? for (?:[^.;,]{0,40} )?(?:høringssvar|høringsuttalelser|merknader|bemærkninger|innspill)"),
                (Sunset, @"(?:ophæves|oppheves|opphører|ophører|udløber) (?:med virkning )?(?:fra|å gjelde|den|med at)|(?:gælder|gjelder) (?:indtil|til og med|frem til|til)"),
                (Review, @"(?:skal|skal der) (?:evalueres|revideres|evaluere|vurderes på nytt|tages op til revision)|fremsætter (?:[^.;]{0,60} )?forslag om revision"),
            ],
            Foreign = @"(?:lov(?:en)?|forordning(?:en)?|direktiv(?:et)?|bekendtgørelse(?:n)?|forskrift(?:en)?|vedtak(?:et)?|beslutning(?:en)?|dom(?:men)?|møde(?:t)?|møte(?:t)?|aftale|avtale|kongelig resolusjon)[^.;]{0,40}(?:af|av)(?: den)?|født(?: den)?|dateret|datert|(?:af|av)(?: den)?",
            Elsewhere = @"\bfødt\b|trådte i kraft|har trådt i kraft|er trådt i kraft|tredd i kraft|trådt i kraft|valgperiode|holder møde|holder møte|funktionsperiode",
            Relatives =
            [
                (FirstOfMonth, @"den første(?: dag)? i (?:den )?(?:{N} )?måned(?:en)? (?:efter|etter) (?:den (?:måned|dag) )?(?:dens |dets )?{A}"),
                (OnDay, @"(?:på )?(?:{N}\.? )?dag(?:en)? (?:efter|etter) (?:dagen for |den dag )?(?:dens |dets |at den er |at loven er |lovens |forordningens )?{A}"),
                (SameDay, @"(?:dagen for|på dagen for|samme dag som|straks ved) (?:dens |dets |lovens )?{A}"),
                (After, @"{N} {U} (?:efter|etter) (?:dagen for |datoen for )?(?:dens |dets |lovens |forordningens |at den er )?{A}"),
            ],
            Units = (@"dager?|dage", @"uger?|uker?", @"måneder?", @"år"),
            Anchors = (@"offentliggørelse(?:n)?|bekendtgørelsen i lovtidende|kundgørelse(?:n)?", @"ikrafttræden(?:et)?|ikrafttredelse(?:n)?", @"vedtagelse(?:n)?|vedtakelse(?:n)?|stadfæstelse(?:n)?"),
            Numbers = "en=1 et=1 to=2 tre=3 fire=4 fem=5 seks=6 syv=7 sju=7 otte=8 åtte=8 ni=9 ti=10 tolv=12 atten=18 tyve=20 tjue=20 tredive=30 første=1 anden=2 andre=2 tredje=3 sjette=6 tyvende=20 tjuende=20",
        },
        new()
        {
            Code = "no",
            Months = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
            Cues =
            [
                (Effective, @"(?:træder|trer) i kraft|skal (?:træde|tre) i kraft|(?:ikrafttræden|ikrafttredelse):"),
                (Application, @"(?:finder|får|gis) anvendelse (?:fra|for [^.;]{1,60} fra)|anvendes fra|gjelder fra|gælder fra|gjelder fra og med"),
                (CommentsClose, @"(?:bemærkninger|høringssvar|merknader|høringsuttalelser|innspill|kommentarer) (?:[^.;]{0,100} )?(?:senest|inden|innen)|høringsfrist(?:en)?(?: er| udløber| går ut|:)?|høringen (?:[^.;]{0,40} )?(?:slutter|varer til|avsluttes|løber til)|frist(?:en)? for (?:[^.;,]{0,40} )?(?:høringssvar|høringsuttalelser|merknader|bemærkninger|innspill)"),
                (Sunset, @"(?:ophæves|oppheves|opphører|ophører|udløber) (?:med virkning )?(?:fra|å gjelde|den|med at)|(?:gælder|gjelder) (?:indtil|til og med|frem til|til)"),
                (Review, @"(?:skal|skal der) (?:evalueres|revideres|evaluere|vurderes på nytt|tages op til revision)|fremsætter (?:[^.;]{0,60} )?forslag om revision"),
            ],
            Foreign = @"(?:lov(?:en)?|forordning(?:en)?|direktiv(?:et)?|bekendtgørelse(?:n)?|forskrift(?:en)?|vedtak(?:et)?|beslutning(?:en)?|dom(?:men)?|møde(?:t)?|møte(?:t)?|aftale|avtale|kongelig resolusjon)[^.;]{0,40}(?:af|av)(?: den)?|født(?: den)?|dateret|datert|(?:af|av)(?: den)?",
            Elsewhere = @"\bfødt\b|trådte i kraft|har trådt i kraft|er trådt i kraft|tredd i kraft|trådt i kraft|valgperiode|holder møde|holder møte|funktionsperiode",
            Relatives =
            [
                (FirstOfMonth, @"den første(?: dag)? i (?:den )?(?:{N} )?måned(?:en)? (?:efter|etter) (?:den (?:måned|dag) )?(?:dens |dets )?{A}"),
                (OnDay, @"(?:på )?(?:{N}\.? )?dag(?:en)? (?:efter|etter) (?:dagen for |den dag )?(?:dens |dets |at den er |at loven er |lovens |forordningens )?{A}"),
                (SameDay, @"(?:dagen for|på dagen for|samme dag som|straks ved) (?:dens |dets |lovens )?{A}"),
                (After, @"{N} {U} (?:efter|etter) (?:dagen for |datoen for )?(?:dens |dets |lovens |forordningens |at den er )?{A}"),
            ],
            Units = (@"dager?|dage", @"uger?|uker?", @"måneder?", @"år"),
            Anchors = (@"kunngjøring(?:en)?|offentliggjøring(?:en)?|kunngjort|publisering(?:en)?", @"ikrafttræden(?:et)?|ikrafttredelse(?:n)?", @"vedtagelse(?:n)?|vedtakelse(?:n)?|stadfæstelse(?:n)?"),
            Numbers = "en=1 et=1 to=2 tre=3 fire=4 fem=5 seks=6 syv=7 sju=7 otte=8 åtte=8 ni=9 ti=10 tolv=12 atten=18 tyve=20 tjue=20 tredive=30 første=1 anden=2 andre=2 tredje=3 sjette=6 tyvende=20 tjuende=20",
        },
        new()
        {
            Code = "fi",
            BeforeReach = 80,
            Months = ["tammikuuta|tammikuun", "helmikuuta|helmikuun", "maaliskuuta|maaliskuun", "huhtikuuta|huhtikuun", "toukokuuta|toukokuun", "kesäkuuta|kesäkuun", "heinäkuuta|heinäkuun", "elokuuta|elokuun", "syyskuuta|syyskuun", "lokakuuta|lokakuun", "marraskuuta|marraskuun", "joulukuuta|joulukuun"],
            Joint = "päivänä|päivästä|päivään",
            Cues =
            [
                (Effective, @"(?:tulee|tulevat) voimaan|on tarkoitettu tulemaan voimaan|astuu voimaan"),
                (Application, @"(?:sovelletaan|noudatetaan|alkaa soveltua)"),
                (CommentsClose, @"(?:lausunnot|lausunto|kommentit|palaute) (?:[^.;]{0,100} )?(?:viimeistään|mennessä|annettava|toimitettava|pyydetään)|(?:lausuntoaika|kuuleminen|lausuntokierros) (?:päättyy|on avoinna|kestää)"),
                (Sunset, @"(?:on|ovat) voimassa (?:[^.;]{0,20} )?|(?:lakkaa|lakkaavat) olemasta voimassa|kumoutuu|kumotaan"),
                (Review, @"(?:arvioi|arvioidaan|tarkastelee uudelleen|tarkistetaan|uudelleentarkastel)"),
            ],
            Foreign = @"(?:annettu|annetun|annetussa|annettiin|syntynyt|päivätty|pidetty|hyväksytty|allekirjoitettu|julkaistu)|kokous",
            Elsewhere = @"syntynyt|tuli voimaan|tulivat voimaan|on tullut voimaan|toimikausi|kokous pidetään|kokoontuu|oli voimassa",
            Relatives =
            [
                (FirstOfMonth, @"(?:{N} )?(?:seuraavan )?kuukauden ensimmäisenä päivänä sen (?:{A})"),
                (OnDay, @"{N} päivänä sen jälkeen, kun (?:se on |asetus on )?{A}|(?:päivänä, joka seuraa|seuraavana päivänä) (?:sen )?{A}"),
                (SameDay, @"(?:päivänä, jona se |sinä päivänä, jona se ){A}"),
                (After, @"{N} {U} (?:kuluttua |jälkeen )?(?:siitä, kun |sen )?(?:se on )?(?:lain |asetuksen |sen )?{A}|{N} {U} (?:lain |asetuksen |sen )?{A}"),
            ],
            Units = (@"päivä[än]{0,2}n?(?: kuluttua)?", @"viik(?:ko[an]?|on)(?: kuluttua)?", @"kuukau(?:tta|den|si)(?: kuluttua)?|kk", @"vuo(?:tta|den|si)(?: kuluttua)?"),
            Anchors = (@"julkaisemisesta|julkaistu|julkaisemispäivästä", @"voimaantulosta|voimaantulopäivästä|tultua voimaan", @"hyväksymisestä|vahvistamisesta"),
            Numbers = "yhden=1 kahden=2 kolmen=3 neljän=4 viiden=5 kuuden=6 kahdeksan=8 kymmenen=10 kahdentoista=12 kahdentenakymmenentenä=20 kolmantena=3 kolme=3 kuusi=6",
        },
        new()
        {
            Code = "tr",
            BeforeReach = 80,
            Months = ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
            Cues =
            [
                (Effective, @"yürürlüğe (?:girer|girecektir|girecek|konulur)"),
                (Application, @"(?:tarihinden itibaren|tarihinden başlayarak) (?:[^.;]{0,20})?uygulanır|uygulanmaya başla"),
                (CommentsClose, @"(?:görüş|görüşler|görüşlerin|görüş ve öneriler|görüş ve önerilerin|öneriler)[^.;]{0,100}(?:tarihine kadar|gününe kadar|en geç|iletil)"),
                (Sunset, @"yürürlükten (?:kalkar|kalkacaktır|kaldırılmıştır)|tarihine kadar (?:geçerlidir|uygulanır|yürürlükte kalır)"),
                (Review, @"gözden geçir|değerlendirme (?:yapılır|raporu)"),
            ],
            Foreign = @"doğum(?: tarihi)?:?",
            Elsewhere = @"doğum|yürürlüğe girmiş|yürürlüğe girdi|toplantı|tarihli ve [0-9/. ]+ sayılı",
            Relatives =
            [
                (SameDay, @"{A} tarihinde"),
                (After, @"{A} tarihinden (?:itibaren )?{N} {U} sonra"),
            ],
            Units = (@"gün", @"hafta", @"ay", @"yıl"),
            Anchors = (@"yayımı|yayımlandığı|yayımlanması", @"yürürlüğe girdiği|yürürlük", @"kabulü"),
            Numbers = "bir=1 iki=2 üç=3 dört=4 beş=5 altı=6 dokuz=9 on=10 oniki=12 otuz=30 altmış=60 doksan=90",
        },
    ];
}
