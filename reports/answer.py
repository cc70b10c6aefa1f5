"""The answer in two sentences, the tally of verdicts, and how each claim may be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from recoupe.analysis.verbs import has_finite_verb
from recoupe.languages import get_language
from recoupe.model import Bearing, Claim, Evidence, Modifier, Origin, Stance, Verdict
from recoupe.names import gazetteer
from recoupe.word_forms import SPELLED, is_known
from reports.french import with_article
from reports.keys import msgid
from reports.language import Speech, speech
from reports.lookup import LABEL_CHARS, NOT_ASSESSED, Lookup, bears, quoted, verdict_word
from reports.parts import TallyEntry, Wording
from reports.safe import one_line

NAMED_ORIGINS = 3
CLAIM_CHARS = 600
RECOMMENDED = 6
_FUNCTION_WORDS = {
    "fr": "le la les l' l’ un une des du de d' d’ au aux ce cet cette ces son sa ses leur leurs il elle ils elles on "
    "environ près plus moins quelque quelques plusieurs selon en dans à après avant depuis ni deux trois quatre cinq "
    "six sept huit neuf dix lundi mardi mercredi jeudi vendredi samedi dimanche hier interrogé interrogée",
    "en": "the a an this that these those its his her their it he she they there about around nearly almost some "
    "several more less at over under up in on after before since neither no",
}
_FIRST_WORD = re.compile(r"^(?:\w+['’]|[\w-]+)")


def tally(lookup: Lookup) -> tuple[TallyEntry, ...]:
    """How many claims got each verdict, in the order of the seven words; verdicts without a claim are left out."""
    codes = [lookup.verdict_code(claim.id) for claim in lookup.verification.decomposition.claims]
    entries = []
    for verdict in (*Verdict, None):
        code = verdict.value if verdict else NOT_ASSESSED
        if number := codes.count(code):
            words = _COUNTS[code](lookup.speech, number)
            entries.append(TallyEntry(verdict_word(verdict, lookup.speech), number, words))
    return tuple(entries)


_COUNTS: dict[str, Callable[[Speech, int], str]] = {
    "confirmed": lambda said, n: said.count("{n} confirmed", "{n} confirmed", n),
    "corroborated": lambda said, n: said.count("{n} corroborated", "{n} corroborated", n),
    "attributed_only": lambda said, n: said.count("{n} with a single origin", "{n} with a single origin each", n),
    "contested": lambda said, n: said.count("{n} contested", "{n} contested", n),
    "disputed": lambda said, n: said.count("{n} disputed", "{n} disputed", n),
    "refuted": lambda said, n: said.count("{n} refuted", "{n} refuted", n),
    "insufficient": lambda said, n: said.count("{n} without enough evidence", "{n} without enough evidence each", n),
    NOT_ASSESSED: lambda said, n: said.count("{n} not assessed", "{n} not assessed", n),
}


def answer(lookup: Lookup) -> tuple[str, str]:
    """What was found, in two sentences."""
    said, claims = lookup.speech, lookup.verification.decomposition.claims
    if not claims:
        return said.say("No checkable claim was found in this text."), said.say("Nothing was scored.")
    counts = said.listing([entry.words for entry in tally(lookup)])
    first = said.count(
        "{n} claim was checked as of {date}: {counts}.",
        "{n} claims were checked as of {date}: {counts}.",
        len(claims),
        date=said.moment(lookup.verification.run.as_of),
        counts=counts,
    )
    clauses = [clause for clause in _clauses(lookup) if clause][:2] or [
        said.say("nothing found speaks against the article")
    ]
    sentence = said.say("; ").join(clauses)
    return first, sentence[:1].upper() + sentence[1:] + "."


def _clauses(lookup: Lookup) -> list[str]:
    """What a reader must know first, the gravest first."""
    said = lookup.speech

    def with_verdict(verdict: Verdict) -> list[str]:
        claims = lookup.verification.decomposition.claims
        return [str(lookup.numbers[one.id]) for one in claims if lookup.verdict_code(one.id) == verdict.value]

    def clause(one: str, many: str, numbers: list[str]) -> str:
        return said.count(one, many, len(numbers), numbers=said.listing(numbers)) if numbers else ""

    single = with_verdict(Verdict.ATTRIBUTED_ONLY)
    return [
        clause("claim {numbers} is refuted", "claims {numbers} are refuted", with_verdict(Verdict.REFUTED)),
        clause(
            "the figure in claim {numbers} says more than its origin",
            "the figures in claims {numbers} say more than their origins",
            _with_modifier(lookup, Modifier.EXAGGERATED_QUANTITY),
        ),
        clause(
            "origins contradict each other on claim {numbers}",
            "origins contradict each other on claims {numbers}",
            with_verdict(Verdict.CONTESTED),
        ),
        clause("claim {numbers} is disputed", "claims {numbers} are disputed", with_verdict(Verdict.DISPUTED)),
        said.count(
            "one claim rests on too little to stand alone and has to be attributed",
            "{n} claims rest on too little to stand alone and have to be attributed",
            len(single),
        )
        if single
        else "",
    ]


def _with_modifier(lookup: Lookup, modifier: Modifier) -> list[str]:
    found = (one for one in lookup.verification.assessments if modifier in one.modifiers)
    numbers = {lookup.numbers[one.claim] for one in found if one.claim in lookup.numbers}
    return [str(number) for number in sorted(numbers)]


def wording(lookup: Lookup, claim: Claim) -> Wording:
    """How the claim may be written, in the article's language where we write it, else in the reader's."""
    said = speech("fr") if claim.language == "fr" else speech("en") if claim.language == "en" else lookup.speech
    found = lookup.assessments.get((claim.id, Bearing.HOLDS))
    supporting = _labels(lookup, claim, Stance.SUPPORTS, said)
    opposing = _labels(lookup, claim, Stance.REFUTES, said)
    text = one_line(claim.text, CLAIM_CHARS).rstrip(" .…")
    asserted, lowered = text, _lowered(text, claim.language, lookup.verification.article.text)
    verdict, date = found.verdict if found else None, said.moment(lookup.verification.run.as_of)
    before, after, shown = _phrases(verdict, supporting, opposing, said, date)
    if verdict is Verdict.ATTRIBUTED_ONLY and len(supporting) == 1 and _attributes_itself(claim):
        goes_back = msgid("; all of it goes back to {origin}, and no other origin confirmed it by {date}.")
        before, after = "", said.say(goes_back, origin=supporting[0], date=date)
    if shown and _stands_apart(lookup, claim):
        before, after = _apart(verdict, before, after, supporting, said)
    continued = bool(before) and before[-1] not in ".:"
    return Wording(
        before, quoted(lowered if continued else asserted, claim.language, CLAIM_CHARS) if shown else None, after
    )


def _stands_apart(lookup: Lookup, claim: Claim) -> bool:
    """Whether the claim cannot go on a sentence of ours: it is a headline, or no verb makes a clause of it."""
    known = get_language(claim.language) if claim.language in _FUNCTION_WORDS else None
    in_headline = claim.spans[0].end <= _end_of_headline(lookup)
    return in_headline or (known is not None and not has_finite_verb(claim.text, known))


def _end_of_headline(lookup: Lookup) -> int:
    """Where the headline that opens the text ends; 0 where the text does not open with it."""
    title, text = lookup.verification.article.title, lookup.verification.article.text
    opens = bool(title) and text.lstrip().startswith(title)
    return text.index(title) + len(title) if opens else 0


def _apart(
    verdict: Verdict | None, before: str, after: str, supporting: Sequence[str], said: Speech
) -> tuple[str, str]:
    """Our words around a claim that stands behind a colon."""
    if verdict in (Verdict.CONFIRMED, Verdict.CORROBORATED):
        before, after = said.say("According to {origins},", origins=said.listing(list(supporting))), "."
    return (before[:-1] + said.say(": ").rstrip() if before.endswith(",") else before), after


def _attributes_itself(claim: Claim) -> bool:
    """Whether the claim's own words begin with who says it: « Kiev fait état de … »."""
    spoken = claim.attribution
    return bool(spoken and spoken.speaker and claim.text.casefold().startswith(spoken.speaker.casefold()))


