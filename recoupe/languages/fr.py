"""French."""

from types import MappingProxyType

from recoupe.languages.language import Bounds, Language, Ordinals, Polarity
from recoupe.model import Comparator

_PAST = r"(?:a|ont|avait|avaient|aurait|auraient|l['’]a)(?: également| aussi| encore| ensuite| toutefois| cependant| néanmoins| même| aussitôt| depuis| déjà| officiellement| notamment| précisé et| par ailleurs)?"
_TOLD = (
    "affirmé|déclaré|dit|annoncé|indiqué|précisé|souligné|estimé|assuré|expliqué|ajouté|répété|confirmé|démenti|rapporté|"
    "révélé|soutenu|prétendu|reconnu|admis|évoqué|averti|alerté|écrit|fait savoir|fait état|répondu|relevé|noté|rappelé|"
    "promis|dénoncé|accusé|jugé|martelé|insisté|signalé|constaté|vu dans|qualifié|parlé d|communiqué|avancé|évalué|réitéré|rejeté|condamné|salué"
)
_TELLS = (
    "affirme|déclare|dit|annonce|indique|précise|souligne|estime|assure|explique|ajoute|confirme|dément|rapporte|révèle|"
    "soutient|prétend|reconnaît|admet|évoque|avertit|alerte|écrit|fait savoir|fait état|répond|relève|note|rappelle|"
    "promet|dénonce|accuse|juge|insiste|signale|constate|avance|évalue|cite|parle|compte|stipule|prévoit"
)
_TELL_PLURAL = (
    "affirment|déclarent|disent|annoncent|indiquent|précisent|soulignent|estiment|assurent|expliquent|ajoutent|"
    "confirment|démentent|rapportent|révèlent|soutiennent|prétendent|reconnaissent|évoquent|avertissent|alertent|"
    "notent|relèvent|rappellent|constatent|regrettent|répondent|promettent|écrivent|font savoir|font état|dénoncent|accusent|jugent|signalent|évaluent|parlent"
)

