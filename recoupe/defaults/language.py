"""Numbers of the analysis of texts."""

# A sentence is cut at a comma or space from this length on, so that cost stays linear in any text.
MAX_SENTENCE_CHARS = 1_500
# "ces derniers mois" reaches this far back, "recent weeks" and "recent days" likewise.
RECENT_MONTHS_DAYS = 150
RECENT_WEEKS_DAYS = 42
RECENT_DAYS_DAYS = 10
# The first and last third of a month.
EARLY_MONTH_LAST_DAY = 10
LATE_MONTH_FIRST_DAY = 21
DAYS_OF_A_YEAR_AT_LEAST = 300  # a stretch of one year that is as long is that year
YEARS_OF_A_DECADE = 10
EARLY_DECADE_YEARS = 4  # "the early 1970s" end with 1973
BEFORE_MID_DECADE_YEARS = 2  # "the mid-1970s" begin with 1972, and end as long before the decade does
# A named month later in the year than the anchor's by more than this is last year's.
FUTURE_MONTH_SLACK = 1
# A day or month without a year that is to come is the next one, unless that is more months away than this.
MONTHS_AHEAD = 9
# The verb that a time stands with is this near.
VERB_REACH_CHARS = 300
# Years outside are numbers of something else.
FIRST_YEAR = 1900
LAST_YEAR = 2099
FIRST_SHORT_DECADE = 30  # "the 70s" are of the last century; the twenties and the tens may be of this one
# A longer number is an identifier or noise.
MAX_NUMBER = 1e15
# Sentences whose analyses are kept, for each stage asks for them once: as many as some 300 documents have. One takes
# some 6 kB with all that was found in it.
ANALYSES_KEPT = 8_192
# Forms of words whose reading is kept, for each kind of reading at 200 bytes: the words of a language that come again
# are fewer, and the rest are soon read anew. What a dictionary is asked for costs more, and is kept longer.
WORDS_KEPT = 8_192
LEMMAS_KEPT = 32_768
# What several readings of one text ask for, one shortly after the other.
TEXTS_AT_HAND = 64
# The people counted are named this near to the number.
WHOSE_REACH_CHARS = 40
