"""Numbers of finding and matching names."""

# A form of capitals up to this length (WHO, UN, MID) is found in capitals only: "who" is a word.
MAX_ACRONYM_LENGTH = 5
# "déploy*" takes endings up to this length.
MAX_ENDING_LENGTH = 4
# A Hangul form of fewer syllables is found only where a word begins.
MIN_INNER_SYLLABLES = 3
# Two keys count as one name from this similarity on; tuned on the public name cases.
MATCH_SCORE = 0.88
# Below a match, yet so close that a person should look.
NEAR_SCORE = 0.75
# Tokens of two names are taken for each other from this similarity on.
TOKEN_SCORE = 0.82
# What stands behind a company's name and tells nothing about which it is.
LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag aktiengesellschaft gmbh sa sarl sas spa "
    "srl bv nv oy ab as kg ooo oao zao pao ao ojsc cjsc jsc pjsc ооо оао зао пао ао тов".split()
)