_POLARITY = Polarity(
    before=(
        r"\b(?:n['’]|ne\b|ni\b|aucune?\b|sans\b|jamais\b|nullement\b|pas\b|non\b|personne ne\b|refus\w* d|"
        r"exclu\w* (?:d|une? |l[ea]s? |toute? |l['’])|renonc\w* à|annul\w+ |(?:blanchi|acquitté|relaxé|innocenté|disculpé)\w* d|"
        r"(?:plutôt qu|au lieu d)(?:e\b|['’]))"
    ),
    no_more=r"\b(?:cess|arrêt)\w* d(?:e\s|['’])\w+(?:er|ir|re)\b",
    asked=r"\b(?:demand|exig|appel|enjoin)\w*",
    counted=(
        r"\b(?:n['’]|ne\b)[^.;]{0,30}\b(?:pas|aucune?|jamais|ni|rien|nullement)\b|\b(?:n['’]|ne\b)|"
        r"\b(?:aucune?|sans|jamais|ni)\b|(?<!\bun )(?<!premier )(?<!grand )\bpas\b|"
        r"\bnon\b(?:(?=\s*(?:[.,;:!?»\"]|$))|(?=\s(?:pas|par|pour|sur|dans|contre|chez|avec|celles?|celui|ceux|en|"
        r"à|aux?|une?|des?|du|les?|la)\b|\s(?:d|l|qu)['’]))"
    ),
    coordinated=r"\bni\b",
    bare=r"\b(?:ne\b|n['’]|pas\b)",
    modal=(
        r"\b(?:exclu\w* pas |pourrai\w+|peut-être|éventuel\w*|probablement|projett?e\w*|prévoi\w+|envisag\w+|"
        r"compte(?:nt)? \w+(?:er|ir|re)\b|s['’]appr[êe]t\w+|devrai\w+|va |vont |menac\w+ de|risqu\w+ de|sur le point de|"
        r"si |exig\w+ |demand\w+ |réclam\w+ |appel\w+ (?:\S+ ){0,4}à |ordonn\w+ (?:\S+ ){1,4}d(?:e\s|['’])|s['’]attend\w* |"
        r"v(?:eu(?:t|lent)|oul\w+|oudr\w+) |souhait\w+ |esp[éè]r\w+ |tent\w+ d(?:e\s|['’])|cherch\w+ à |promet\w* |promis |"
        r"propos(?:e|ent|é|ait|aient) (?:de|d['’])|(?:possibilité|éventualité|hypothèse) d|"
        r"(?:risque|danger|menace) (?:de |d['’])|interdi(?:t|sent|re) (?:à \w+ |aux \w+ )d|"
        r"crai(?:nt|gn\w+) |redout\w+ |vis(?:e|ent|ait|aient) à |œuvr\w+ (?:à|pour) |(?:afin|en vue) d|"
        r"(?:accus|soupçonn|suspect|inculp)\w* d(?:e\s|['’])|(?:jugé|poursuivi|mis|écroué|inculpé|placé)\w* (?:\w+ ){0,3}pour |"
        r"(?:soupçon|accusation|rumeur)s? d|a(?:i|vai)?(?:t|ent)? failli |(?:a|ont|avai\w+) manqué d|hésit\w+ à|négoci\w+ |"
        r"autoris\w+ à |doi(?:t|vent) |dev(?:ait|aient) |prêt\w* à |étudi\w+ (?:l[ea]s? |l['’]|un\w? )?|compt(?:e|ent|ait|aient) $|"
        r"(?:étudi|réfléch|song|discut|débat)\w* (?:à |de |d['’])$)"
    ),
    idioms=(
        r"\bsans (?:délai|attendre|tarder|exception|hésit\w+|condition\w*|cesse|relâche|interruption|doute|peine|"
        r"difficulté|surprise|précédent|compter|parler de|oublier)\b|\bpas moins d|\bnon (?:loin|sans|seulement)\b|"
        r"\b(?:ne |n['’])\w+ (?:\w+ )?pas (?:seulement|uniquement|simplement)\b|\bpas (?:seulement|uniquement)\b|"
        r"\bne se (?:limit|résum|born|rédui)\w+ pas\b|\bn['’]est autre qu|"
        r"\bn['’]exclu\w* pas\b"
    ),
    unproven=(
        r"\b(?:(?:ne|n['’])\s?\w+\s(?:pas|jamais|nullement|en rien)\s(?:\w+\s){0,2}?(?:d['’]|de\s)?"
        r"(?:affirm|prouv|démontr|signifi|établi|conclu|impliqu|suggér)\w*|"
        r"(?:ne|n['’])\s?(?:affirm|prouv|démontr|signifi|établi|impliqu|suggèr)\w* (?:pas|nullement|en rien)|"
        r"aucune?s? (?:preuve|élément|indice|lien)|(?:pas|sans) de (?:preuve|lien)|"
        r"rien ne (?:prouve|indique|montre|permet)|sans que (?:cela|ça|ceci))\b"
    ),
    light=(
        r"peu[txv]\w*|pouv\w+|pourr\w+|pu|veu\w+|voul\w+|doi\w+|dev\w+|dû|fau\w+|sembl\w+|encore|plus|bien|été|"
        r"vraiment|\w+ment|réuss\w+|parv\w+|va|vont|allai\w+"
    ),
    only=(
        r"\b(?:n['’]|ne\b)(?:(?!\b(?:pas|plus|jamais|rien|aucune?|personne|ni|nullement)\b)[^.;:]){0,40}"
        r"\bqu(?:e\b|['’])"
    ),
    unceasing=r"\b(?:ne |n['’])(?:cess|arrêt)\w* (?:pas )?d(?:e\b|['’])",
    expletive=(
        r"\b(?:crai[gn]\w*|redout\w+|peur|avant|à moins|évit\w+|empêch\w+|de crainte)\s+qu(?:e\s|['’])[^.;:]{0,100}?"
        r"\b(?P<ne>ne\s|n['’])(?!\w+\s(?:pas|plus|jamais|rien|aucun\w*)\b)"
    ),
    conditions=r"si|s['’]ils?",
    condition_leads="mais|et|même",
    partial=r"certaine?s|quelques|une partie|plusieurs|beaucoup|la plupart|la majorité|peu de",
    future_endings=r"(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)",
    future_stems=r"(?:ser|aur|ir|fer|verr|pourr|(?:\w*)(?:viendr|tiendr|cevr|enverr)|devr|saur|voudr|vaudr|faudr|mourr|courr|\w*querr|\w*ouvrir)",
    reach=45,
)
_BOUNDS = Bounds(
    whole=r"\b(?:tou(?:s|te|tes|t)|chacune?|personne|entièr\w+|total\w*|unanim\w+|généralis\w+|sans exception)\b",
    always=(
        r"\b(?:toujours|à chaque fois|en permanence)\b",
        r"\b(?:jamais|chaque|tou(?:s|tes) les|constamment|systématiquement|encore)\b",
    ),
    only=(
        r"\b(?:seulement|uniquement|exclusivement|rien qu|seule?s? (?!fois)|seule?s?(?=[.,;]|$))",
        r"\b(?:ne\b|n['’])[^.;:]{0,40}\bqu(?:e\b|['’])|"
        r"\b(?:unique\w*|sauf|excepté|hormis|aucun autre|nul autre|simple\w*)\b",
    ),
)
_ORDINALS = Ordinals(
    figures=r"(?P<figure>\d{1,3})\s?(?:ers?|res?|es?|è|i?èmes?|eme|nde?)\b",
    stems=(
        "premi (?:deuxi|second) troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi treizi quatorzi quinzi "
        "seizi dix-septi dix-huiti dix-neuvi vingti"
    ),
    endings="(?:ers?|ères?|ème|es?)?",
)
LANGUAGE = Language(
    code="fr",
    name="French",
    abbreviations=frozenset("m mm mme mlle dr pr gén col lt cap env av apr etc p pp art n° no st ste cf vol éd ex réf tél".split()),
    quote_pairs=(("«", "»"), ("“", "”"), ('"', '"')),
    according_to=("selon", "d['’]après", "à en croire", "de l['’]aveu (?:de|du|des)", "aux dires (?:de|du|des)", "citant", "cité(?:e|s|es)? par", "sur la foi (?:de|du|des)"),
    citing=("citant",),
    cited_by=(r"cité(?:e|s|es)? par", r"repris(?:e|es)? par"),
    not_speakers=("la saison", "les saisons", "les circonstances", "l['’]heure", "l['’]âge", "la taille", "la période", "le(?:s?)quel", "laquelle", "lesquel", "les cas", "toute", "que", "moi", "nous", "ce ", "le cas", "l['’]expression", "la formule", "une formule", "leurs? ", "l['’]usage", "les besoins"),
    insertions=("eux", "elles?", "lui", "également", "aussi", "pour sa part", "pour leur part", "de son côté", "de leur côté", "en revanche", "quant à (?:lui|elle|eux|elles)"),
    audiences=(r"(?:à|aux) (?:la presse|(?:des |nos |ses )?(?:journalistes|médias|confrères))", r"(?:lors d[’']une|en) conférence de presse", r"devant la presse", r"à l[’']antenne"),
    denying_words=(),
    reporting_verbs=(rf"(?:{_PAST}\s+(?:nié|contesté|réfuté|récusé)|nie(?:nt)?|conteste(?:nt)?|réfute(?:nt)?|récuse(?:nt)?|dément(?:ent)?)(?:\s(?:formellement|catégoriquement|fermement|vigoureusement|avec force|en bloc))?(?=\s(?:que\b|qu['’]|avoir\b|s['’]être\b|être\b|tou(?:te?s?|s)\b|l['’]existence\b))", r"(?:s['’]est|se sont) (?:défendu|félicité|indigné|inquiété|réjoui|étonné|ému|insurgé|agacé|justifié|excusé|désolé)(?:e|s|es)?", r"(?<=» )(?:s['’](?:indigne|inquiète|étonne|insurge|émeut|agace)|se (?:félicite|réjouit|défend|justifie|désole))(?:nt)?", r"(?<=[»”\"’],\s)[a-zéèêâîûç]{2,}-(?:t-)?(?:ils?|elles?)", rf"(?:{_TELLS}|{_TELL_PLURAL})\s(?:aussi|également)(?=\s+(?:avoir|être|voir)\b)", rf"{_PAST}\s+(?:{_TOLD})(?:e|s|es)?", rf"(?:{_TELLS}|{_TELL_PLURAL})(?=(?:\s(?:au contraire|également|aussi|toutefois|pourtant|cependant|néanmoins|quant à (?:lui|elle|eux|elles)|pour sa part|de son côté|par ailleurs|en outre|\w+ment))?\s+(?:que\b|qu['’])|\s*[:«,]|-t-|\s+l['’](?:AFP|AP|agence)|\s+(?:aussi\s|également\s)?(?:avoir|être|voir)\b)(?:-t-(?:il|elle|on))?", r"stipule|dénonce|accuse(?:nt)?|alerte(?:nt)?(?: par ailleurs| aussi| également)?(?: sur| de)?|évoque|évoquent|évalue|évaluent|font état|fait état|rapporte|parle(?:nt)?(?=\s(?:de|du|des|d['’]))", r"qui l['’](?:affirme|annonce|assure|a affirmé|a annoncé)", r"(?:(?<=, )|(?<=» )|(?<=»))(?:ajoute|assure|déclare|confirme|note|affirme|indique|précise|écrit|annonce|rapporte|explique|estime|souligne|prévient|résume|dénonce|juge|relève|rappelle|reconnaît|regrette|tranche|lance|détaille|révèle|avertit|alerte|promet|admet|soutient|conclut|nuance|insiste|martèle|raconte|témoigne)(?:nt)?", r"a-t-(?:il|elle|on)\s+\w+(?:é|it|u|i|is)", rf"ont-(?:ils|elles)\s+(?:{_TOLD})", rf"(?:avait|avaient)\s+(?:{_TOLD})"),
    hedging_verbs=("prétend", "soutien", "assur", "affirm"),
    denials=("dément(?:ent|i[es]*)?", "ni(?:e|ent|é[es]*)", "contest(?:e|ent|é[es]*)", "réfut(?:e|ent|é[es]*)", "récus(?:e|ent|é[es]*)"),
    deeds=(r"ajout\w+", r"(?:tribunal|tribunaux|cours?|juges?|justice)\b.*(?:condamn|rejet)\w+"),
    possessives=("son", "sa", "ses", "leurs?"),
    speaking_nouns=("analystes?", "responsables?", "sources?", "autorités", "porte-parole", "ministères?", "gouvernements?", "présidents?", "présidente", "ministres?", "renseignements?", "services", "armée", "police", "maire", "préfecture", "chercheurs", "étude", "rapport", "institut", "agence", "experts?", "médecins?", "témoins?", "procureur", "parquet", "syndicats?", "association", "entreprise", "directeur", "directrice", "documents?", "enquête", "enquêteurs?", "magistrats?", "élue?s?", "avocate?s?", "sondage", "audit", "lettre", "accord", "traité", "communiqué", "diplomatie", "état-major", "mairie", "hôpital", "pompiers", "juge", "tribunal", "groupe", "société", "commission", "organisation", "ONG", "Institut", "secrétaire"),
    anonymous=("sources?", "responsables?", "un officiel", "des officiels", "diplomates?", "un proche", "fonctionnaires?", "sous couvert d['’]anonymat", "témoins?", "experts?", "analystes?"),
    unnamed=(r"qui (?:a |ont )?(?:requis|demandé|souhaité|préféré|souhaitent?|préfèrent?|demandent?) (?:à )?(?:garder |rester |conserver )?(?:l['’]anonymat|anonymes?|son anonymat)", r"sous (?:le )?(?:couvert|sceau) (?:d['’]|de l['’])anonymat"),
    pronouns=(r"(?:il|elle|ils|elles|ce dernier|cette dernière|celui-ci|celle-ci|ceux-ci)(?!\w)",),
    oblique_pronouns=("lui", "eux"),
    clause_openers=("que", "qu", "qui", "et", "mais", "où", "dont", "alors que", "tandis que", "car", "puis", "lorsque", "quand", "si"),
    number_words=MappingProxyType({
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18,
        "dix-neuf": 19, "vingt": 20, "vingt et un": 21, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90, "cent": 100, "cents": 100,
    }),
    magnitudes=MappingProxyType({"cent": 1e2, "cents": 1e2, "mille": 1e3, "milliers": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9}),
    vague_quantities=(
        (r"(?:plusieurs |quelques |des )?dizaines de milliers", 20_000, None), (r"(?:plusieurs |quelques |des )?centaines de milliers", 200_000, None),
        (r"plusieurs milliers|quelques milliers|des milliers|milliers", 2_000, None),
        (r"plusieurs centaines|quelques centaines", 200, 900), (r"des centaines|centaines", 200, None),
        (r"plusieurs dizaines|quelques dizaines|des dizaines|dizaines", 20, None),
        (r"(?:plusieurs |des )millions(?: d)?|millions d", 2_000_000, None),
        (r"une dizaine", 10, 10), (r"une douzaine", 12, 12), (r"une quinzaine", 15, 15), (r"une vingtaine", 20, 20),
        (r"une trentaine", 30, 30), (r"une quarantaine", 40, 40), (r"une cinquantaine", 50, 50), (r"une soixantaine", 60, 60),
        (r"une centaine", 100, 100), (r"un millier", 1_000, 1_000),
    ),
    comparators_before=(
        (r"au moins|au minimum|pas moins de|minimum", Comparator.AT_LEAST), (r"au plus|au maximum|jusqu['’]à|tout au plus", Comparator.AT_MOST),
        (r"plus de|plus d['’]|au-delà de|supérieur à", Comparator.MORE_THAN), (r"moins de|moins d['’]|en dessous de", Comparator.LESS_THAN),
        (r"environ|quelque|à peu près|autour de|approximativement|aux alentours de|de l['’]ordre de", Comparator.ABOUT),
        (r"près de|près d['’]|presque|quasiment", Comparator.NEARLY),
    ),
    comparators_after=((r"au moins|au minimum|minimum", Comparator.AT_LEAST), (r"environ|à peu près", Comparator.ABOUT), (r"au plus|au maximum", Comparator.AT_MOST), (r"ou plus", Comparator.AT_LEAST)),
    metric_words=(
        (r"tué[es]*\s+(?:et|ou)\s+(?:\w+ ){0,2}blessé[es]*|mort[es]*\s+(?:et|ou)\s+(?:\w+ ){0,2}blessé[es]*|blessé[es]*\s+(?:et|ou)\s+(?:\w+ ){0,2}(?:tué|mort)[es]*|co[uû]t(?:é|ent|ait) la vie (?:ou|et)(?: \w+){0,2} blessé|pertes|victimes|mis hors de combat|hors de combat", "killed_or_wounded"),
        (r"mort[es]*|mortel(?:le)?s|tué[es]*|décè[ds]|décédé[es]*|co[uû]t(?:é|ent|ait|er) la vie|péri|cadavres|corps sans vie|tuant|tuent|tue\b", "killed"),
        (r"blessé[es]*|blessant", "wounded"), (r"capturé[es]*|fait[es]* prisonnier[s]?|prisonniers", "captured"), (r"disparu[es]*|portés? disparus?", "missing"),
        (r"déployé[es]*|déploiement|stationné[es]*|massé[es]*|masse|envoyé[es]*|rassemblement|rassemblé[es]*|engagé[es]*|présent[es]*|concentré[es]*|se trouvent", "deployed"),
        (r"déplacé[es]*|réfugiés|fui|fuient|fuyant|fuir", "displaced"), (r"évacué[es]*", "evacuated"), (r"contaminé[es]*|infecté[es]*|cas\b", "infected"), (r"hospitalisé[es]*", "hospitalised"),
        (r"arrêté[es]*|interpellé[es]*|interpellations", "arrested"), (r"soldats|militaires|hommes|troupes|combattants", "troops"),
        (r"kilomètres? carrés?|km2|km²|hectares?|mètres? carrés?", "area"), (r"kilomètres?|km", "distance"),
        (r"euros?|dollars?|€|\$|livres sterling|roubles|yuans?|wons?|francs", "money"), (r"%|pour cent|pour-cent", "percent"),
        (r"chars|blindés|véhicules", "vehicles"), (r"missiles?", "missiles"), (r"obus|munitions|projectiles", "munitions"), (r"conteneurs?", "containers"), (r"drones?", "drones"), (r"avions?|hélicoptères?", "aircraft"), (r"barils?", "barrels"), (r"tonnes?", "tonnes"),
        (r"voix|suffrages|votes", "votes"), (r"magnitude", "magnitude"), (r"degrés|°C|°", "temperature"), (r"villages?|localités?", "villages"), (r"(?:animaux|bêtes|bovins?|vaches?|veaux|taureaux|moutons?|brebis|agneaux|chèvres?|porcs?|cochons?|chevaux|chameaux|rennes|éléphants?|baleines?|dauphins?|phoques?|oiseaux|poules?|poulets?|volailles?|canards?|oies?|cygnes?|chiens?|chats?|poissons?|abeilles|têtes de bétail)", "animals"),
        (r"ans|années", "years"), (r"jours", "days"),
        (r"personnes|habitants|civils|passagers|manifestants|salariés|élèves|patients|migrants|étudiants|emplois", "people"),
    ),
    portions=((r"(?:les )?deux[- ]tiers", 66.7), (r"(?:les )?trois[- ]quarts", 75), (r"un tiers|le tiers(?= des?\b)", 33.3), (r"un quart|le quart(?= des?\b)", 25), (r"un cinquième", 20), (r"un dixième", 10), (r"la moitié|moitié des?", 50)),
    quantifiers=(
        (r"(?:pas|non) tous?(?: les| ses| leurs)?|(?:pas|non) toutes(?: les| ses| leurs)?|(?:seule?|une?)(?: seule?| un| une)? (?:des|de ses|de leurs) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)", "not_all"),
        (r"les (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?= (?!pays|camps|parties|pa)\w+s\b)", "all"),
        (r"(?:tous|toutes) (?:les|ses|leurs|nos)(?! (?:jours|ans|mois|soirs|matins|semaines|années|deux|trois)\b)|chaque|l['’]ensemble (?:des|du|de la)|la totalité (?:des|du|de la)|l['’]intégralité (?:des|du|de la)", "all"),
        (r"pas une? seule?|aucune?(?: des| d['’]entre)?|nul(?:le)?(?= \w+ n)", "none"),
        (r"la plupart (?:des|de|d['’])|(?:la|une) (?:grande |large |vaste )?majorité (?:des|de la|du|de|d['’])|la majeure partie (?:des|de la|du)", "most"),
        (r"beaucoup (?:des?|d['’])|de nombreu(?:x|ses)|bon nombre de", "many"),
        (r"(?<!un )(?<!tout )peu (?:de|d['’])|une minorité (?:des?|d['’])", "few"),
        (r"plusieurs(?: des| d['’]entre)?|quelques(?! (?:années|jours|mois|semaines|heures|minutes|dizaines|centaines|milliers)\b)|une poignée (?:des?|d['’])", "several"),
        (r"certaine?s(?: des| d['’]entre)?|quelques-une?s(?: des)?|une partie (?:des|de la|du)", "some"),
    ),
    uncounted=(r"années \d0", r"(?:les|(?:l['’]une?|chacune?|aucune?) (?:des|de ces)) deux", r"il y a [^,.;]{1,20}?(?:ans?|mois|semaines?|jours?|heures?|minutes?|siècles?|décennies?)\b", r"(?:[\w-]+ ){1,3}?(?:ans?|mois|semaines?|jours?|heures?|minutes?) (?:plus t(?:ard|ôt)|auparavant|après|avant)\b", r"\d+\s?(?:er|re|ère|e|ème|eme|nd|nde)\b", r"(?:article|articles|chapitre|page|numéro|n°|brigade|division|régiment|bataillon|Boeing|Airbus|résolution|vol|ligne|route|RN|no)\s?\d+", r"\d+(?:e|ème)\s+(?:brigade|division|régiment|bataillon)"),
    range_words=("à", "et", "ou"),
    thousands=" .'’\u00a0\u202f\u2009",
    decimals=",",
    months=MappingProxyType({name: number for number, names in enumerate(("janvier janv", "février févr fevrier", "mars", "avril", "mai", "juin", "juillet juil", "août aout", "septembre", "octobre oct", "novembre nov", "décembre déc decembre"), 1) for name in names.split()}),
    weekdays=MappingProxyType({"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}),
    decades=r"années (?P<year>(?:19|20)\d0|[3-9]0)",
    parts_of_a_year=(
        (r"(?:(?:premier|1er) trimestre|T1)(?: (?:de )?{year})?", "q1"), (r"(?:(?:deuxième|second|2e) trimestre|T2)(?: (?:de )?{year})?", "q2"),
        (r"(?:(?:troisième|3e) trimestre|T3)(?: (?:de )?{year})?", "q3"), (r"(?:(?:quatrième|4e|dernier) trimestre|T4)(?: (?:de )?{year})?", "q4"),
        (r"(?:premier|1er) semestre(?: (?:de )?{year})?", "h1"), (r"(?:second|deuxième|2e) semestre(?: (?:de )?{year})?", "h2"),
        (r"printemps (?:de )?{year}", "spring"), (r"(?<!a )(?<!ont )(?<!avait )été (?:de )?{year}", "summer"), (r"automne (?:de )?{year}", "autumn"), (r"hiver (?:de )?{year}", "winter"),
    ),
    times=MappingProxyType({
        "today": ("aujourd['’]hui", "ce jour", "ce matin", "ce soir", "cet après-midi"), "yesterday": ("hier",), "day_before": ("la veille",),
        "weekend": ("ce week-end", "ce weekend", "le week-end dernier", "au cours du week-end", "durant le week-end", "le week-end"),
        "this_week": ("cette semaine",), "last_week": ("la semaine dernière", "la semaine passée", "la semaine précédente"),
        "this_month": ("ce mois-ci",), "last_month": ("le mois dernier",), "recent_months": ("ces derniers mois", "ces mois derniers", "depuis plusieurs mois", "il y a quelques mois"),
        "recent_weeks": ("ces dernières semaines",), "recent_days": ("ces derniers jours",), "this_year": ("cette année",), "last_year": ("l['’]an dernier", "l['’]année dernière"),
        "open": ("récemment", "actuellement", "pour l['’]heure", "désormais", "prochainement"), "since": ("depuis",), "start": ("début", "au début du mois de", "début du mois de"), "middle": ("mi-", "mi"), "end": ("fin", "à la fin du mois de"),
        "before": ("avant",), "after": ("après",), "until": ("jusqu['’]au", "jusqu['’]en", "jusqu['’]à"), "in": ("en", "au mois de"), "from": ("du", "entre le", "de"), "to": ("au", "et le", "et", "à"),
    }),
    compared=(r"contre(?= (?:\d|environ|plus d|moins d|près d|une? (?:centaine|dizaine)|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\b))", r"par rapport (?:à|au|aux)", r"comparée?s? (?:à|au|aux)", r"(?:plus|moins|autant|fois)\b[^.;:]{0,60}?\bqu(?=['’](?:en|au|il y a|à|hier)\b|e (?:l['’]|la|le|en)\b)"),
    coming=(r"(?:doi(?:t|vent)|va|vont)(?= (?:\w+ment |se |s['’]|y |en |le |la |les |lui |leur )?\w+(?:er|ir|re|oir)\b)", r"devrai(?:t|ent)", r"pourrai(?:t|ent)", r"prévoi(?:t|ent)(?: d['’e])?", r"prévue?s?(?! par\b)", r"attendue?s?(?! par\b)", r"programmée?s?", r"envisagen?t?(?: d['’e])?", r"compten?t?(?= \w+(?:er|ir|re|oir)\b)", r"enten(?:d|dent)(?= \w+(?:er|ir|re|oir)\b)", r"appelée?s? à", r"s['’]apprêten?t? à", r"prome(?:t|ttent) (?:de|d['’])", r"d['’]ici(?: à)?"),
    next_days=("prochain", "qui vient"),
    of_days=("de", "du"),
    future_tense=r"r(?:a|ont|ai|ons|ez)$",
    negators=(r"(?:ne|n['’]\w+)(?=\b.{0,50}?\b(?:pas(?! (?:seulement|uniquement|moins|que))|plus|jamais|rien|aucune?|ni|guère|personne|nullement)\b)", r"(?:personne|rien|jamais|nul(?:le)?|aucune?(?:\s\w+){0,4})\s(?:ne|n['’]\w+)", r"ni\b(?=.{0,80}\bn(?:e|['’]))", "aucun(?:e)?", "jamais", "pas de", "sans que", "nullement"),
    hedges=("peut-être", "probablement", "sans doute", "semblerait?", "semblent?", "serait", "seraient", "aurait", "auraient", "pourrait", "pourraient", "possible", "possiblement", "apparemment", "présumé[es]*", "à confirmer", "vraisemblablement"),
    opinions=(r"révoltante?s?", r"gâchis", r"absurdes?", r"indignes?", r"consternante?s?", r"choquante?s?", r"accablante?s?", r"lamentables?", r"admirables?", "témoigne(?:nt)?", "montée en puissance", "nouvelles alliances", "il faut", "malheureusement", "heureusement", "inquiétante?s?", "scandaleu[xs]e?s?", "enjeux", "symbole", "marque un tournant", "illustre(?:nt)?", "traduit une", "reflète", "honteu[xs]e?", "bel et bien", "force est de constater", "à l['’]évidence", "remarquable", "spectaculaire", "à mon avis", "magnifique", "regrettable", "déplorable", "prometteu[rs]e?", "montre combien", "en dit long", "confirme la volonté", "ne cesse(?:nt)? de", "prend(?:re)? de l['’]ampleur"),
    predictions=(r"(?:va|vont|devrait|devraient|pourrait|pourraient)\s+\w+(?:er|ir|re|oir)\b", r"\b\w+(?:era|eront|ira|iront)\b", "à l['’]avenir", "dans les prochains", "risque de", "d['’]ici (?:à )?20\\d\\d"),
    appeals=("abonnez-vous", "inscrivez-vous", "partagez", "cliquez", "soutenez", "rejoignez", "il est temps de", "appelez", "n['’]hésitez pas", r"\w+ez-(?:vous|moi|nous)", r"ne (?:(?:me|nous|vous|le|la|les|l['’]) ?)?\w+ez (?:pas|plus|jamais)"),
    verbs=("emploie", "emploient", "envoie", "envoient", "renvoie", "déploie", "déploient", "paie", "paient", "paye", "payent", "est", "sont", "a", "ont", "fut", "furent", "va", "vont", "reste", "porte", "marche", "annonce", "estime", "compte", "illustre", "attaque", "bombarde", "ferme", "vit", "indique", "accuse", "monte", "baisse", "vote", "lance", "nie", "aide", "atteint", "refuse", "dément", "marque", "frappe", "tue", "gagne", "coûte", "alerte", "recule", "grimpe", "chute", "dispute", "préside", "dirige", "occupe", "visite", "demande", "réclame", "espère", "souhaite", "pèse", "oblige", "menace", "condamne", "enquête", "touche", "évoque", "constate", "signale", "affirme", "assure", "cesse", "manque", "explique", "progresse", "représente", "concerne", "rassemble", "compose", "impose", "autorise", "suspend", "prive", "participe", "juge", "double", "triple", "limite", "nomme", "forme", "offre", "livre", "arrive", "rentre", "tombe", "échoue", "prolonge"),
    infinitives=r"(?:er|ir|re|oir)$",
    not_finite=r"(?:é|ée|és|ées|ant|ants|ante|antes|u|ue|us|ues|i|ie|is|ies|er|ir|ières?|iers)$|(?:lég|étrang|passag|mensong|boulang)ères?$|aires?$|^(?:dire|faire|entre|contre|autre|notre|votre|être|outre|titre|mort|morts|morte|mortes|blessure|face|part|parts|cours|plus|moins|sous|vers|hors|près|tout|toute|sur|sœur|lire|offres|pire|mais|car|puis|or|suis|vue|fois|point|points|sens|bout|port|ports|parti|partis|conduite|suite|fuite|crainte|plainte|atteinte|contrainte|ouverte|couverte|couvert|ouvert|offert|souffert|mise|prise|remise|reprise|surprise|entreprise|promise|fait|faits|faite|faites|dits|dites|détruits?|détruites?|construite?s?|produite?s?|réduite?s?|conduits?|inscrite?s?|écrite?s?|interdite?s?|traduite?s?|introduite?s?)$",
    determiners=frozenset("le la les l un une des du de d au aux en ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos par pour sans sous sur dans deux trois plusieurs quelques chaque aucun aucune à entre avec contre".split()),
    never_nouns=frozenset("est sont ont fut furent vont".split()),
    connectors=("pourtant", "parallèlement", "en outre", "par ailleurs", "cependant", "toutefois", "de plus", "enfin", "ainsi", "en effet", "de son côté", "néanmoins", "or", "mais", "et", "puis", "ensuite", "d['’]autre part", "selon lui", "selon elle", "dans le même temps", "pour sa part"),
    coordinators=("et", "mais", "tandis que", "alors que", "puis"),
    second_rank=(
        ("relative", r"qui\s"), ("including", r"incluant\s|comprenant\s|dont\s|y compris\s|parmi lesquels\s"),
        ("apposition", r"une?\s\w+\s(?:\w+ment\s)?\w+ée?s?\spar\s"),
        ("participle", r"(?!survenu|intervenu|commis|daté|passé|joint|interrogé|associé)(?:\w+é|\w*(?:mis|pris|détruit|construit|conduit|produit|ouvert|suivi|établi|élu|vendu|rendu|tenu|obtenu|reçu|connu|soutenu))(?:e|s|es)?\s"),
        ("gerund", r"(?!pourtant|cependant|pendant|avant|durant|maintenant|autant|tenant|concernant|suivant|visant|citant|ajoutant|précisant|affirmant|assurant|estimant|selon|devant|dans|sans|quant|étant|ayant)\w{3,}ant\s"),
    ),
    list_leads=tuple(word for word in "comme|tels? que|telles? que|à savoir".split("|") if word),
    last_joint=r"et\s|ainsi que\s|ainsi qu['’]",
    subject_openers=frozenset("le la les un une des du ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes plusieurs certains certaines quelques tous toutes tout aucun aucune chaque beaucoup plus moins près environ quelque deux trois quatre cinq six sept huit neuf dix autres d'autres l'un l'autre celui celle ceux seul seule seuls".split()),
    prepositions=tuple("dans à au aux en pour par sur avec sans sous entre vers chez selon après avant depuis lors pendant contre d'après afin de du".split()),
    demonstratives=(r"(?:cet|cette|ces|ce)\s+(?P<noun>[^\W\d_]+)",),
    list_items=r"(?:du|des|de la|de l['’]|une?|les?|la|ses|sa|son|leurs?|deux|trois|quatre|\d+|l['’])\s?[^,;.«»]{2,48}",
    neither=((r"ni\s+(?P<a>[^,]{2,50}?)\s+ni\s+(?P<b>[^,]{2,50}?)\s+n(?:['’]|e\s)(?P<aux>ont|a|sont|est|avaient|avait)?\s*(?P<rest>.+)", "{one} n’{aux} pas {rest}"),),
    framings=(r"^(?:cette|cet|ces|ce|cela|le tout|l['’]\w+)\s?\w*\s?(?:s['’]inscri(?:t|vent) dans (?:le cadre|la lignée|le contexte|le sillage|un contexte)|(?:intervien(?:t|nent)|survien(?:t|nent)) dans (?:le cadre|un contexte|le contexte))\s(?:de\s|d['’])(?P<thing>(?:un|une|l['’]|la|le)\s?[^,]{3,60}?)\s(?P<event>(?:signé|conclu|adopté|lancé|ouvert|décidé|annoncé|ratifié)(?:e|s|es)?\s[^.;]+)",),
    verdicts=(r"^(?:c['’]est|ce sont|voilà|c['’]était)(?=\s)",),
    openers=(r"^(?P<opener>(?!Plus\b|Depuis|Puis|Avis|Trois|Jeudi|Lundi|Mardi|Samedi|Vendredi|Mercredi|Voici|Ainsi|Aussi|Parmi|Si\b|Ni\b|Qui\b|Lui\b)[A-ZÀ-Ý][\w’'-]*(?:é|i|u|rt|it|is)(?:e|s|es)?\s[^,«]{3,70}),\s(?P<subject>(?:cette\s|cet\s|ces\s|ce\s|les\s|le\s|la\s|l['’])[\w’'-]+)",),
    boilerplate=(r"par (?-i:[A-ZÀ-Ý][\w.’'-]+)(?: (?-i:[A-ZÀ-Ý][\w.’'-]+)){1,3}(?: et (?-i:[A-ZÀ-Ý][\w.’'-]+)(?: (?-i:[A-ZÀ-Ý][\w.’'-]+)){1,2})?", r"à lire aussi.*", r"lire aussi.*", r"à voir aussi.*", r"voir aussi.*", r"lire également.*", r"aucun commentaire", r"\d+ commentaires?", r"commentaires?", r"partager.*", r"chargement.*", r"loading.*", r"publicité", r"newsletter.*", r"abonnez-vous.*", r"inscrivez-vous.*", r"crédit photo.*", r"photo\s*:.*", r"©.*", r"tags?\s*:.*", r"mots-clés.*", r"suivez-nous.*", r"accepter.*cookies.*", r".*nous utilisons des cookies.*", r"publié le.*", r"mis à jour.*", r"temps de lecture.*", r"par la rédaction", r"la rédaction vous (?:conseille|recommande|propose).*", r"(?:cet article|ce texte) a été (?:mis à jour|modifié|actualisé|corrigé).*", r"tous droits réservés.*", r"imprimer.*", r"retour à l['’]accueil", r"article réservé.*", r"sur le même sujet.*", r"la suite après.*"),
    corrections=(r"erratum\b", r"rectificatifs?\b", r"correctifs?\s*:", r"correction\s*:", r"une (?:première|précédente) version de (?:cet|notre) article", r"(?:cet article|cette dépêche) a été (?:corrigée?|rectifiée?|retirée?|modifiée?)", r"dépêche annulée", r"annule et remplace"),
    stop_words=frozenset("le la les l un une des de du d au aux à en dans par pour sur avec sans sous ce cet cette ces son sa ses leur leurs mon ma et ou mais donc or ni car que qu qui dont où ne n pas plus se s il elle ils elles on nous vous je tu y est sont a ont été être avoir avait était fait comme aussi très tout tous toute toutes entre vers chez même".split()),
    polarity=_POLARITY,
    bounds=_BOUNDS,
    ordinals=_ORDINALS,
    totals=r"\b(?:au total|en tout|cumul\w*|depuis (?:le début|décembre|août|son|leur|l['’]été)|à ce jour)\b",
    sides=(
        (r"avant(?: d['’e]| qu['’e])?", r"après|suite à|à la suite d[eu]|à l['’]issue d[eu]|au lendemain d[eu]"),
        (
            r"contre",
            r"en faveur d\w*|favorables? (?:à|aux?)|(?:vot|manifest|plaid|défil|mobilis|prononc)\w+ pour",
        ),
        (
            r"quitt\w+|(?:départ|parti\w*|sorti\w*|évacué\w*|retir\w+|fui\w*|venu\w*) (?:d[eu]|d['’])",
            r"attei\w+|rejoi\w+|vers|(?:départ|parti\w*|embarqu\w+) pour|"
            r"(?:arriv\w+|rend\w*|rentr\w+) (?:à|aux?|en|dans)",
        ),
    ),
    comparison=r"\b(?P<how>plus|moins)\b[^.;:]{0,60}?\bqu(?:e\b|['’])",
    passive=r"\b(?:été|est|sont|était|étaient|fut|furent)\b",
    agent=r"^(?:\s[\w'’-]+){0,3}?\spar\s(?:l[ea]s?\s|l['’])?",
    owner="",
    owned=r"\s(?:de la |de l['’]|du |des |de |d['’])(?:\w+ )?",
    deputies=r"\b(?:adjointe?s?|suppléante?s?)\b|\bvice-",
    copula=r"\b(?:est|sont|était|étaient|fut|furent|sera|seront|serait|seraient|été|reste|restent|restait|demeure\w*|devien\w+|devenu\w*)\b",
    function_words=("le la les l un une des du de d au aux et ou a en dans par pour sur sous avec sans ce cet cette ces son sa ses "
        "leur leurs mon ma mes ton ta tes notre nos votre vos il elle ils elles on je tu nous vous se s qui que quoi "
        "dont ou y ne n pas plus est sont ete etait etaient etre sera seront a ont avait avaient avoir aura auront fut "
        "furent soit comme si mais donc car ni quand lorsque alors ainsi aussi tres tout tous toute toutes meme c qu "
        "vers entre chez apres avant depuis pendant lors selon afin celui celle ceux celles lui eux moi toi cela ca "
        "fait faire peut peuvent etant ayant suis es sommes etes ai as avons avez deux "
        "pres environ moins quelque quelques presque seulement uniquement"),
    year_leads=r"en|depuis|année|fin|début|d['’]ici|avant|après|mi",
)  # fmt: skip
