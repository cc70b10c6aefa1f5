"""English."""

from types import MappingProxyType

from recoupe.languages.language import Bounds, Language, Ordinals, Polarity
from recoupe.model import Comparator

_SAID = (
    r"said|says|say|(?:told|tells)(?: (?:reporters|journalists|lawmakers|parliament)\b)?|"
    r"announced|announces|claimed|claims|stated|(?<!member )(?<!baltic )(?<!gulf )(?<!arab )(?<!nation )(?<!\d )states|reported|reports|added|adds|(?<!an )(?<!the )(?<!its )(?<!'s )(?<!’s )estimated|estimates|(?<=s )estimate|"
    r"believes|(?<=s )believe|confirmed|confirms|denied|denies|warned|warns|noted|(?<!take )(?<!took )(?<!taking )notes|wrote(?! (?:the|an?|it|his|her|its|many|several|two|three)\b)|writes|explained|argued|insisted|acknowledged|"
    "acknowledges|admitted|revealed|disclosed|suggested|described|(?<!also )(?<!was )(?<!were )(?<!is )(?<!are )(?<!be )(?<!been )(?<!originally )(?<!so-)called|rejected|rejects|ruled|rules that|dismissed|declined|assesses|assessed|alleged|alleges|"
    r"(?:disput|contest)(?:es|ed|s)(?= (?:that|having|claims|any|all|ever)\b)|"
    "recalls|recalled|relays|declared|counted|counts|put|puts|predicted|pledged|accused|advised|condemned|thanked|relayed|calculated|demanded|demands|urged|urges"
)

