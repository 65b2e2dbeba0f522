using static Monitor.Worker.Documents.DateKinds;
using static Monitor.Worker.Versioning.TextDates.RelativeForm;

namespace Monitor.Worker.Versioning.TextDates.Languages;

/// <summary>English, German and Dutch.</summary>
internal static class Germanic
{
    public static readonly DateLanguage[] All =
    [
        new()
        {
            Code = "en",
            Months = ["january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"],
            Joint = "day of|of",
            Cues =
            [
                (Effective, @"(?:shall|will|to|does|may|must) (?:enter|come|be brought) into (?:force|effect|operation)|(?:enters|comes) into (?:force|effect|operation)|(?:shall|will) (?:have|take) effect|to take effect|takes effect|(?:is|be|become|becomes) effective|effective date(?: of this [a-z]+)?(?: is|:)|(?:act|part|section|chapter|schedule|order|rules?|regulations?) (?:[0-9a-z]{1,4} )?(?:shall |will )?commences? on|entry into force:|(?:act|part|section|provisions?|regulations?|rules?|order|amendments?|law) (?:come|enter|take) (?:into (?:force|effect|operation)|effect)|in force from"),
                (Application, @"(?:shall|will|does) (?:only )?apply (?:from|as from|as of|with effect from|on and after|to [a-z ]{1,60} (?:on or after|from))|applies (?:from|as from|as of|with effect from)|compliance (?:date|deadline)(?: is|:)|(?:must|shall) (?:be in compliance|comply)(?: with [a-z0-9 ]{1,60})? (?:by|from|as of|no later than|not later than|within)|date of application:|compliance (?:is|will be) required"),
                (CommentsClose, @"comments? (?:must|should|are to|may|shall|will|on [a-z0-9 ]{1,80} (?:must|should)) be (?:received|submitted|filed|sent|made|provided|postmarked)|(?:comment|consultation|submission) period (?:closes|ends|expires|will (?:close|end)|runs until|is open until|is extended (?:to|until))|consultation (?:closes|ends|will (?:close|end)|runs (?:until|to)|is open until|closing date:?)|(?:submit|send|file|provide)(?: us)?(?: your| their| any)?(?: written)? (?:comments|views|responses|submissions|feedback)|(?:comments|responses|submissions|feedback) (?:are )?(?:due|requested|invited|welcome|closes?|close)|(?:deadline|closing date) for (?:comments|responses|submissions|feedback|representations)(?: is|:)?|open for (?:public )?comments? until|comments due(?: date)?:?|(?:responses|representations|submissions|comments) (?:should|must) (?:reach|be sent|be received|be made|arrive)"),
                (Sunset, @"(?:shall |will )?ceases? to (?:have effect|apply|be in force)|shall (?:expire|lapse|stand repealed)|expires (?:on|at)|(?:is|are|shall be|stands?) repealed (?:on|with effect from|as from)|shall sunset|sunsets on|(?:remains?|continues?|shall (?:remain|continue)) in (?:force|effect) until|shall apply until|shall (?:remain|be) valid until"),
                (Review, @"(?:shall|must|will) (?:review|evaluate|re-evaluate)|(?:shall|must|will) (?:carry out|conduct|undertake|complete|present|submit)(?: to [a-z ,]{1,80})? (?:an? |the )?(?:first )?(?:independent |statutory |report on the )?(?:review|evaluation)|(?:shall|must) be reviewed"),
            ],
            Foreign = @"\b(?:acts?|regulations?|directive|law|decree|order|decision|agreement|treaty|convention|resolution|letter|judgment|notice|meeting|rules|bill|opinion|report|minutes) (?:\([a-z]{2,4}\) )?(?:no\.? ?)?[0-9/.a-z() -]{0,30}(?:of|dated)|dated|born(?: on)?|(?:adopted|signed|held|published|passed|amended|enacted|made|received|introduced|approved|ratified|issued|assented to|done at [a-z]+,?)(?: on)?|in force (?:on|since)",
            Elsewhere = @"\bborn\b|\bdid not\b|registration shall|the tribunal|amici|permission was|denunciation|term of office|\bmandate of\b|(?:shall|will) (?:meet|be held|convene)|hearing (?:will|on)|(?:entered|came|had come|has come) into (?:force|effect|operation)|took effect|passport|visa|\blicen[cs]e (?:of|held)|appointment|inflation|took office|membership|(?:was|were) (?:to be )?effective|(?:expected|was|were) to (?:enter|come|take)|\b(?:respondents?|appellants?|applicants?|plaintiffs?|defendants?|prosecution|the defence|year of assessment|accounting period|campaign)\b",
            Relatives =
            [
                (FirstOfMonth, @"first day of the (?:{N} )?(?:calendar )?month (?:following|after|beginning after|commencing after|that begins after) (?:the )?(?:date |day |month |that )?(?:of |in which |on which )?(?:its |the |their |this act |it )?(?:official )?{A}"),
                (FirstOfMonthAfter, @"first day of the (?:calendar )?month (?:following|after|beginning after|commencing after|that begins after) (?:the expiry of )?(?:a period of )?{N} {U} (?:after|from|following) (?:the )?(?:date |day )?(?:of )?(?:its |the )?{A}"),
                (OnDay, @"on the (?:{N} )?day (?:following|after) (?:the )?(?:that |date |day )?(?:of |on which )?(?:its |the |their |this act |it |this act )?{A}"),
                (SameDay, @"on the (?:day|date) (?:of|on which) (?:its |the |it |this act |their )?(?:receives )?{A}|(?:on|upon) (?:its |the |receiving )?{A}"),
                (After, @"(?:{N}|an?|one) {U} (?:after|following|from|beginning with|of) (?:the )?(?:end of )?(?:the )?(?:period beginning with )?(?:the )?(?:date |day )?(?:of |on which |that )?(?:its |the |this act |this [a-z]+ |it |their )?(?:is |receives )?{A}"),
            ],
            Units = (@"days?", @"weeks?", @"months?", @"years?"),
            Anchors = (@"publication|published|gazetted", @"entry into force|enters into force|coming into (?:force|effect|operation)|comes? into force|commencement|effective date|date of application", @"enactment|royal assent|passing|passed|assent|adoption|promulgation|enacted"),
            Numbers = "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fourteen=14 fifteen=15 eighteen=18 twenty=20 twenty-four=24 thirty=30 thirty-six=36 forty-five=45 sixty=60 ninety=90 first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 fifteenth=15 twentieth=20 thirtieth=30 1st=1 2nd=2 3rd=3 10th=10 20th=20 30th=30 60th=60 90th=90",
        },
        new()
        {
            Code = "de",
            BeforeReach = 80,
            Months = ["januar|jänner|jan", "februar|feber|feb", "märz", "april|apr", "mai", "juni", "juli", "august|aug", "september|sept", "oktober|okt", "november|nov", "dezember|dez"],
            Cues =
            [
                (Effective, @"(?:tritt|treten) (?:[^;]{0,120} )?in kraft|in kraft (?:tritt|treten)|inkrafttreten(?: am|:)|wird (?:[^;]{0,60} )?wirksam"),
                (Application, @"(?:gilt|gelten) (?:erst )?(?:ab|vom|seit)|(?:ist|sind) (?:erst )?(?:ab|vom) (?:[^;]{0,60})?anzuwenden|anzuwenden (?:ist|sind)|findet (?:[^;]{0,60})?anwendung|(?:ist|sind) (?:[^;]{0,60})?(?:einzuhalten|zu erfüllen)|geltungsbeginn:?"),
                (CommentsClose, @"stellungnahmen? (?:[^;]{0,80} )?(?:bis|einzureichen|abgegeben|übermitteln)|(?:stellungnahme|konsultations|vernehmlassungs|begutachtungs|einreichungs)frist (?:[^;]{0,40} )?(?:endet|läuft|dauert|bis|:)|(?:konsultation|vernehmlassung|anhörung|begutachtung) (?:endet|läuft (?:noch )?bis|dauert bis|schließt)|(?:konsultations|vernehmlassungs|begutachtungs)frist:|rückmeldungen (?:[^;]{0,60} )?bis"),
                (Sunset, @"(?:tritt|treten) (?:[^;]{0,120} )?außer kraft|außer kraft (?:tritt|treten)|(?:tritt|treten) (?:[^;]{0,120} )?ausser kraft|gilt (?:[^;]{0,40} )?bis (?:zum|einschließlich)|gilt befristet bis|wird (?:mit wirkung )?(?:zum|vom|ab) (?:[^;]{0,40} )?aufgehoben"),
                (Review, @"(?:überprüft|evaluiert|bewertet)|ist (?:[^;]{0,80} )?zu (?:evaluieren|überprüfen)|evaluierung"),
            ],
            Foreign = @"(?:gesetz|verordnung|richtlinie|beschluss|beschluß|erlass|bekanntmachung|urteil|schreiben|fassung|vertrag|abkommen|artikel [0-9]+ des gesetzes|sitzung|antrag|bericht|entwurf|vereinbarung|bescheid)[a-zäöüß]{0,2} (?:\([a-z]{2,4}\) )?(?:nr\. ?)?[0-9/. ]{0,20}(?:[a-zäöüß ]{0,30})?vom|\bvom|geboren am|\bgeb\. am|\bdatum",
            Elsewhere = @"geboren|in kraft getreten|in kraft war|trat (?:[^;]{0,80} )?in kraft|amtszeit|sitzung (?:findet|am)|getagt",
            Relatives =
            [
                (FirstOfMonth, @"(?:am|zum|mit dem) (?:ersten|1\.) tag(?:e)? des (?:{N} )?(?:auf (?:die |den tag der |ihre |seine )?{A} folgenden(?: {N})? (?:kalender)?monats|(?:kalender)?monats nach (?:der |ihrer |dem )?{A})"),
                (OnDay, @"am (?:{N} )?tag(?:e)? nach (?:dem tag )?(?:der |ihrer |seiner |dem )?{A}|mit (?:dem )?(?:auf (?:die |ihre |seine )|der |ihrer )?{A} folgenden tag|mit dem tag nach (?:der |ihrer )?{A}"),
                (SameDay, @"(?:am|mit dem) tag(?:e)? (?:der|ihrer|seiner) {A}|mit (?:der |ihrer |seiner )?{A}"),
                (After, @"{N} {U} nach (?:dem |der |ihrem |seinem |ihrer |seiner )?(?:tag der |datum der |ablauf des tages der )?{A}"),
            ],
            Units = (@"tage?n?", @"wochen?", @"monate?n?|monats", @"jahre?n?|jahres"),
            Anchors = (@"veröffentlichung|verkündung|bekanntmachung|kundmachung", @"inkrafttretens?", @"annahme|verabschiedung|ausfertigung"),
            Numbers = "ein=1 einen=1 eines=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwölf=12 achtzehn=18 zwanzig=20 vierundzwanzig=24 dreißig=30 sechzig=60 neunzig=90 ersten=1 zweiten=2 dritten=3 vierten=4 fünften=5 sechsten=6 siebten=7 siebenten=7 zehnten=10 zwölften=12 zwanzigsten=20",
        },
        new()
        {
            Code = "nl",
            BeforeReach = 80,
            Months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
            Cues =
            [
                (Effective, @"(?:treedt|treden) (?:[^.;]{0,100} )?in werking|in werking (?:treedt|treden)|(?:wordt|worden) van kracht|inwerkingtreding:"),
                (Application, @"(?:is|zijn) van toepassing (?:met ingang van|vanaf|met ingang)|is met ingang van (?:[^.;]{0,40} )?van toepassing|(?:is|zijn) vanaf (?:[^.;]{0,40} )?van toepassing"),
                (CommentsClose, @"(?:reacties|zienswijzen|opmerkingen) (?:kunnen|moeten|dienen) (?:[^.;]{0,80})?|(?:reageren|inspreken) kan (?:nog )?tot|(?:consultatie|internetconsultatie|consultatieperiode|reactietermijn) (?:loopt (?:af op|tot)|sluit(?: op)?|eindigt(?: op)?)|u kunt (?:[^.;]{0,60} )?reageren"),
                (Sunset, @"vervalt (?:met ingang van|op)|vervallen (?:met ingang van|op)|(?:wordt|worden) ingetrokken (?:met ingang van|op)|blijft van kracht tot|is geldig tot"),
                (Review, @"evalueert|wordt geëvalueerd|zendt (?:[^.;]{0,120} )?verslag over de (?:doeltreffendheid|werking)|verslag over de doeltreffendheid"),
            ],
            Foreign = @"(?:wet|besluit|richtlijn|verordening|beschikking|brief|regeling|arrest|uitspraak|overeenkomst|verdrag|vergadering)(?: \([a-z]{2}\))?(?: nr\.? ?)?[0-9/ ]{0,16}(?: [a-z ]{0,24})?(?<!ingang )van|geboren(?: op)?|gedateerd",
            Elsewhere = @"geboren|in werking getreden|trad (?:[^.;]{0,60} )?in werking|ambtstermijn|vergadert",
            Relatives =
            [
                (FirstOfMonth, @"(?:met ingang van |op )?de eerste dag van de (?:{N} )?(?:kalender)?maand (?:na|volgend op|volgende op) (?:die waarin )?(?:de (?:datum|dag) van )?(?:de |haar |zijn )?(?:uitgifte van het staatsblad waarin zij wordt )?{A}"),
                (OnDay, @"(?:met ingang van |op )?de (?:{N} )?dag (?:na|volgend op|volgende op) (?:die |de (?:datum|dag) )?(?:van (?:de |haar |zijn )?)?(?:uitgifte van (?:het staatsblad|de staatscourant) waarin (?:zij|het|hij|deze [a-z]+) wordt )?{A}"),
                (SameDay, @"op de (?:dag|datum) van (?:de |haar |zijn )?{A}"),
                (After, @"{N} {U} na (?:de (?:datum|dag) van )?(?:de |haar |zijn |het tijdstip van )?{A}"),
            ],
            Units = (@"dag(?:en)?", @"we(?:ek|ken)", @"maand(?:en)?", @"ja(?:ar|ren)"),
            Anchors = (@"bekendmaking|publicatie|geplaatst", @"inwerkingtreding", @"aanneming|vaststelling"),
            Numbers = "een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 twaalf=12 achttien=18 twintig=20 dertig=30 zestig=60 negentig=90 eerste=1 tweede=2 derde=3 vierde=4 vijfde=5 zesde=6 twintigste=20",
        },
    ];
}
