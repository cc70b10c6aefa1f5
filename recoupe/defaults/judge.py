"""Numbers of the concept lexicon and of the stance judge."""

# Concept lexicon
# "livré en échange à Pyongyang du carburant": what may stand between verb and object.
WORDS_IN_A_GAP = 5
# The longest stem written in the lexicon is shorter.
LONGEST_CONCEPT_STEM = 16

# What the parts of a claim weigh in its coverage by a passage
EVENT_WEIGHT = 1.0  # what happens is the claim
STATE_WEIGHT = 0.5  # "partly", "immediate": qualifies
THING_WEIGHT = 0.6  # fuel is not missiles
LIGHT_WEIGHT = 0.2  # words found in any report on the topic
SECONDARY_SHARE = 0.35  # of its weight, for what stands behind "in exchange for", "in order to"
NAME_WEIGHT = 0.8  # who or where
WORD_WEIGHT = 0.6  # a content word outside the lexicon, comparable in one language only
# Concepts that nearly every text on a subject has; sharing them says little.
LIGHT_CONCEPTS = frozenset(
    [
        "soldier", "army", "war", "territory", "government", "front", "official", "recent", "say", "report", "announce",
        "large", "small", "new", "old", "first", "last", "several", "together", "fight", "begin", "continue", "exist",
        "general_officer", "minister", "president", "spokesperson", "intelligence_service", "video", "network",
        "publish", "estimate", "believe", "company", "population", "weapon", "serve_purpose", "cause", "use", "receive",
        "know", "find", "different", "discover", "include", "absent", "good", "high", "low", "plan", "decide", "send",
        "move",
    ]
)  # fmt: skip

# Deeds that one party does to another, so that their order matters
DIRECTED_CONCEPTS = frozenset(
    [
        "supply", "attack", "invade", "accuse", "sanction", "help", "send", "sell", "buy", "condemn", "threaten",
        "recognise_state", "occupy", "annex", "sue", "lend", "kill", "visit", "export", "import", "blockade",
    ]
)  # fmt: skip
# Those whom somebody has: the king's brother is not the king, and his lawyer has confessed nothing.
RELATED_PERSONS = frozenset(
    [
        "father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "cousin", "uncle", "parent",
        "family", "relatives", "child", "widow", "friend", "colleague", "driver", "bodyguard", "guard", "lawyer",
        "adviser", "special_envoy", "predecessor", "successor",
    ]
)  # fmt: skip
CONVERSE_CONCEPTS = frozenset(
    ["receive", "receive_arms"]
)  # who receives stands where the other verb has whom it is given to

# Entailment
SUPPORT_FROM = 0.55  # below, the passage leaves too much of the claim open
NEUTRAL_AT_MOST = 0.45  # what a neutral passage may settle; under the .5 from which evidence weighs
EXAGGERATED_AT_MOST = 0.4  # a figure that counts more than the claim says
COVERAGE_TO_SUPPORT = 0.66  # share of the claim's weight that the passage has to speak of
SETTLED_BY_FIGURE = 0.92  # coverage of a claim whose figures, deeds and parties all agree
NEARLY_ALL_TOLD = 0.8  # from here on one missing word, be it what is said of a thing, leaves a statement the same
COVERAGE_TO_REFUTE = 0.5  # the same for a contradiction: the matter has to be the same
SILENT_ACTOR = 0.75  # the passage does not name who did it
SILENT_PLACE = 0.92  # nor where
HEDGED = 0.85  # "reportedly", "appears to"
BROADER_CONCEPT = 0.5  # "casualties" for "killed"
UNKNOWN_WORDS = 0.5  # how much of the words outside the lexicon a passage in another language is credited with
ONE_PARTY_OF_TWO = 0.6  # "neither X nor Y": the passage speaks for one of them
DENIAL_AS_NO_CONFIRMATION = 0.8
REFUTED_BY_FIGURE = 0.7
REFUTED_BY_NEGATION = 0.8
# What says of how many or how often: denied, it says no contrary ("not many" are not few).
QUANTIFYING_CONCEPTS = frozenset(
    ["everyone", "nobody", "always", "never", "few", "many", "alone", "entirely", "partly", "often"]
)
TURNED = 0.8  # how far "not open" says "closed": what is not hot need not be cold
WORDS_COUNTED = 2  # behind a bare number, so many words say what it counts: "six FA Cups"
FLIPPED_SHARE = 0.5  # of the shared predicates, so much denied makes the statement denied
FLIPPED_IN_PART = 0.3  # with so much denied the passage no longer supports: what is denied may be beside the matter
VERB_BETWEEN = frozenset(["en", "fr"])  # languages in which who does it stands before the verb, and to whom behind it
VERB_IS_LAST = frozenset(["ko"])  # languages whose main verb ends the sentence
REFUTED_BY_DENIAL = 0.85
REFUTED_BY_ADMISSION = 0.95
TRANSLATED_QUOTE = 0.7

# Figures
ABOUT_TOLERANCE = 0.13  # "about 10,000" and 11,000 agree, 12,000 does not
NEARLY_TOLERANCE = 0.08  # "nearly 50,000" is 46,000 to 51,000
EXACT_TOLERANCE = 0.02  # rounding
NEAR_TOLERANCE = 0.35  # outside the tolerance, yet no contradiction
SAME_SCALE = 2.5  # "at least 30" and 200: probably not the same count
OLDEST_YEAR = 1_000  # a bare whole number from here on may be a year, and no year is nearly another
VAGUE_SCALE = 12.0  # "thousands" and 11,000 are one statement

