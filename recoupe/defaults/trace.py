"""Numbers and words of tracing: what makes two texts copies, translations, or reports of one event."""

# Copies
# Four words in a row are seldom shared by chance; Korean words carry particles, so there letters are counted.
WORDS_OF_A_SHINGLE = 4
LETTERS_OF_A_SHINGLE = 6
# Fewer shingles than this are a headline, not a text.
LEAST_SHINGLES = 8
# The part of the shorter text that stands in the longer one: a trimmed reprint keeps more, two reports of one event
# share less, even where they quote the same sentence.
COPY_CONTAINMENT = 0.5
# So much is the same text: it is one origin with every copy, however the copies differ from each other.
SAME_TEXT_CONTAINMENT = 0.9
# A document that is the article's own text, and no shorter than this part of it, is no evidence for the article. A
# shorter one may be what the article quotes.
REPRINT_LENGTH = 0.5
# A rewritten agency text keeps whole phrases: with a common signature, speaker or story this much is enough.
REWRITE_CONTAINMENT = 0.22

# Reports of one event
# Documents further apart are about two events, whatever they share.
DAYS_OF_A_STORY = 4
# An office comes back to its matter for weeks: where the same kind of body speaks and so many names are the same.
DAYS_OF_A_CASE = 14
NAMES_OF_A_CASE = 2
# Likeness in names, figures and happenings, from 0 to 1: pairs of reports of one event lie at .35 to .85, pairs of
# reports of two events under .25.
SAME_STORY = 0.30
# Chained over such a likeness, texts are told apart together: what is common to all of them says nothing of an origin.
ONE_EVENT = 0.15
ONE_EVENT_CREDITED = 0.05  # the same for a text that names the other's outlet as where it has it from
# So many texts of a story are all compared with each other, more only where they share something rare.
STORY_COMPARED_WHOLE = 60
# What a shared fact says about two texts.
FIGURE_WEIGHT = 2.0
SMALL_FIGURE_WEIGHT = 0.6
SMALL_FIGURES_UP_TO = 12
NAME_WEIGHT = 1.5
UNLISTED_NAME_WEIGHT = 1.0
COUNTRY_WEIGHT = 0.6
CONCEPT_WEIGHT = 0.5
LIGHT_CONCEPT_WEIGHT = 0.15
# A name that a Korean text lets hear, against its weight in the text that writes it with a capital letter.
HEARD_NAME_WEIGHT = 0.7
# How alike the sounds of a short name have to be, in percent.
LEAST_HEARD = 60
# As if so many more texts had been seen: in a story of three, what all three share still counts.
RARITY_PRIOR = 3

# From pairs to origins. How probable it is that two documents are of one origin is told by a fitted model.
# Hours from which on it does not matter how many lie between two documents: reprints come within the same half day.
HOURS_THAT_TELL = 12.0
# To be the nearest that another has in a story speaks for one origin, unless even that is so improbable, in log odds
# against it.
FAR_IN_LOG_ODDS = 2.0
# So many pairs are judged at once: fewer cost more each, more only memory.
PAIRS_AT_ONCE = 20_000
# Groups of documents are one origin from this average probability on. Errors cost otherwise than they count: to tell
# one origin as two misleads, so it is less than one half.
ONE_ORIGIN = 0.4
# A document alone joins the nearest origin from here on, and so do two: whom nothing surely tells to be another is not
# counted as another. On stories that the model had not seen, at these values 11 of 452 were counted as having more
# origins than they have, and pairs were right at an F1 of .95.
LEAST_ALONE = 0.08
LEAST_AS_PAIR = 0.12
SMALL_GROUP = 2
# Two bundles of texts in so many of the same languages are two origins where they are nearer to each other than to the
# other bundle by this part: a text and its translations.
LANGUAGES_OF_A_BUNDLE = 4
APART = 0.95
# Of so many in each, already two documents tell: reports of one form on two events share all but these.
FULL_OF_FACTS = 5
# The same where both are in one language, which spells a name in one way.
FULL_OF_FACTS_IN_A_LANGUAGE = 4
# Among more documents than are all compared, two texts that are full of them share so many by chance.
SHARED_BY_CHANCE = 1
# Signatures
# Agencies sign in the first and the last lines.
SIGNATURE_HEAD = 260
SIGNATURE_TAIL = 160
LONGEST_SIGNATURE = 40

