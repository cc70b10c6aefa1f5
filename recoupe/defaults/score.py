"""Numbers of the score and of the verdicts: engineering defaults, not findings. docs/method.md explains each."""

# Reliability
# What a letter weighs: a reader's ranking of sources brought to numbers. F, never judged, stands between D and E.
RELIABILITY = {"A": 0.95, "B": 0.85, "C": 0.65, "D": 0.40, "E": 0.10, "F": 0.30}
# A person seldom harms their own interest with a lie: the odds of a statement against interest times six.
AGAINST_INTEREST_ODDS = 6.0
# A self-serving statement is what its speaker would say either way: odds halved.
SELF_SERVING_ODDS = 0.5
# No single statement is worthless or certain.
MIN_RELIABILITY = 0.01
MAX_RELIABILITY = 0.97
# A passage that settles less than half of the claim is context: otherwise vague relations add up to support.
MIN_ENTAILMENT = 0.5

# Dependence: how much the second, third, ... voice adds to the strongest
# Reprints of one origin add nothing.
RHO_ORIGIN = 0.0
# Voices of one bloc share sources and interest: a bloc is never worth more than twice its best origin.
RHO_BLOC = 0.5
# Blocs of one camp are more independent than that, and still allies.
RHO_CAMP = 0.8

# Verdicts
# An origin counts towards a verdict from here on: less than an unbiased D.
GATE_WEIGHT = 0.35
CONFIRMED_SUPPORT = 0.90
CORROBORATED_SUPPORT = 0.70
# From here on support, or opposition, is something to speak of.
SERIOUS = 0.35
REFUTED_OPPOSITION = 0.75
CAMPS_TO_CONFIRM = 2
BLOCS_TO_CORROBORATE = 2
BLOCS_TO_REFUTE = 2

# Modifiers
# A neutral passage that settles less does not show that a part of the claim is supported.
PART_FROM_ENTAILMENT = 0.3

# Topics
# A topic's camps are used where at least a quarter of the claims are on it.
CLAIMS_TO_CHOOSE_TOPIC = 0.25

# Sensitivity
# The weights tried when asking what would change a verdict: the gate, then a passage that says it all by letter.
PROBED_WEIGHTS = (0.35, 0.40, 0.65, 0.85, 0.95)
CHANGES_SHOWN = 5

# Sources without a letter
# A body that speaks of its own acts and figures, as the registry judges official channels by default.
LETTER_OF_OWN_FIELD = "C"
# Agencies and outlets by their kind alone, unseen: usually reliable.
LETTER_OF_AGENCY = "B"
LETTER_OF_OUTLET = "C"
# Anybody else: nothing is known, and nothing is guessed from a bloc.
LETTER_UNKNOWN = "F"
# The carrier of a saying is the speaker's own channel.
LETTER_OF_OWN_CHANNEL = "A"

# Numerical care
# Float noise is cut here before a threshold is compared, so that .35 is .35 everywhere.
SCORE_DIGITS = 12
# An origin written into several blocs sits where it counts most; beyond this many seatings, where it is strongest.
MAX_SEATINGS = 4096