_POLARITY = Polarity(
    before=(
        r"(?:\b(?:not|never|no|neither|nor|without|none|nobody|nothing|cannot|hardly|few)\b|n['’]t\b"
        r"|\b(?:fail|failed|fails|refus\w+|declin\w+|unable|yet|ceas\w+) to\b"
        r"|\b(?:rather than|instead of|(?:cleared|acquitted|exonerated) of)\b"
        r"|\brul(?:e|es|ed|ing) out\b|\b(?:cancel\w*|scrapp\w+|call(?:ed|s|ing)? off) )"
    ),
    no_more=r"\b(?:stop(?:s|ped)?|ceas\w+|quit) \w+ing\b",
    asked=r"\b(?:urg|ask|call|want|press|demand|appeal|enjoin)\w*",
    coordinated=r"\b(?:nor|neither)\b",
    bare=r"\b(?:not\b|no\b|never\b)|n['’]t\b",
    modal=(
        r"\b(?:could|(?-i:may|will)|might|would|plan(?:s|ned)? to|intends? to|possibly|perhaps|probably|"
        r"(?:not|n['’]t) (?:been )?rul(?:e|ed|ing) out|"
        r"likely to|about to|poised to|prepar(?:es?|ed|ing) to|"
        r"threaten\w* to|if|should|expect\w*|demand\w*|urg(?:es?|ed|ing)|"
        r"call(?:s|ed)? for|want\w*|ask(?:s|ed)? to|hop(?:es?|ed|ing)|whether|wish\w*|tr(?:y|ies|ied|ying) to|"
        r"attempt\w* to|offer\w* to|promis\w*|vow\w*|must|ought|supposed to|(?:possibility|option|prospect|likelihood) of|"
        r"ask(?:s|ed|ing)? (?:\w+ ){1,3}(?:for|to)|fears?|feared (?:that|to)|(?:risk|danger|threat) of|aim(?:s|ed|ing)? to|"
        r"(?:accused|suspected|on trial|tried|indicted|charged|prosecuted|suspicions?|accusations?) (?:of|for|over|with)|"
        r"(?:call(?:s|ed|ing)? on|order\w*|instruct\w*|allow\w*|permit\w*|advis\w*|invit\w*) (?:\w+ ){1,4}to|"
        r"alleg\w+|nearly(?= $)|almost(?= $)|due to(?= $)|hop(?:e|es|ed|ing) to|authori[sz]ed to|negotiat\w+|hesitat\w+ to|"
        r"work(?:s|ed|ing)? to|seek(?:s|ing)? to|sought to|in order to|(?:efforts?|bid|willing|ready) to|"
        r"investigat\w* (?:\w+ ){0,2}(?:reports?|claims?|allegations?|suspicions?)|"
        r"(?:ban|prohibit|bar)\w* (?:\w+ ){1,3}from)\b|"
        r"\b(?:claim(?:s|ed|ing)?|close to|set to|verge of) $|"
        r"\b(?:consider|discuss|weigh|mull|contemplat|debat|explor)\w* $"
    ),
    idioms=(
        r"\bwithout (?:delay|exception|hesitation|conditions?|pause|interruption|question|doubt|difficulty|trouble|"
        r"effort|precedent|fail|surprise)\b|\b(?:no|not) (?:fewer|less|more) than\b|"
        r"\b(?:not|n['’]t) (?:(?:only|just|merely|solely|simply)\b|(?:limited|confined|restricted) to\b)|"
        r"\bnot (?:long (?:ago|after|before)|far from|the first|unlike)\b|"
        r"\bno (?:doubt|wonder|surprise|stranger|sooner|other than)\b|\bno\.? ?\d|\bnone other than\b|"
        r"\bnothing less than\b|\b(?:a|the|next|last|past|first|every) few\b|"
        r"\b(?:not|n['’]t) (?:been )?rul(?:e|ed|ing) out\b"
    ),
    unproven=(
        r"\b(?:no (?:\w+ ){0,2}(?:evidence|proof|indication|sign)|"
        r"(?:not|n['’]t|never) (?:necessarily )?(?:mean|prove|proven|shown?|imply|suggest|establish(?:ed)?)|"
        r"nothing (?:to )?(?:suggests?|proves?|shows?|indicates?))\b"
    ),
    light=(
        r"want\w*|need\w*|able|seem\w*|appear\w*|tr(?:y|ied|ying)|manag\w+|ever|yet|even|\w+ly|go(?:ing)?|get|got|"
        r"always|been|let"
    ),
    unceasing=r"\b(?:not|never) (?:stop|ceas)\w*",
    conditions=r"if",
    condition_leads="and|but|even",
    partial=r"some|several|many|most|a (?:majority|minority|part)|few",
    reach=40,
)
_BOUNDS = Bounds(
    whole=r"\b(?:all|every\w*|each|any|entire\w*|whole|total\w*|complete\w*|unanim\w+|both|full\w*)\b",
    always=(
        r"\b(?:always|invariably|at all times|every time)\b",
        r"\b(?:never|each|every|constantly|permanently|all|still|ever)\b",
    ),
    only=(
        r"\b(?:only|solely|exclusively|nothing but|alone)\b",
        r"\b(?:sole|just|merely|except|no other|nothing else|unique\w*|exclusive\w*|single|limited to)\b",
    ),
)
_ORDINALS = Ordinals(
    figures=r"(?P<figure>\d{1,3})(?:st|nd|rd|th)\b",
    stems=(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    endings="",
)
LANGUAGE = Language(
    code="en",
    name="English",
    abbreviations=frozenset("mr mrs ms dr prof gen col lt capt sgt sen rep gov st no vs etc inc ltd co corp u.s u.k e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec approx a.m p.m".split()),
    quote_pairs=(("“", "”"), ('"', '"'), ("«", "»")),
    according_to=("according to", "citing", "quoting", "in the words of", "cited by", "quoted by"),
    citing=("citing", "quoting",),
    cited_by=("cited by", "quoted by", "as reported by"),
    not_speakers=("which", "whom", "plan", "schedule", "which", "this", "it", "that", "their", "need"),
    insertions=("however", "meanwhile", "too", "also", "in turn", "for (?:its|his|her|their) part", "later", "then", "repeatedly", "officially"),
    audiences=(),
    denying_words=("not", "never", "n't", "n’t"),
    reporting_verbs=(rf"(?:has |have |had )?(?:also |later |earlier |officially |further |publicly |previously )*(?<!to )(?<!be )(?<!been )(?<!is )(?<!are )(?<!was )(?<!were )(?<!being )(?:{_SAID})(?! by\b)",),
    hedging_verbs=("claim", "alleg", "suggest", "believe"),
    denials=("denie[sd]", "disput(?:es|ed)", "contest(?:s|ed)", "reject(?:s|ed)", "dismissed"),
    deeds=(r"add(?:s|ed)", r"(?:court|judge|jury|tribunal)s?\b.*(?:condemned|rejects|rejected|dismissed)"),
    possessives=("his", "her", "its", "their"),
    speaking_nouns=("lawyers?", "attorneys?", "officials?", "sources?", "spokes\\w+", "ministr\\w+", "government", "president", "police", "army", "military", "authorities", "agency", "intelligence", "mayor", "prosecutors?", "report", "study", "document", "filing", "letter", "audit", "survey", "poll", "researchers?", "experts?", "witness\\w*", "doctors?", "company", "hospital", "court", "judge", "commission", "team", "institute", "lawmakers?", "senators?", "analysts?", "governor", "union", "council", "office", "department", "bank", "director", "chief", "secretary", "leader", "group", "organi[sz]ation", "coast guard", "firefighters", "journalist", "editors?"),
    anonymous=("officials?", "sources?", "a diplomat", "diplomats", "people familiar", "on condition of anonymity", "witness\\w*", "insiders?", "experts?", "analysts?"),
    unnamed=(r"who (?:asked|wished|wanted|preferred|requested|declined|refused|did not (?:want|wish))(?: not)? to (?:be (?:named|identified)|remain anonymous|give (?:his|her|their) names?)", r"(?:speaking )?on (?:the )?condition of anonymity"),
    pronouns=(r"(?:he|she|they|it|the latter)\b",),
    oblique_pronouns=("him", "them"),
    clause_openers=("that", "and", "but", "which", "who", "while", "because", "as", "when", "where", "if", "whether"),
    number_words=MappingProxyType({
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a dozen": 12, "half a million": 500_000,
    }),
    magnitudes=MappingProxyType({"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "k": 1e3, "dozen": 12}),
    vague_quantities=(
        (r"(?:several |many )?tens of thousands", 20_000, None), (r"(?:several |many )?hundreds of thousands", 200_000, None), (r"(?:several|a few|many) thousand|thousands", 2_000, None),
        (r"(?:several|a few) hundred", 200, 900), (r"many hundred|hundreds", 200, None), (r"(?:several|a few|many) dozens?|dozens", 24, None), (r"tens of millions", 20_000_000, None), (r"millions(?: of)?", 2_000_000, None), (r"scores of", 40, None),
    ),
    comparators_before=(
        (r"at least|no fewer than|no less than|not less than|a minimum of|upwards? of(?: around)?", Comparator.AT_LEAST), (r"at most|up to|as many as|a maximum of|no more than", Comparator.AT_MOST),
        (r"more than|over|above|exceeding|in excess of|beyond", Comparator.MORE_THAN), (r"fewer than|less than|under|below", Comparator.LESS_THAN),
        (r"about|around|some|approximately|roughly|an estimated|circa|or so|close to", Comparator.ABOUT), (r"nearly|almost", Comparator.NEARLY),
    ),
    comparators_after=((r"or more|or above|at least|plus", Comparator.AT_LEAST), (r"or so|or thereabouts", Comparator.ABOUT), (r"at most", Comparator.AT_MOST)),
    metric_words=(
        (r"killed (?:and|or)(?: \w+){0,2} (?:wounded|injured)|(?:wounded|injured) (?:and|or)(?: \w+){0,2} killed|dead (?:and|or) (?:wounded|injured)|killed,? wounded|casualt\w+|losses", "killed_or_wounded"),
        (r"killed|dead|died|deaths?|dying|fatalit\w+|bodies|lost their lives|death toll|kills|killing", "killed"), (r"wounded|injured|injuries|hurt|injuring|wounding", "wounded"), (r"captured|taken prisoner|prisoners", "captured"), (r"missing|unaccounted for", "missing"),
        (r"deployed|deployment|stationed|massed|amassed|gathered|sent|dispatched|concentrated|present|moved into", "deployed"), (r"displaced|refugees|fled", "displaced"), (r"evacuated|evacuations", "evacuated"), (r"infected|infections|cases", "infected"), (r"hospitali[sz]ed", "hospitalised"),
        (r"arrested|arrests|detained", "arrested"), (r"soldiers|troops|servicemen|fighters|forces|men|personnel", "troops"),
        (r"square kilomet\w+|sq\.? ?km|km2|km²|hectares?|square miles?|acres|square met\w+", "area"), (r"kilomet\w+|km|miles?", "distance"),
        (r"euros?|dollars?|€|\$|£|pounds|rubles|roubles|yuan|won|yen|usd|eur", "money"), (r"%|per ?cent|percentage points?", "percent"),
        (r"tanks|vehicles|armou?red", "vehicles"), (r"missiles?", "missiles"), (r"shells?|munitions|rounds(?= of\b)|projectiles?", "munitions"), (r"containers?", "containers"), (r"drones?", "drones"), (r"aircraft|planes?|helicopters?|jets", "aircraft"), (r"barrels?", "barrels"), (r"tonnes?|tons?", "tonnes"),
        (r"votes|ballots", "votes"), (r"magnitude", "magnitude"), (r"degrees|°C|°F|°", "temperature"), (r"villages?|settlements?", "villages"), (r"(?:(?!people|men|women|children)[a-z]+ )?(?:cattle|cows?|calves|bulls?|sheep|lambs?|goats?|pigs?|horses?|camels?|reindeer|elephants?|whales?|dolphins?|seals?|birds?|hens?|chickens?|poultry|ducks?|geese|swans?|dogs?|cats?|bees|fish|animals|livestock)", "animals"), (r"[- ]?year[- ]olds?|years?", "years"), (r"days?", "days"),
        (r"people|residents|civilians|passengers|protesters|workers|students|patients|migrants|jobs|employees|children|women", "people"),
    ),
    portions=((r"two[- ]thirds", 66.7), (r"three[- ]quarters", 75), (r"(?:a|one)[- ]third(?= of)", 33.3), (r"(?:a|one)[- ]quarter(?= of)", 25), (r"(?:a|one)[- ]fifth(?= of)", 20), (r"(?:a|one)[- ]tenth(?= of)", 10), (r"half(?= (?:of|the|its|their|all)\b)", 50)),
    quantifiers=(
        (r"not (?:all|every)(?: of)?(?: the| its| their)?|(?:only )?one of (?:the|its|their) (?:two|three|four|five|six|seven|eight|nine|ten)|only one(?: of (?:the|its|their))?", "not_all"),
        (r"both(?: of)?(?: the| its| their)?(?! (?:sides|countries|parties|nations|leaders)\b)(?= (?-i:[a-z]))(?!(?: \w+){1,4} and\b)", "all"),
        (r"(?<!at )(?<!after )(?<!above )all(?! (?:right|but|over|along|day|night|time)\b)(?: of)?(?: the| its| their)?|every(?! (?:day|year|month|week|hour|time|night)\b)|each of(?: the| its| their)?", "all"),
        (r"none of(?: the| its| their)?|not (?:a single|one)(?: of the)?|no(?! (?:longer|more|fewer|less|doubt|matter|one|idea|later|sooner)\b)(?= [a-z])", "none"),
        (r"most of(?: the| its| their)|(?<!at )(?<!the )most(?= (?:[a-z]+ )?(?:people|[a-z]{3,}s)\b)|(?:a|the) (?:large |vast |great )?majority of(?: the)?", "most"),
        (r"(?<!how )(?<!as )(?<!so )(?<!too )many(?: of)?(?: the)?", "many"),
        (r"(?<!a )(?<!past )(?<!last )(?<!next )(?<!the )(?<!every )few(?: of)?(?: the)?(?= [a-z])|only a few(?: of the)?|hardly any|a minority of(?: the)?", "few"),
        (r"several(?: of)?(?: the)?(?! (?:years|days|months|weeks|hours|minutes|dozen|hundred|thousand)\b)|(?<!only )a (?:few|handful of|number of)(?: of the)?(?! (?:years|days|months|weeks|hours|minutes|dozen|hundred|thousand)\b)", "several"),
        (r"some(?! \d)(?: of)?(?: the)?(?= [a-z])(?! (?:time|day|extent|kind|sort|years|days|months|weeks)\b)|part of the", "some"),
    ),
    uncounted=(r"(?:one|either|each|both|neither) of (?:the|these|those|its|their) two",  r"the two(?= (?:countries|nations|states|sides|parties|leaders|presidents|ministers|neighbours|neighbors))", r"\d{1,2}[-–:]\d{1,2}(?= (?:\w+ )?(?:win|victory|defeat|loss|draw|lead))", r"(?:[\w-]+ ){1,3}?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?) (?:ago|later|earlier|after|before|on)\b", r"\d+(?:st|nd|rd|th)\b", r"(?:article|articles|chapter|page|number|no\.|brigade|division|regiment|battalion|Boeing|Airbus|resolution|flight|route|section|Apollo|Formula|rule|phase)\s?-?\d+"),
    range_words=("to", "and", "or"),
    thousands=",\u00a0\u202f\u2009 ",
    decimals=".",
    months=MappingProxyType({name: number for number, names in enumerate(("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}),
    weekdays=MappingProxyType({"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}),
    decades=r"(?P<year>(?:19|20)\d0)['’]?s",
    parts_of_a_year=(
        (r"(?:(?:first|1st) quarter|Q1)(?: of)? {year}", "q1"), (r"(?:(?:second|2nd) quarter|Q2)(?: of)? {year}", "q2"), (r"(?:(?:third|3rd) quarter|Q3)(?: of)? {year}", "q3"), (r"(?:(?:fourth|4th|final|last) quarter|Q4)(?: of)? {year}", "q4"),
        (r"(?:(?:first|1st) half|H1)(?: of)? {year}", "h1"), (r"(?:(?:second|2nd) half|H2)(?: of)? {year}", "h2"),
        (r"spring(?: of)? {year}", "spring"), (r"summer(?: of)? {year}", "summer"), (r"(?:autumn|fall)(?: of)? {year}", "autumn"), (r"winter(?: of)? {year}", "winter"),
    ),
    times=MappingProxyType({
        "today": ("today", "this morning", "tonight", "this evening", "this afternoon"), "yesterday": ("yesterday", "last night"), "day_before": ("the day before", "the previous day"),
        "weekend": ("this weekend", "over the weekend", "last weekend", "at the weekend", "the weekend", "past weekend"), "this_week": ("this week",), "last_week": ("last week", "the previous week", "the week before", "the past week"),
        "this_month": ("this month",), "last_month": ("last month",), "recent_months": ("in recent months", "recent months", "past few months"), "recent_weeks": ("recent weeks", "past few weeks"), "recent_days": ("recent days", "past few days"),
        "this_year": ("this year",), "last_year": ("last year",), "open": ("recently", "currently", "now", "so far", "soon"), "since": ("since", "since the beginning of"), "start": ("early", "at the beginning of", "the beginning of", "at the start of"), "middle": ("mid-", "mid", "middle of"), "end": ("late", "at the end of", "the end of"),
        "before": ("before", "prior to", "ahead of"), "after": ("after", "following"), "until": ("until", "till", "up to", "by"), "in": ("in", "during"), "from": ("from", "between"), "to": ("to", "and", "through", "until"),
    }),
    compared=(r"compared (?:with|to)", r"(?:up|down) from", "versus", r"against(?= (?:\d|an? |some |about |around ))", r"(?:more|less|fewer|higher|lower|\w{3,}er)\b[^.;:]{0,60}?\bthan(?= (?:in|on|at|last)\b)"),
    coming=(r"will", r"won['’]t", r"shall", r"would(?! have)", r"\w+['’]ll", r"(?:may|might|should|must|could)(?! (?:not )?have\b)(?! not\b)", r"(?:is|are) (?:not )?to(?= \w)", r"(?<!her )(?<!his )(?<!its )(?<!their )(?<!the )(?<!any )plan(?:s|ned)? (?:to|for|on)", r"intends? to", r"hopes? to", r"aims? to", r"(?:due|expected|scheduled|set|slated|likely|poised|planned|going)(?= (?:to|for|on|by|back|in|at)\b)", r"vow(?:s|ed)? to", r"promise[sd]? to", r"pledge[sd]? to", r"agreed to", r"by(?= (?:mon|tues|wednes|thurs|fri|satur|sun)day)"),
    next_days=("next", "this coming", "the coming"),
    of_days=("of",),
    future_tense="",
    negators=(r"not(?! (?:only|just|least)\b)", r"\w+n['’]t", "never", r"no longer", r"neither(?:.{1,80}?\bnor)?", "nor", "none", r"no(?= \w+)(?! (?:fewer|less|more than|later|longer|doubt|sooner|matter|\d+)\b)", r"without(?! (?:doubt|question)\b)", "nobody", "nothing", r"fail(?:s|ed)? to", r"refus(?:es|ed) to", "cannot"),
    hedges=("reportedly", "allegedly", "(?-i:may)", "might", "could", "possibly", "probably", "likely", "appears?", "appeared", "seems?", "suspected", "believed to", "perhaps", "apparently", "presumably"),
    opinions=("rings? hollow", "rang hollow", "humiliating", "disgraceful", "absurd", "brilliant", "appalling", "shocking", "pathetic", "admirable", "deplorable", "turning point", "sad day", "proud moment", "unfortunately", "fortunately", "shameful", "outrageous", "remarkable", "stunning", "should", "must be", "in my (?:opinion|view)", "I think", "we believe", "testament to", "signals a new", "turning point", "disappointing", "wonderful", "beautiful", "worrying", "regrettable", "sadly", "clearly", "undoubtedly", "underscores", "speaks volumes", "promising", "a symbol of", "reflects a"),
    predictions=(r"will \w+", r"is (?:set|expected|likely|due) to (?!the\b|an?\b|its\b)", r"are (?:set|expected|likely|due) to", r"going to \w+", r"is poised", r"would \w+ by 20\d\d", "in the future", "by 2[01]\\d\\d"),
    appeals=(r"^(?:compare|select|look for|research|consider|visit|contact|evaluate|choose|check|make sure|remember|ensure|be sure|follow|download|find out|watch|listen)\b(?! (?:is|was|are|were|has)\b)", "subscribe", "sign up", "click here", "donate", "share this", "join us", "let us", "let me know", "please", "call on"),
    verbs=(r"(?:it|he|she|that|there|what|who)['’]s", r"(?:they|we|you|i)['’](?:re|ve|ll|d)", "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "do", "does", "did", "cannot", r"\w+n['’]t", r"\w{2,}(?<!e)ed", "freed", "agreed", "fled", "bled", "fed", "led", "sped", "said", "says?", "went", "took", "fell", "rose", "won", "lost", "hit", "hits", "struck", "left", "made", "came", "became", "began", "met", "held", "found", "put", "puts", "cut", "sent", "gave", "got", "told", "knew", "thought", "saw", "ran", "grew", "drew", "drove", "flew", "froze", "kept", "built", "bought", "brought", "caught", "taught", "fought", "sought", "paid", "laid", "sold", "stood", "understood", "spent", "lent", "dealt", "meant", "felt", "slept", "swept", "shot", "sank", "sang", "swore", "tore", "wore", "wrote", "spoke", "broke", "chose", "rode", "woke", "stole", "threw", "withdrew", "withheld", "overthrew", "undertook", "oversaw", "forbade", "died", "dies", "lies", "lay", "burst", "cost", "costs", "quit", "spread", "shut", "shuts", "remain", "remains", "include", "includes", "contain", "contains", "consist", "consists", "exist", "exists", "become", "becomes", "believe", "believes", "claims", "denies", "deny", "accuses", "backs", "bans", "calls", "confirms", "controls", "faces", "falls", "fires", "gives", "goes", "grows", "helps", "hopes", "insists", "jails", "joins", "keeps", "kills", "launches", "leads", "leaves", "loses", "makes", "means", "needs", "offers", "opens", "owns", "plans", "provides", "reaches", "reduces", "refers", "rejects", "requires", "rises", "runs", "seeks", "seems", "sends", "serves", "shows", "signs", "stands", "starts", "stays", "strikes", "suggests", "supports", "takes", "tells", "threatens", "urges", "uses", "votes", "wants", "warns", "wins", "works", "writes", "begins", "brings", "causes", "comes", "continues", "describes", "employs", "encourages", "focuses", "follows", "gets", "happens", "holds", "involves", "knows", "lives", "looks", "occurs", "plays", "produces", "receives", "regulates", "relies", "reveals", "sees", "sits", "teaches", "tries", "turns", "allows", "appears", "argues", "attends", "attracts", "measures", "estimates", "accounts", "operates", "organises", "organizes", "operate", "occur", "rely", "want", "need", "provide", "require", "seem", "appear"),
    infinitives="",
    not_finite="^$",
    determiners=frozenset("the a an this these those his her its their our your my of in on at by for with from into over under to no any some many several few two three four five six seven eight nine ten being been be".split()),
    never_nouns=frozenset("is are was were has had does did been said".split()),
    connectors=("therefore", "thus", "additionally", "furthermore", "finally", "overall", "in fact", "as a result", "hence", "consequently", "similarly", "likewise", "nonetheless", "at the same time", "in contrast", "instead", "as such", "however", "meanwhile", "moreover", "in addition", "also", "but", "and", "yet", "still", "nevertheless", "on the other hand", "for its part", "separately", "in turn", "then"),
    coordinators=("and", "but", "while", "whereas"),
    second_rank=(
        ("relative", r"(?:who|which)\s(?!(?:it|he|she|they|the \w+)\s(?:says?|said|believes?|claims?|calls?)\b)"), ("including", r"including\s|among them\s"),
        ("apposition", r"an?\s\w+\s(?:partly\s|partially\s)?\w+ed\sby\s"),
        ("participle", r"(?!compared|followed|asked|based on)(?:\w{3,}ed|built|held|led|sent|known|made|hit|shot)\s(?=(?:by|in|on|at|since|from|to|as|with|for|after)\s)"),
        ("gerund", r"(?!including|according|following|during|citing|quoting|being|adding|saying|noting|depending|starting|regarding|excluding|warning|claiming|insisting|having)\w{3,}ing\s"),
    ),
    list_leads=tuple(word for word in "such as|like".split("|") if word),
    last_joint=r"and\s",
    subject_openers=frozenset("the a an this that these those its his her their our my your some many several most all each every both another few more less fewer over about around nearly almost at two three four five six seven eight nine ten dozens hundreds thousands no none only other others".split()),
    prepositions=tuple("in on at by for with from into over under after before since during according through of to as amid despite".split()),
    demonstratives=(r"(?:this|these|those|(?:^|(?<=\bof )|(?<=\bin )|(?<=\bat )|(?<=\bby )|(?<=\bfor )|(?<=\bto )|(?<=\bfrom )|(?<=\bwith ))that)\s+(?!(?:is|was|are|were|has|had|will|would|the|a|an|he|she|it|they|we)\b)(?P<noun>[^\W\d_]+)",),
    list_items=r"(?:an? |the |some )?[^,;.“”\"]{2,48}",
    neither=((r"neither\s+(?P<a>[^,]{2,50}?)\s+nor\s+(?P<b>[^,]{2,50}?)\s+(?P<aux>has|have|had|is|are|was|were|did|does|do|will|can|would|could)\s+(?P<rest>.+)", "{one} {aux} not {rest}"), (r"neither\s+(?P<a>[^,]{2,50}?)\s+nor\s+(?P<b>[^,]{2,50}?)\s+(?P<rest>\w+(?:ed|s)\s.+)", "{one} not {rest}")),
    framings=(r"^(?:this|these|it|the \w+)\s?\w*\s(?:comes?|is|are) (?:part of|in the context of|amid)\s(?P<thing>(?:a|an|the)\s[^,]{3,60}?)\s(?P<event>(?:signed|concluded|adopted|launched|announced|ratified)\s[^.;]+)",),
    verdicts=(r"^(?:it|this|that|these)(?:\s(?:is|are|was|were)|['’]s)(?=\s)(?!\s(?:not the first|located|based|known))",),
    openers=(r"^(?P<opener>[A-Z][\w-]*(?:ed|wn|en|lt|nt)\s[^,“]{3,70}),\s(?P<subject>(?:the|this|that|these)\s[\w-]+)",),
    boilerplate=(r"by (?-i:[A-Z][\w.’'-]+)(?: (?-i:[A-Z][\w.’'-]+)){1,3}(?:,? and (?-i:[A-Z][\w.’'-]+)(?: (?-i:[A-Z][\w.’'-]+)){1,2})?", r"read (?:more|also|next).*", r"see also.*", r"also read.*", r"related(?: stories| articles)?:?.*", r"no comments?", r"\d+ comments?", r"comments?", r"share(?: this.*| on.*)?", r"loading.*", r"advertisement.*", r"newsletter.*", r"subscribe.*", r"sign up.*", r"photo(?: credit)?s?\s*:.*", r"image\s*:.*", r"©.*", r"copyright.*", r"tags?\s*:.*", r"follow us.*", r".*we use cookies.*", r".*accept (?:all )?cookies.*", r"published(?: on)?:? .*", r"(?:last )?updated.*", r"this (?:story|article|report|page) (?:was|has been) (?:updated|corrected|amended).*", r"\d+ min(?:ute)?s? read.*", r"all rights reserved.*", r"print.*article.*", r"back to (?:top|home)", r"watch\s*:.*", r"listen\s*:.*", r"more on this story.*", r"download (?:our|the) app.*"),
    corrections=(r"corrections?\s*:", r"clarifications?\s*:", r"editor['’]s note\s*:", r"retract(?:ed|ion)\s*:", r"an earlier version of this (?:story|article|report)", r"this (?:story|article|report|post|page) (?:was|has been) (?:corrected|amended|withdrawn|retracted)"),
    stop_words=frozenset("the a an of to in on at by for with from into over under and or but nor so that this these those it its he she they them his her their our your my is are was were be been being has have had do does did will would can could may might should not no as if than then there here which who whom whose what when where how all any each both some such own same very just also more most other one".split()),
    polarity=_POLARITY,
    bounds=_BOUNDS,
    ordinals=_ORDINALS,
    totals=r"\b(?:in total|a total of|overall|so far|to date|cumulative|since (?:the|it|they|\w+ber|\w+ary|august))\b",
    sides=(
        (r"before|prior to|ahead of|on the eve of", r"after|following|in the wake of|in the aftermath of"),
        (
            r"against",
            r"in favou?r of|in support of|(?:vot|campaign|march|ralli|demonstrat|argu|lobb)\w+ for",
        ),
        (
            r"(?:left|leav(?:es?|ing))(?! for)|(?:depart|withdr|evacuat|fle|return|flew|came|come|retreat)\w* from",
            r"reach\w*|enter\w*|(?:left|leav(?:es?|ing)|depart\w*|set out|headed|bound|heading) for|"
            r"(?:arriv\w+|land\w+) (?:in|at)|(?:return|flew|head|withdr|went|came|retreat)\w* to",
        ),
    ),
    comparison=r"\b(?P<how>more|less|fewer|\w{3,}er)\b[^.;:]{0,60}?\bthan\b",
    passive=r"\b(?:was|were|been|being|is|are|be)\b",
    agent=r"^(?:\s[\w'’-]+){0,4}?\sby\s(?:the\s)?",
    owner=r"['’]s? (?:\w+ ){0,2}",
    owned=r"\s(?:(?:of|to) (?:the )?(?:\w+ )?)?",
    deputies=r"\bdeputy\b",
    copula=r"\b(?:is|are|was|were|be|been|being|remain\w*|becom\w+|became)\b",
    function_words=("the a an of to in on at by for with from as is are was were be been being has have had having do does did "
        "it its he she they them his her their this that these those and or but not no nor if so than then there here "
        "which who whom whose what when where why how i you we us our your my me him will would shall can could may "
        "might must into about over under after before during through also just very too more most some any all "
        "each both other such own same s t don didn doesn isn wasn aren weren up out off "
        "nearly around least almost fewer less only solely"),
    year_leads="in|since|of|by|until|year|before|after|early|late|mid",
)  # fmt: skip
