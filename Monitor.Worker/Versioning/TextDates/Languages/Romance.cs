using static Monitor.Worker.Documents.DateKinds;
using static Monitor.Worker.Versioning.TextDates.RelativeForm;

namespace Monitor.Worker.Versioning.TextDates.Languages;

/// <summary>French, Spanish, Portuguese, Italian and Romanian.</summary>
internal static class Romance
{
    public static readonly DateLanguage[] All =
    [
        new()
        {
            Code = "fr",
            Months = ["janvier", "février|fevrier", "mars", "avril", "mai", "juin", "juillet", "août|aout", "septembre", "octobre", "novembre", "décembre|decembre"],
            Cues =
            [
                (Effective, @"(?:entre|entrent|entrera|entreront|entrer) en vigueur|(?:prend|prendra|prennent|prendront) effet|entrée en vigueur(?: :|:| le| est fixée)|est applicable à compter"),
                (Application, @"(?:s'appliquent?|s’appliquent?|s'appliquera|s’appliquera|s'appliqueront|s’appliqueront|est applicable|sont applicables|applicables?) (?:à (?:partir|compter)|dès|aux [^.;]{1,80} à compter)|se conforment (?:[^.;]{0,80} )?(?:au plus tard|avant)|se mettre en conformité (?:[^.;]{0,60} )?(?:au plus tard|avant)|date d[’']application ?:"),
                (CommentsClose, @"(?:observations|commentaires|contributions|avis|réponses) (?:[^.;]{0,100} )?(?:jusqu[’']au|avant le|au plus tard|d[’']ici)|consultation (?:[^.;]{0,60} )?(?:jusqu[’']au|se termine|prend fin|est ouverte|s[’']achève|clôtur)|date limite (?:[^.;]{0,60} )?(?:contributions|réponse|observations|commentaires|consultation)|période de (?:consultation|commentaires) (?:[^.;]{0,40} )?(?:se termine|prend fin|jusqu)"),
                (Sunset, @"cesse(?:nt|ra|ront)? (?:de (?:produire (?:ses |leurs )?effets?|s[’']appliquer|d[’']être en vigueur)|d[’']être (?:en vigueur|applicables?)|d[’']avoir effet|d[’']avoir)|(?:est|sont) abrogée?s? (?:à compter|à partir|avec effet)|expire(?:nt|ra)? le|(?:reste|demeure)(?:nt|ra)? en vigueur jusqu|(?:est|sont) applicables? jusqu"),
                (Review, @"(?:procède|réalise|effectue|conduit|fait l[’']objet) (?:[^.;]{0,80})?(?:évaluation|réexamen|examen)|réexamine|évalue l|présente (?:[^.;]{0,120} )?un rapport (?:sur|d[’']évaluation)"),
            ],
            Foreign = @"(?:loi|décret|arrêté|ordonnance|règlement|directive|décision|délibération|avis|convention|accord|traité|arrêt|lettre|circulaire|séance|réunion|modifiée?|version)(?: \([a-zé]{2}\))?(?: n[°o] ?)?[0-9/ -]{0,20}(?:[a-zé' ]{0,30})?(?<!compter )(?<!partir )\bdu|née? le|datée? du|en date du|adoptée? le|signée? le|publiée? (?:au [a-z ]+ )?(?:du|le)",
            Elsewhere = @"\bnée? le|(?:est|sont|étant|était) entrée?s? en vigueur|mandat de|initialement prévue|Conseil constitutionnel|masse salariale|cotisations|contributions dues|se réunira|se tiendra|séance",
            Relatives =
            [
                (FirstOfMonth, @"(?:le )?premier jour du (?:{N} )?mois (?:suivant|qui suit) (?:celui de |la date de |le mois de )?(?:la |sa |l[’']|son )?{A}"),
                (OnDay, @"(?:le )?(?:{N} )?jour (?:suivant|qui suit|après) (?:celui de |la date de )?(?:la |sa |l[’']|son )?{A}|lendemain de (?:la |sa |leur )?{A}"),
                (SameDay, @"(?:le |au )jour de (?:la |sa |l[’']|son ){A}|dès (?:la |sa ){A}"),
                (After, @"{N} {U} (?:après|à compter de|à partir de|suivant) (?:la date de |celle de )?(?:la |sa |l[’']|son )?{A}"),
            ],
            Units = (@"jours?", @"semaines?", @"mois", @"ans?|années?"),
            Anchors = (@"publication", @"entrée en vigueur", @"promulgation|adoption"),
            Numbers = "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 douze=12 quinze=15 dix-huit=18 vingt=20 vingt-quatre=24 trente=30 soixante=60 quatre-vingt-dix=90 premier=1 deuxième=2 troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 dixième=10 douzième=12 quinzième=15 vingtième=20",
        },
        new()
        {
            Code = "es",
            Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre", "diciembre"],
            Joint = "del? año|del|de",
            Cues =
            [
                (Effective, @"(?:entrará|entrarán|entra|entran) en vigor|(?:entrará|entrarán|entra) en vigencia|(?:surtirá|surtirán) efectos?|comenzará a regir|empezará a regir|regirá a partir|tendrá vigencia a partir|entrada en vigor:"),
                (Application, @"(?:será|serán|es|son) (?:de aplicación|aplicables?|exigibles?) (?:a partir|desde)|se aplicará[n]? (?:a partir|desde)|se aplica[n]? (?:a partir|desde)|deberán cumplir (?:[^.;]{0,80} )?(?:antes del?|a más tardar)|plazo de adecuación (?:[^.;]{0,40} )?(?:hasta|vence)"),
                (CommentsClose, @"(?:observaciones|aportaciones|comentarios|alegaciones|opiniones) (?:[^.;]{0,100} )?(?:hasta el|antes del?|a más tardar)|(?:consulta pública|trámite de audiencia|plazo (?:de consulta|para [^.;]{1,60})) (?:[^.;]{0,60} )?(?:hasta el|finaliza|concluye|termina|vence|permanecerá abierta|estará abierta)|fecha límite (?:[^.;]{0,60} )?(?:comentarios|aportaciones|observaciones|consulta)"),
                (Sunset, @"(?:dejará|dejarán|deja|dejan) de (?:tener efecto|surtir efectos?|aplicarse|estar en vigor|tener vigencia)|(?:perderá|perderán) (?:su )?vigencia|(?:queda|quedan|quedará) (?:derogad[oa]s?|sin efecto) (?:a partir|desde|el|con efectos)|(?:tendrá vigencia|estará en vigor|permanecerá en vigor|vigente|estará vigente) hasta|expirará el"),
                (Review, @"(?:evaluará|revisará|evaluarán|revisarán)|será (?:objeto de (?:revisión|evaluación)|revisad[oa]|evaluad[oa])|(?:realizará|llevará a cabo|presentará) (?:[^.;]{0,80} )?(?:evaluación|revisión)"),
            ],
            Foreign = @"(?:ley(?: orgánica)?|decreto(?:-ley)?|real decreto|reglamento|directiva|orden|resolución|acuerdo|convenio|tratado|sentencia|decisión|sesión|reunión)(?: \([a-z]{2}\))?(?: n\.?[ºo°] ?)?[0-9/ ,.-]{0,24}(?:[a-z]{1,4}/[0-9/]+,? )?(?:del?|de fecha)|[0-9],|nacid[oa] el|de fecha|publicad[oa](?: en [a-z ]+)? (?:el|del?)|aprobad[oa] el|celebrad[oa] el|firmad[oa] el",
            Elsewhere = @"nacid[oa]|entró en vig|entraron en vig|ha entrado en vig|mandato|se reunirá|se celebrará|sesión",
            Relatives =
            [
                (FirstOfMonth, @"(?:el )?(?:primer día|día primero|día uno) del (?:{N} )?mes (?:siguiente|posterior) (?:al de |a la fecha de |a |al )?(?:la |su )?{A}"),
                (OnDay, @"(?:a |al |el )?(?:los )?(?:{N} )?días? (?:naturales |hábiles )?(?:siguientes? (?:al? (?:de |la |su )?(?:fecha de |de )?)|después de )(?:la |su )?{A}|{N} días (?:naturales |hábiles )?de (?:la |su )?{A}"),
                (SameDay, @"(?:el|desde el|a partir del) (?:mismo )?día de (?:la |su ){A}|(?:desde|a partir de|al momento de) (?:la fecha de )?(?:la |su ){A}"),
                (After, @"{N} {U} (?:después |contados? )?(?:de|desde|a partir de|a contar desde|siguientes a|posteriores a) (?:la fecha de )?(?:la |su |el día siguiente al? de (?:la |su ))?{A}"),
            ],
            Units = (@"días?(?: naturales| hábiles)?", @"semanas?", @"mes(?:es)?", @"años?"),
            Anchors = (@"publicación", @"entrada en vigor|entrada en vigencia", @"promulgación|aprobación|sanción"),
            Numbers = "un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 doce=12 quince=15 dieciocho=18 veinte=20 veinticuatro=24 treinta=30 sesenta=60 noventa=90 ciento_ochenta=180 primer=1 segundo=2 tercer=3 cuarto=4 sexto=6 vigésimo=20",
        },
        new()
        {
            Code = "pt",
            Months = ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
            Joint = "de",
            Cues =
            [
                (Effective, @"(?:entra|entram|entrará|entrarão) em vigor|(?:produz|produzem|produzirá|produzirão) efeitos|(?:passa|passam) a vigorar|entrada em vigor:|vigência a partir"),
                (Application, @"(?:é|são|será|serão) (?:aplicáve(?:l|is)|exigíve(?:l|is)) (?:a partir|desde)|aplica[m]?-se (?:a partir|desde)|aplica-se a partir|deverão adequar-se (?:[^.;]{0,60} )?até"),
                (CommentsClose, @"(?:contribuições|comentários|sugestões|pareceres|manifestações) (?:[^.;]{0,100} )?(?:até|prazo)|consulta pública (?:[^.;]{0,60} )?(?:até|encerra|termina|decorre)|prazo (?:para|de) (?:[^.;]{0,60} )?(?:contribuições|consulta|comentários|pronúncia) (?:[^.;]{0,40} )?(?:até|termina|encerra)|data limite (?:[^.;]{0,60} )?(?:contribuições|consulta|comentários)"),
                (Sunset, @"(?:deixa|deixam|deixará) de (?:vigorar|produzir efeitos|ser aplicável)|cessa[m]? (?:a sua )?(?:vigência|os seus efeitos|efeitos)|(?:fica|ficam|é|são) revogad[oa]s? (?:a partir|com efeitos|em)|(?:vigora|vigorará|vigente|permanece em vigor) até|caduca em"),
                (Review, @"(?:avalia|avaliará|revê|reavaliará|será (?:revist[oa]|avaliad[oa]))|é (?:revist[oa]|avaliad[oa])|procede à (?:avaliação|revisão)"),
            ],
            Foreign = @"(?:lei(?: complementar)?|decreto(?:-lei)?|portaria|regulamento|diretiva|resolução|despacho|medida provisória|acordo|convenção|acórdão|decisão|sessão|reunião)(?: \([a-z]{2}\))?(?: n\.?[ºo°] ?)?[0-9./ ,-]{0,24}(?:de|em)|[0-9],? de|nascid[oa] (?:em|a)|datad[oa] de|publicad[oa] (?:no [a-z ]+ )?(?:em|de)|aprovad[oa] em|realizad[oa] em|assinad[oa] em",
            Elsewhere = @"nascid[oa]|entrou em vigor|entraram em vigor|mandato|reunir-se-á|será realizada|reunião",
            Relatives =
            [
                (FirstOfMonth, @"(?:no )?primeiro dia do (?:{N} )?mês (?:seguinte|subsequente) (?:ao da |à data da |ao de |à )?(?:sua |sua )?{A}"),
                (OnDay, @"(?:no )?(?:{N} )?dias? (?:seguintes? (?:ao da|ao de|à|após a?)|após(?: a)?|imediato ao da) ?(?:data da )?(?:sua )?{A}|(?:após )?(?:decorridos )?{N} dias (?:de|da|após(?: a)?|corridos da) ?(?:sua )?{A}(?: oficial)?"),
                (SameDay, @"na data (?:da |de )(?:sua )?{A}|no dia (?:da |de )(?:sua )?{A}"),
                (After, @"(?:decorridos )?{N} (?:\([^)]{1,30}\) )?{U} (?:após|depois|contados|a contar|a partir|da|de) ?(?:da |de |a |do )?(?:data da |data de )?(?:a |sua )?{A}"),
            ],
            Units = (@"dias?(?: úteis| corridos)?", @"semanas?", @"m[eê]s(?:es)?", @"anos?"),
            Anchors = (@"publicação", @"entrada em vigor|início da vigência", @"promulgação|aprovação|sanção"),
            Numbers = "um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 doze=12 quinze=15 dezoito=18 vinte=20 vinte_e_quatro=24 trinta=30 quarenta_e_cinco=45 sessenta=60 noventa=90 cento_e_oitenta=180 primeiro=1 segundo=2 terceiro=3 quarto=4 sexto=6 vigésimo=20",
        },
        new()
        {
            Code = "it",
            Months = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
            Cues =
            [
                (Effective, @"(?:entra|entrano|entrerà|entreranno) in vigore|(?:ha|hanno|avrà|avranno) effetto (?:dal|a decorrere|a partire)|(?:acquista|acquistano) efficacia|entrata in vigore:"),
                (Application, @"(?:si applica|si applicano|si applicherà|si applicheranno) (?:a (?:decorrere|partire)|dal|dall)|(?:è|sono) applicabil[ei] (?:a (?:decorrere|partire)|dal)|si adeguano (?:[^.;]{0,80} )?entro"),
                (CommentsClose, @"(?:osservazioni|contributi|commenti|proposte) (?:[^.;]{0,100} )?entro|(?:consultazione|consultazione pubblica) (?:[^.;]{0,60} )?(?:fino al|termina|si chiude|si conclude|è aperta|resterà aperta)|termine (?:per|della|di) (?:[^.;]{0,60} )?(?:osservazioni|consultazione|contributi|commenti)"),
                (Sunset, @"(?:cessa|cessano|cesserà) di (?:avere (?:efficacia|effetto|vigore)|applicarsi|essere in vigore|produrre effetti)|(?:è|sono) abrogat[oaie] (?:a (?:decorrere|partire)|dal|con effetto)|(?:resta|rimane|restano) in vigore fino|(?:si applica|ha efficacia|hanno efficacia|ha validità) fino al|scade il"),
                (Review, @"(?:riesamina|valuta l|procede (?:[^.;]{0,40} )?(?:alla|a una) (?:valutazione|revisione)|effettua (?:[^.;]{0,60} )?(?:valutazione|riesame))|presenta (?:[^.;]{0,120} )?una relazione"),
            ],
            Foreign = @"(?:legge|decreto(?:[- ][a-z]+)?|regolamento|direttiva|decisione|delibera(?:zione)?|provvedimento|ordinanza|sentenza|accordo|convenzione|seduta|riunione|nota)(?: \([a-z]{2}\))?(?: n\. ?)?[0-9/ ]{0,16}(?:[a-z ]{0,30})?(?:del|dell[’']|in data)|nat[oa] (?:a [a-z]+ )?il|in data|datat[oa]|adottat[oa] il|firmat[oa] il|(?:legge|legislativo|ministri|repubblica),?",
            Elsewhere = @"\bnat[oa] (?:a |il )|è entrat[oa] in vigore|sono entrat[ei] in vigore|entrò in vigore|mandato|si riunirà|seduta",
            Relatives =
            [
                (FirstOfMonth, @"(?:il |dal )?primo giorno del (?:{N} )?mese (?:successivo|seguente) (?:a quello (?:della |di )?|alla (?:data (?:della |di ))?)(?:sua )?{A}"),
                (OnDay, @"(?:il |dal )?(?:{N} )?giorno (?:successivo|seguente) (?:a quello (?:della |di )?|alla (?:data (?:della |di ))?)(?:sua )?{A}"),
                (SameDay, @"(?:il giorno stesso|lo stesso giorno|dalla data|il giorno) (?:della|di) (?:sua )?{A}"),
                (After, @"{N} {U} (?:dopo|dalla|dall[’']|successivi alla|a decorrere dalla) ?(?:data (?:della |di ))?(?:la |sua )?{A}"),
            ],
            Units = (@"giorn[oi]", @"settiman[ae]", @"mes[ei]", @"ann[oi]"),
            Anchors = (@"pubblicazione", @"entrata in vigore", @"promulgazione|adozione|approvazione"),
            Numbers = "un=1 uno=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 dodici=12 quindici=15 diciotto=18 venti=20 ventiquattro=24 trenta=30 sessanta=60 novanta=90 primo=1 secondo=2 terzo=3 quarto=4 sesto=6 quindicesimo=15 ventesimo=20",
        },
        new()
        {
            Code = "ro",
            Months = ["ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie"],
            Cues =
            [
                (Effective, @"(?:intră|va intra|vor intra) în vigoare|(?:produce|produc|va produce) efecte (?:de la|începând|din)"),
                (Application, @"se aplică (?:de la|începând|din|cu)|se vor aplica (?:de la|începând)"),
                (CommentsClose, @"(?:propuneri|propunerile|sugestii|sugestiile|opinii|observații|observațiile|comentarii|comentariile) (?:[^.;]{0,100} )?până (?:la|în)|consultarea publică (?:[^.;]{0,60} )?(?:până|se încheie|este deschisă)|termen(?:ul)? (?:limită )?(?:pentru|de) (?:[^.;]{0,60} )?(?:propuneri|observații|consultare)"),
                (Sunset, @"(?:își încetează|încetează|își va înceta) (?:aplicabilitatea|valabilitatea|efectele|să se aplice)|se abrogă (?:de la|începând|la data|cu)|(?:rămâne|este) în vigoare până"),
                (Review, @"(?:evaluează|reexaminează|efectuează (?:[^.;]{0,60} )?(?:evaluare|reexaminare)|prezintă (?:[^.;]{0,120} )?un raport)"),
            ],
            Foreign = @"(?:legea|legii|ordonanța|ordonanței|hotărârea|hotărârii|regulamentul|regulamentului|directiva|directivei|decizia|deciziei|ședința|ședinței|acordul|acordului|convenția)(?: \([a-z]{2}\))?(?: de urgență)?(?: a [a-z]+)?(?: nr\. ?)?[0-9/ ]{0,14}(?:din|din data de)|născut[ă]? (?:la|în|pe)|din data de|publicată? în [a-z ]+ din",
            Elsewhere = @"născut|a intrat în vigoare|au intrat în vigoare|mandat|ședința (?:va|are)|se va întruni",
            Relatives =
            [
                (FirstOfMonth, @"(?:în |din |la )?prima zi a (?:celei de-a )?(?:{N} )?luni(?:i)? (?:următoare|care urmează) (?:celei |datei |lunii )?(?:de |a )?{A}"),
                (OnDay, @"(?:în )?(?:a )?(?:{N} )?zi(?:ua)? (?:de la data|de la|după data|după|următoare datei|următoare) ?(?:publicării |de )?{A}"),
                (SameDay, @"(?:la|pe) data {A}"),
                (After, @"(?:în termen de |la )?{N} (?:de )?{U} (?:de la|după) (?:data )?{A}"),
            ],
            Units = (@"zile?|zi", @"săptămân[iă]", @"lun[iă]", @"ani?"),
            Anchors = (@"publicării|publicare", @"intrării în vigoare|intrare în vigoare", @"adoptării|promulgării"),
            Numbers = "o=1 un=1 două=2 doi=2 trei=3 patru=4 cinci=5 șase=6 șapte=7 opt=8 nouă=9 zece=10 douăsprezece=12 treizeci=30 douăzeci=20 şase=6 treia=3 treilea=3 douăzecea=20 a_douăzecea=20",
        },
    ];
}