def needs_wording(lookup: Lookup, claim: Claim) -> bool:
    """Whether the claim may not be written as it stands."""
    return lookup.verdict_code(claim.id) not in (Verdict.CONFIRMED.value, Verdict.CORROBORATED.value)


def recommended(lookup: Lookup) -> tuple[Claim, ...]:
    """The claims whose wording matters most on the first screen: what must be attributed, or not be written, first."""
    order = {
        Verdict.REFUTED.value: 0,
        Verdict.CONTESTED.value: 1,
        Verdict.ATTRIBUTED_ONLY.value: 1,
        Verdict.DISPUTED.value: 1,
        Verdict.CORROBORATED.value: 2,
    }
    found = [one for one in lookup.verification.decomposition.claims if lookup.verdict_code(one.id) in order]
    ranked = sorted(
        found, key=lambda one: (order[lookup.verdict_code(one.id)], -one.checkworthy, lookup.numbers[one.id])
    )
    return tuple(ranked[:RECOMMENDED])


def _phrases(
    verdict: Verdict | None, supporting: Sequence[str], opposing: Sequence[str], said: Speech, date: str
) -> tuple[str, str, bool]:
    """Our words before the claim, our words after it, and whether the claim is said at all."""
    unnamed = [said.say("an origin that is not named")]
    many = said.listing(list(supporting) or unnamed)
    against = said.listing(list(opposing) or unnamed)
    match verdict:
        case Verdict.CONFIRMED:
            return "", said.say(", as {origins} report independently of each other.", origins=many), True
        case Verdict.CORROBORATED:
            return "", said.say(", according to {origins}.", origins=many), True
        case Verdict.ATTRIBUTED_ONLY if len(supporting) == 1:
            before = said.say("According to a single source, {origin},", origin=many)
            return before, said.say("; no other origin confirmed it by {date}.", date=date), True
        case Verdict.ATTRIBUTED_ONLY:
            before = said.say("According to {origins},", origins=many)
            return before, said.say("; this was not confirmed beyond them by {date}.", date=date), True
        case Verdict.CONTESTED:
            before = said.say("According to {origins},", origins=many)
            return before, said.say("; contradicted by {origins}.", origins=against), True
        case Verdict.DISPUTED:
            return "", said.say(": disputed by {origins}, and nothing weighty supports it.", origins=against), True
        case Verdict.REFUTED:
            return (
                said.say("Not to be written as it stands:"),
                said.say("; refuted by {origins}.", origins=against),
                True,
            )
        case _:
            return (
                said.say("Not to be written as established:"),
                said.say("; no sufficient evidence was found by {date}.", date=date),
                True,
            )