# Quantifiers
LEAST_SHARE = 1e-6  # "some" is more than nothing, "most" more than half, by whatever little
SHARE_TOLERANCE = 0.005  # a part in numbers is rounded: 66.7 percent are two thirds
LETTERS_TO_A_NOUN = 24  # between a quantifier and what it counts
LETTERS_TO_A_NEGATION = 14  # behind a Korean verb
NOUNS_OF_A_QUANTIFIER = 2  # an adjective may stand before what is counted
REFUTED_BY_QUANTIFIER = 0.75
SUPPORTED_BY_QUANTIFIER = 0.9

# Time
FUZZY_DAYS = 31  # "some months ago" does not begin on a day
STATE_KNOWN_DAYS = 60  # an estimate so old is still taken for the present one, and said to be old
OLD_STATE = 0.9
LONG_AFTER_DAYS = 4  # a count published later than this after a short period may be of a longer one
SHORT_PERIOD_DAYS = 10  # a period so short that totals cannot be meant by it
DENIAL_HOLDS_DAYS = 30  # an older denial does not speak of a claim written now
PERIOD_SLACK_DAYS = 1  # time zones

# Alignment
NAMED_BESIDE = 0.9  # a name said in the sentence beside
CONTEXT_CREDIT = 0.6  # said in the sentence beside, not in this one
SAME_STATE_NAMED = 0.85  # "Moscow" for the Russian army
BESIDE = 8  # letters between a light word and what it is said of: an article may stand there
SPOKEN_OF = 0.5  # from here on a part counts as spoken of

# Denials
DENIED_COVERAGE = 0.34  # how much of the claim a denial has to name; it rarely repeats it

# More on figures
ROUGHLY = 0.7  # "several dozen" for "at least 30"
STATE_HOLDS_DAYS = 14  # a strength or a count written further apart may simply have moved on
EVENTS_TO_SUPPORT = 0.5  # of what happens in the claim, at least half has to happen in the passage
WORDS_OF_A_SERIES = 4  # content words behind an ordinal that may name what it counts: "second imperial dynasty"
WORDS_OF_A_TWIN = 2  # parts that two sentences share before one other word makes them twins
LENGTH_OF_A_TWIN = 1.6  # a sentence so little longer than the claim, with so much in common, is its twin
SWAPPED_COVERAGE = 0.75  # so much in common that another name is a swap, not another story

# Passages
CANDIDATES_PER_PASSAGE = 4  # full-text hits weighed for each passage that is kept
PASSAGES_PER_DOCUMENT = 4  # more of one document add nothing: it is one voice
PASSAGES_PER_CLAIM = 80
CONTEXT_PER_CLAIM = 12  # passages that settle nothing are kept for a reader who looks around; nobody reads eighty
RELEVANCE_WITHOUT_EVENT = 0.5  # the same people in another story
RELEVANCE_OF_RARITY = 2.0  # of two passages that cover as much of the claim, rare terms in common come first
LEAST_RELEVANCE = 0.27  # below, the passage shares a name or a word by chance
RELEVANCE_OF_FIGURE = 0.15  # a comparable figure
RELEVANCE_OF_ACT = 0.6  # the claim's party confirms, denies or keeps silent
LONGEST_PASSAGE = 1200  # characters; a longer window is no quotation

# Speakers
# "Kyiv says": any voice of the state, not only the body that the name stands for first.
GENERAL_VOICES = frozenset(
    ["kyiv", "moscow", "washington", "seoul", "pyongyang", "london", "beijing", "tokyo", "paris", "berlin"]
    + [f"government_{code}" for code in ("ua", "ru", "us", "kr", "kp", "gb", "cn", "jp", "fr", "de")]
)
SPEAKER_LANGUAGES = {
    "country_ua": ("uk", "ru"),
    "country_ru": ("ru",),
    "country_by": ("ru",),
    "country_kr": ("ko",),
    "country_kp": ("ko",),
    "country_fr": ("fr",),
    "country_us": ("en",),
    "country_gb": ("en",),
    "country_au": ("en",),
    "country_ca": ("en", "fr"),
    "country_be": ("fr",),
    "country_ch": ("fr",),
}  # the languages, of those the engine reads, in which a country's officials speak

# Leanings
LETTERS_OF_A_SHINGLE = 4
LEANING_ENTAILMENT = 0.55  # of the model's own share; it is no measure of entailment
LEAST_COVERAGE = 0.1  # with less in common a passage is about something else
LONGEST_ORDERED = 40  # content words; whether longer statements share an order says nothing more
SENTENCES_OF_A_PASSAGE = 3  # from here on a text is a passage with its own habits, not a sentence
# The shares of support and of refutation from which a leaning is told. Two languages have only names, figures and
# concepts in common, and where a rule named a disagreement the words have to be clear.
LEAST_LEANING = {"one_language": (0.47, 0.44), "two_languages": (0.46, 0.52)}
LEAST_LEANING_SETTLED = {"one_language": (0.6, 0.56), "two_languages": (0.65, 0.7)}
LEANING_AT_MOST = 0.49  # under the .5 from which evidence weighs
LEAST_ENTAILMENT = 0.5  # what a passage has to settle to be shown as support or refutation in a report
# Where every figure agrees in what it counts, the words around it ("in fighting", "to reinforce") weigh this much.
AROUND_A_FIGURE = 0.2

# What is kept of texts already read, for the claims of an article are judged one by one against the same passages.
# A verification asks at most some dozen claims about 80 passages each; what is older is read anew.
CLAIMS_KEPT = 512
PASSAGES_KEPT = 1_024  # at some 10 kB each
STATEMENTS_KEPT = 2_048  # the sentences of those passages
ALIGNMENTS_KEPT = 256  # the rules and the leaning ask for the same alignment, one shortly after the other
FIGURES_KEPT = 2_048
PLACES_KEPT = 4_096  # places in texts that were searched for what denies them
CONCEPTS_KEPT = 8_192  # more than the lexicon has