# Confidence of a trace, in [0, 1]
SURE_OF_OWN_CHANNEL = 0.97
SURE_OF_ATTRIBUTION = 0.95
SURE_OF_SIGNATURE = 0.9
SURE_OF_MIRROR = 0.9
SURE_OF_COPY = 0.9
SURE_OF_LINK = 0.7
SURE_OF_CONTEXT = 0.6
SURE_OF_PUBLISHER = 0.6
# Documents of one origin name whom they go back to in two ways; and they may be of one origin.
SURE_OF_VOICE = 0.8
SURE_OF_DOUBT = 0.5
# So many figures and names in common say why.
FACTS_SHOWN = 5

# Speakers
# A sentence that credits nobody goes on with the speaker named at most so many sentences before.
SENTENCES_OF_A_SPEAKER = 3

# Subjects: which letter of a source is asked for a claim
LOSS_METRICS = frozenset(["killed", "wounded", "killed_or_wounded", "captured", "missing"])
MILITARY_METRICS = frozenset(["deployed", "troops", "vehicles", "missiles", "munitions", "drones", "aircraft", "area"])
SUBJECT_CONCEPTS = {
    "losses": frozenset(["kill", "die", "wound", "casualties", "capture_person"]),
    "military": frozenset(
        [
            "deploy", "station_abroad", "take_part_in_war", "withdraw", "retreat", "advance", "attack", "assault",
            "counterattack", "shell", "bomb", "missile_strike", "shoot_down", "occupy", "control_territory", "seize",
            "retake", "liberate", "fight", "mass_troops", "mobilise", "invade", "incursion", "ceasefire", "soldier",
            "army", "front", "weapon", "missile", "air_defence", "supply_arms", "military_base",
        ]
    ),
    "diplomacy": frozenset(
        [
            "sign", "ratify", "enter_into_force", "negotiate", "meet", "visit", "ally", "sanction", "recognise_state",
            "treaty", "mutual_defence", "embassy", "veto", "vote_resolution", "break_relations", "economic_aid",
        ]
    ),
    "economy": frozenset(
        ["export", "import", "tax", "tariff", "inflation", "recession", "growth", "unemployment", "price", "budget",
         "debt", "oil", "fuel", "gas", "trade", "raise_rate", "cut_rate"]
    ),
    "health": frozenset(
        ["infect", "outbreak", "vaccinate", "hospitalise", "virus", "disease", "covid", "cholera", "quarantine"]
    ),
    "disaster": frozenset(
        ["earthquake", "tsunami", "flood", "storm", "fire", "eruption", "landslide", "crash", "collapse", "magnitude"]
    ),
}  # fmt: skip

