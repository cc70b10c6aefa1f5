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
# Likeness in names, figures and happenings, from 0 to 1: pairs of reports of one event lie at .35 to .85, pairs of
# reports of two events under .25.
SAME_STORY = 0.30
# Where both credit the same speaker, agency or outlet, less is enough.
SAME_STORY_SAME_SOURCE = 0.15
# One leads with the office, the other with the person who speaks for it: their stories have to be more alike.
SAME_STORY_SAME_VOICE = 0.36
# As two languages share fewer facts: or as alike as one story, with so much of what they share in the same order.
VOICE_ORDER = 0.7
# A report made from another in the same language, of which one credits somebody: independent reports of one event lie
# under .45.
RETOLD_LIKENESS = 0.50
# Across languages some facts are lost in any translation: translated news lie at .33 and more. In one language as well
# where neither tells whom it has its facts from: to count it apart would count a voice that nobody named.
TRANSLATION_LIKENESS = 0.35
TRANSLATION_ORDER = 0.55
# Fewer shared facts prove no translation.
LEAST_SHARED_FACTS = 6
# What a shared fact says about two texts.
FIGURE_WEIGHT = 2.0
SMALL_FIGURE_WEIGHT = 0.6
SMALL_FIGURES_UP_TO = 12
NAME_WEIGHT = 1.5
UNLISTED_NAME_WEIGHT = 1.0
COUNTRY_WEIGHT = 0.6
CONCEPT_WEIGHT = 0.5
LIGHT_CONCEPT_WEIGHT = 0.15

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

# Speakers
# A sentence that credits nobody goes on with the speaker named at most so many sentences before.
SENTENCES_OF_A_SPEAKER = 3

# Subjects: which letter of a source is asked for a claim
LOSS_METRICS = frozenset(["killed", "wounded", "killed_or_wounded", "captured", "missing"])
MILITARY_METRICS = frozenset(["deployed", "troops", "vehicles", "missiles", "drones", "aircraft", "area"])
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
# What a relay may settle that tells its origin's figure otherwise than most who carry it; under the .5 that weighs.
DISTORTED_AT_MOST = 0.4

# Finding pairs to compare among many documents
# A feature remembers so many of the latest documents that have it: more would make a common phrase cost its square.
HOLDERS_KEPT = 48
# A document is compared with the likeliest of those it shares something with.
CANDIDATES_KEPT = 96
# Phrases by which a text is found: all of a short one, so many of a long one.
PHRASES_KEPT = 96
# One phrase in common is chance.
LEAST_SHARED_PHRASES = 2
# With one speaker or outlet behind both, sharing one of the weightiest facts is enough to look closer.
FACTS_OF_A_ROOT = 12
# Without one, a retelling shares more facts than this.
SHARED_FACTS_OF_A_CANDIDATE = 4
