"""Numbers of the decomposition of an article into claims."""

# A line up to this many words without a verb is a section label or a crosshead.
MAX_CROSSHEAD_WORDS = 14
# Below the headline and standfirst, a short line without a full stop is a crosshead even with a verb.
MAX_HEADING_WORDS = 8
STANDFIRST_LINES = 3
# A label that stands before the title is one or two words.
MAX_LABEL_WORDS = 2
# Fewer words than this say nothing checkable.
MIN_CLAIM_WORDS = 3
# Both sides of a conjunction need this many words, and a verb, to be two claims.
MIN_CLAUSE_WORDS = 4
# A list is three things or more.
MIN_LIST_ITEMS = 3
# How far back the antecedent of "these clashes" or "he" is looked for, in sentences.
ANTECEDENT_SENTENCES = 4
# Check-worthiness: a figure, a name and a date can be looked up; a hedge leaves less to check.
WORTH_START = 0.35
WORTH_QUANTITY = 0.25
WORTH_NAMES = 0.15
WORTH_PERIOD = 0.1
WORTH_ATTRIBUTED = 0.1
WORTH_EVENT = 0.1
WORTH_HEADLINE = 0.05
WORTH_HEDGED = -0.15
WORTH_NOTHING_NAMED = -0.2
# An article of more sentences is read up to here; the cost stays bounded.
MAX_SENTENCES = 20_000
# A subject longer than this is no subject but a misread clause.
MAX_SUBJECT_WORDS = 14
# A predicate that is to be a claim of its own has this many words.
MIN_PREDICATE_WORDS = 3
# A phrase between commas tells something from this many words on.
MIN_PHRASE_WORDS = 3
# The conjunction of two figures stands this near to the second, and the verb to the first.
MAX_PAIR_WORDS = 5
# A thing in a list has at most this many words.
MAX_ITEM_WORDS = 8
# Figures are held against each other in pairs: more claims than an article has would cost their square.
MAX_COMPARED_CLAIMS = 120
# Behind a quotation and its speaker, so few words between commas tell of the speaker, more where they have no verb.
MAX_AFTERTHOUGHT_WORDS = 5
MAX_APPOSITION_WORDS = 14
# To whom somebody "told" it, at the end of a sentence, takes at most so many words.
MAX_AUDIENCE_WORDS = 8
# Where no article opens a subject, more words before the verb hold something else too.
MAX_BARE_SUBJECT_WORDS = 6
# A headline rounds: a figure this near to the body's is the same.
ROUNDING = 0.06
# A time expression up to this long, in days, names a day that can be held against another.
MAX_DAYS_OF_A_DATE = 1
