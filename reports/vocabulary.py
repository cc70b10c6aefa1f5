"""The words of the vocabulary as a reader sees them; each English word is a key of the catalogues."""

from __future__ import annotations

from recoupe.model import Bearing, ClaimKind, Modifier, Role, Stance, Verdict
from recoupe.vocabulary import DOUBTFUL_VOICE_EDGE, SAME_VOICE_EDGE
from reports.keys import msgid

VERDICTS = {
    Verdict.CONFIRMED: msgid("Confirmed"),
    Verdict.CORROBORATED: msgid("Corroborated"),
    Verdict.ATTRIBUTED_ONLY: msgid("Single origin"),
    Verdict.CONTESTED: msgid("Contested"),
    Verdict.DISPUTED: msgid("Disputed"),
    Verdict.REFUTED: msgid("Refuted"),
    Verdict.INSUFFICIENT: msgid("Not enough evidence"),
}

VERDICT_MEANINGS = {
    Verdict.CONFIRMED: msgid("Strong support from origins of at least two camps, and no weighty opposition."),
    Verdict.CORROBORATED: msgid("Support from origins of at least two blocs, and no weighty opposition."),
    Verdict.ATTRIBUTED_ONLY: msgid("There is support, but from one origin, or not enough to pass the gates."),
    Verdict.CONTESTED: msgid("Weighty support and weighty opposition at once."),
    Verdict.DISPUTED: msgid("Weighty opposition, not enough to refute."),
    Verdict.REFUTED: msgid("Strong opposition that passes the refuting gate, and no weighty support."),
    Verdict.INSUFFICIENT: msgid("Nothing found that weighs enough either way."),
}

MODIFIERS = {
    Modifier.MISSING_CONTEXT: msgid("context is missing"),
    Modifier.PARTLY_SUPPORTED: msgid("only a part is supported"),
    Modifier.EXAGGERATED_QUANTITY: msgid("the figure says more than its origin"),
    Modifier.OUTDATED: msgid("true then, overtaken since"),
    Modifier.ATTRIBUTION_UNVERIFIED: msgid("not found that the speaker said it"),
    Modifier.MISQUOTED: msgid("the quotation differs from the speaker's words"),
}

# Beside "single origin" where there are several.
ONE_BLOC_COUNTS = msgid("several origins, but only one bloc that counts")
TOO_WEAK_TOGETHER = msgid("several origins, too weak together")

STANCES = {
    Stance.SUPPORTS: msgid("supports"),
    Stance.REFUTES: msgid("opposes"),
    Stance.NEUTRAL: msgid("context only"),
    Stance.UNKNOWN: msgid("could not be judged"),
}

ROLES = {
    Role.ORIGIN: msgid("says it first-hand"),
    Role.RELAY: msgid("relays it"),
    Role.ANALYST: msgid("analyses it"),
}

BEARINGS = {
    Bearing.SAID: msgid("Was it said?"),
    Bearing.HOLDS: msgid("Does it hold?"),
}

KINDS = {
    ClaimKind.EVENT: msgid("event"),
    ClaimKind.FIGURE: msgid("figure"),
    ClaimKind.QUOTE: msgid("quotation"),
    ClaimKind.STATUS: msgid("state of affairs"),
    ClaimKind.LEGAL: msgid("legal text"),
    ClaimKind.ESTIMATE: msgid("estimate"),
    ClaimKind.RELATION: msgid("relation"),
}

LETTERS = {
    "A": msgid("completely reliable on this subject"),
    "B": msgid("usually reliable on this subject"),
    "C": msgid("fairly reliable on this subject"),
    "D": msgid("not usually reliable on this subject"),
    "E": msgid("unreliable on this subject"),
    "F": msgid("reliability cannot be judged"),
}

BLOCS = {
    "western": msgid("Western"),
    "south_korean": msgid("South Korean"),
    "kremlin": msgid("Kremlin"),
    "ukrainian": msgid("Ukrainian"),
    "north_korean": msgid("North Korean"),
    "russian_independent": msgid("Independent Russian"),
    "international": msgid("International organisations"),
    "chinese": msgid("Chinese"),
    "japanese": msgid("Japanese"),
    "turkish": msgid("Turkish"),
    "indian": msgid("Indian"),
    "azerbaijani": msgid("Azerbaijani"),
    "bangladeshi": msgid("Bangladeshi"),
    "lebanese": msgid("Lebanese"),
    "qatari": msgid("Qatari"),
    "singaporean": msgid("Singaporean"),
    "none": msgid("No bloc"),
    "": msgid("Bloc unknown"),
}

CAMPS = {
    "ukraine_and_partners": msgid("Ukraine and partners"),
    "russia_and_partners": msgid("Russia and partners"),
}

# How it is known that a document goes back to an origin; others have the words of the vocabulary.
EDGES = {
    "publisher": msgid("credits nobody else"),
    "unnamed": msgid("credits somebody without a name"),
    "own_channel": msgid("own channel"),
    "own_check": msgid("saw or checked it itself"),
    "context": msgid("credited before in the text"),
    SAME_VOICE_EDGE: msgid("one voice under another name"),
    DOUBTFUL_VOICE_EDGE: msgid("perhaps no voice of its own"),
}

STAGES = {
    "read": msgid("reading"),
    "decompose": msgid("decomposing"),
    "plan": msgid("planning"),
    "gather": msgid("gathering"),
    "judge": msgid("judging"),
    "trace": msgid("tracing origins"),
    "assess": msgid("assessing"),
    "report": msgid("reporting"),
    "remember": msgid("keeping records"),
}

OUTCOMES = {
    "found": msgid("found"),
    "nothing": msgid("nothing found"),
    "failed": msgid("the search failed"),
    "not_searched": msgid("not searched"),
}

# Slugs that reasons of other stages may carry as values.
SLUGS: dict[str, str] = {
    **{word.value: words for word, words in VERDICTS.items()},
    **{word.value: words for word, words in MODIFIERS.items()},
    **{word.value: words for word, words in STANCES.items()},
    **{slug: words for slug, words in BLOCS.items() if slug not in ("", "none")},
    **CAMPS,
}