def _labels(lookup: Lookup, claim: Claim, stance: Stance, said: Speech) -> tuple[str, ...]:
    """The origins on one side, the most weighty first, in the claim's own words where it names its speaker."""
    found = lookup.assessments.get((claim.id, Bearing.HOLDS))
    weights = {worth.origin: max(worth.support, worth.opposition) for worth in found.worths} if found else {}
    passages = [one for one in lookup.evidence_on(claim, Bearing.HOLDS) if bears(one) and one.score.stance is stance]
    origins = sorted(dict.fromkeys(one.origin for one in passages), key=lambda origin: -weights.get(origin, 0.0))
    everybody = list(dict.fromkeys(_label(lookup, claim, origin, said) for origin in origins))
    labels = everybody[:NAMED_ORIGINS]
    hidden = len(everybody) - len(labels)
    return (*labels, said.count("one other origin", "{n} other origins", hidden)) if hidden else tuple(labels)


def _label(lookup: Lookup, claim: Claim, origin: str, said: Speech) -> str:
    found = lookup.origins.get(origin)
    spoken = claim.attribution
    if found and found.entity and spoken and spoken.entity == found.entity and spoken.speaker:
        return one_line(spoken.speaker, LABEL_CHARS)
    label = lookup.origin_label(origin)
    if found and label[:1].islower() and _is_foreign(lookup, found, label, said):
        return said.say("“{words}”", words=label)
    return with_article(label, found.entity if found else "") if said.language == "fr" else label


def _is_foreign(lookup: Lookup, origin: Origin, label: str, said: Speech) -> bool:
    """Whether the words for an origin are another language's, and no name: "doctor Ruth Dembo" in a French sentence."""
    return label == origin.label and lookup.language_of_label(origin) not in ("", said.language)


def _lowered(text: str, language: str, article: str) -> str:
    """The text as it goes on inside a sentence: a word at its start loses its capital, a name keeps it."""
    first = _FIRST_WORD.match(text)
    if first and (_is_function_word(first[0], language) or _is_common(first[0], text, language, article)):
        return text[:1].lower() + text[1:]
    return text


def _is_function_word(word: str, language: str) -> bool:
    return word.casefold().replace("’", "'") in _FUNCTION_WORDS.get(language, "").split()


def _is_common(word: str, text: str, language: str, article: str) -> bool:
    """Whether a dictionary has the word, and neither the words beside it nor the article have a name there."""
    if language not in SPELLED or not word.isalpha() or word.isupper() or not is_known(word.lower(), language):
        return False
    if any(name.entity and name.span.start == 0 for name in gazetteer().find(text, language)):
        return False
    goes_on = re.match(r"\s[^\W\d_a-zà-ÿ]", text[len(word) :])
    return not goes_on and not re.search(rf"[\w,] {re.escape(word)}(?!\w)", article)


def evidence_counts(passages: Sequence[Evidence]) -> tuple[int, int]:
    """How many origins and how many blocs take a side."""
    return len({one.origin for one in passages}), len({one.bloc for one in passages})