# Offices: who is called so speaks for an authority, even where it is in no list.
OFFICIAL_CONCEPTS = frozenset(
    ["police", "court", "prosecutor", "government", "minister", "president", "prime_minister", "parliament", "hospital",
     "spokesperson", "official", "army", "intelligence_service", "embassy"]
)  # fmt: skip
# Those that any body or state has: they tell no kind of body.
OFFICES_OF_ANY = frozenset(["government", "minister", "president", "spokesperson", "official", "intelligence_service"])
# Kinds of which a country has one that speaks for it; "the police of Georgia" is no voice of Georgia as a whole.
OFFICES_OF_A_STATE = frozenset(
    ["police", "prosecutor", "rescue_service", "fire_service", "health_authority", "veterinary", "electoral", "defence",
     "army", "intelligence", "foreign", "interior", "finance", "farming", "border_guard", "coast_guard", "customs",
     "weather_service", "geology", "space_agency", "regulator", "prison"]
)  # fmt: skip
# Those of which there is one in the capital and no other in a town: called by no country, they are that of the country
# that a text is about.
OFFICES_OF_A_NATION = frozenset(["defence", "army", "foreign", "interior", "intelligence"])
# Kinds that speak for the state itself.
STATE_AS_A_WHOLE = frozenset(["head_of_state", "parliament", "ministry"])
MINISTRY_WORDS = (
    r"(?<!prime )minist(?:ry|er)|(?<!premier )minist(?:ère|re)|министерств\w*|(?<!премьер-)министр\w*|"
    r"міністерств\w*|(?<!прем['’ʼ]єр-)міністр\w*",
    "(?:부 )?장관|[가-힣]{2,}부(?=$|\\s)",
)
# How newsrooms are called, by words of the spaced languages and Korean ones: "the daily X", "агентство «X»".
NEWSROOM_WORDS = (
    r"newspapers?|(?:the|local|regional|business|french|english|russian|korean|ukrainian|american|british) "
    r"(?:paper|daily|weekly)|dail(?:y|ies)|broadcasters?|magazines?|news (?:agency|site|website|outlet|portal)|"
    r"publications?|(?<!social )media(?!\w)|médias?(?!\w)|СМИ(?!\w)|ЗМІ(?!\w)|"
    r"(?:trade|industry) journal|radio|journal|quotidien|hebdomadaire|mensuel|revue|magazine|"
    r"site (?:d['’]information|spécialisé)|agence (?:de presse|d['’]information)|chaîne|"
    r"газет\w*|издани\w*|журнал(?!ист)\w*|(?:информационн|новостн)\w* агентств\w*|агентств\w* «|"
    r"портал\w*|телеканал\w*|радиостанци\w*|еженедельник\w*|"
    r"видан\w*|(?:інформаційн|новинн)\w* (?:агенці|агентств)\w*|(?:агенці|агентств)\w* «|радіо\w*|"
    r"тижневик\w*|щоденник\w*",
    "매체|신문|일간지|주간지|전문지|월간지|뉴스통신|통신사$|언론|방송(?!통신)|잡지|일보",
)
# Offices beside those: words of the spaced languages, and Korean ones, which particles follow.
OFFICE_WORDS = {
    "coast_guard": (r"coast ?guard|garde-côtes|берегов\w+ (?:охран|оборон)\w*|берегов\w+ охорон\w*", "해안경비대|해경"),
    "fire_service": (
        r"fire (?:service|department|brigade|chief)|firefighters?|(?:sapeurs-)?pompiers|пожарн\w+|пожежн\w+",
        "소방",
    ),
    "rescue_service": (
        r"rescue (?:service|team)s?|rescuers?|emergency services?|secours|secouristes|спасател\w+|рятувальник\w*",
        "구조대|구조 당국",
    ),
    "customs": (r"customs (?:service|office|agency)|douanes?|таможн\w+|митниц\w+", "세관|관세청"),
    "border_guard": (r"border (?:guards?|service)|garde-frontières?|погранич\w+|прикордон\w+", "국경수비대"),
    "mayor": (r"mayor|maire(?!\w)|mairie|мэр\w{0,2}(?!\w)|мэри\w+|мер(?:а|у|ом|ія|ії)?(?!\w)", "시장은|시장이|시청"),
    "governor": (r"governor|gouverneur\w*|préfet\w*|préfecture|губернатор\w*", "주지사|도지사"),
    "union": (
        r"(?<!european )(?<!soviet )(?<!african )(?<!customs )(?<!credit )unions?|syndicats?|профсоюз\w*|профспілк\w*",
        "노조|노동조합",
    ),
}
# A newsroom observes such acts and silences itself; a sentence about them is its own unless it credits somebody.
OBSERVED_CONCEPTS = frozenset(
    ["confirm", "admit", "deny", "refuse_to_confirm", "no_comment", "cannot_verify", "reject"]
)
# Those of them that are silences, and that no speaker utters of oneself.
SILENCES = frozenset(["refuse_to_confirm", "no_comment", "cannot_verify"])
# Kinds of people who speak for no body, and whom a newsroom meets where it sees something itself.
MET_BY_NEWSROOMS = frozenset(
    ["witness", "relatives", "athlete", "activists", "research", "lawyer", "school", "candidate"]
)
# Kinds under which one and the same body is told of: a fire service is a rescue service to an outlet abroad.
TOLD_ALIKE = {"fire_service": "rescue_service"}
# An outlet's name has up to so many words: «Tenge i Lyudi».
WORDS_OF_A_NAME = 4
# An outlet's name is looked for in longer words for a speaker; shorter names stand in other words by chance.
LETTERS_OF_A_NAME_INSIDE = 6
# What a relay may settle that tells its origin's figure otherwise than most who carry it; under the .5 that weighs.
DISTORTED_AT_MOST = 0.4

# Finding pairs to compare among many documents
# A feature remembers so many of the latest documents that have it: more would make a common phrase cost its square.
HOLDERS_KEPT = 48
# A document is compared with the likeliest of those it shares something with.
CANDIDATES_KEPT = 96
# Phrases by which a text is found: all of a short one, so many of a long one.
PHRASES_KEPT = 96
# A copy shares half of them or more; a sample that shares less than this part is not looked at.
SAMPLE_SHARE = 0.25
# One phrase in common is chance.
LEAST_SHARED_PHRASES = 2
# With one speaker or outlet behind both, sharing one of the weightiest facts is enough to look closer.
FACTS_OF_A_ROOT = 12
# Without one, a retelling shares more facts than this.
SHARED_FACTS_OF_A_CANDIDATE = 4
