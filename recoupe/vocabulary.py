"""The words that answers are given in: stances, verdicts, modifiers, kinds. One word per thing."""

from enum import StrEnum

# Kinds of edges by which voices that are named in several ways come together; the second leads to whom it may be.
SAME_VOICE_EDGE = "same_voice"
DOUBTFUL_VOICE_EDGE = "doubtful_voice"


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class Bearing(StrEnum):
    """Which of the two questions an assessment answers: did the speaker say it, or does it hold."""

    SAID = "said"
    HOLDS = "holds"


class Verdict(StrEnum):
    """The seven words a claim can get."""

    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    ATTRIBUTED_ONLY = "attributed_only"
    CONTESTED = "contested"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    INSUFFICIENT = "insufficient"


class Modifier(StrEnum):
    """What qualifies a verdict."""

    MISSING_CONTEXT = "missing_context"
    PARTLY_SUPPORTED = "partly_supported"
    EXAGGERATED_QUANTITY = "exaggerated_quantity"
    OUTDATED = "outdated"
    ATTRIBUTION_UNVERIFIED = "attribution_unverified"
    MISQUOTED = "misquoted"


class ClaimKind(StrEnum):
    """What sort of proposition a claim is."""

    EVENT = "event"
    FIGURE = "figure"
    QUOTE = "quote"
    STATUS = "status"
    LEGAL = "legal"
    ESTIMATE = "estimate"
    RELATION = "relation"


class Comparator(StrEnum):
    """How a quantity's value is to be read."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    BETWEEN = "between"


class Role(StrEnum):
    """What the document that carries a passage is to the statement in it."""

    ORIGIN = "origin"
    RELAY = "relay"
    ANALYST = "analyst"


class RunStatus(StrEnum):
    """Who stands behind a run: the machine proposes, a person signs or withdraws."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
