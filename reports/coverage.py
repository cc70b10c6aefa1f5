"""Claims by blocs: who says what, and what was searched where nobody says anything."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Bearing, Claim, Evidence, Search, Stance
from reports.labels import bloc_label
from reports.language import Speech
from reports.lookup import LABEL_CHARS, Lookup, quoted
from reports.origin_view import side_of
from reports.parts import Cell, SearchView
from reports.safe import inert, one_line
from reports.vocabulary import OUTCOMES

SIGNS = {
    "supports": "+",
    "refutes": "−",
    "both": "±",
    "context": "·",
    "nothing": "○",
    "failed": "!",
    "not_searched": "–",
}
SHOWN_DETAILS = 6
QUERY_CHARS = 160


def blocs_of(lookup: Lookup) -> tuple[str, ...]:
    """All blocs of the topic, and those that only the evidence names."""
    named = sorted({one.bloc for one in lookup.verification.evidence if one.bloc})
    return tuple(dict.fromkeys((*lookup.verification.blocs, *named)))


def cells(lookup: Lookup, claim: Claim) -> tuple[Cell, ...]:
    """What each bloc says on whether the claim holds."""
    return tuple(_cell(lookup, claim, bloc) for bloc in blocs_of(lookup))


def searches_of(lookup: Lookup, claim: Claim, bloc: str) -> tuple[Search, ...]:
    """What was searched for the claim in the bloc: searches for this claim, and those for the whole article."""
    found = (one for one in lookup.verification.searches if one.bloc == bloc and one.claim in ("", claim.id))
    return tuple(sorted(found, key=lambda one: (one.source, one.language, one.query, one.outcome)))


def _cell(lookup: Lookup, claim: Claim, bloc: str) -> Cell:
    passages = [one for one in lookup.evidence_on(claim, Bearing.HOLDS) if one.bloc == bloc]
    searches = searches_of(lookup, claim, bloc)
    details = tuple(dict.fromkeys(_search_words(search, lookup.speech) for search in searches))[:SHOWN_DETAILS]
    sides = {Stance.SUPPORTS, Stance.REFUTES}
    bearing = [one for one in passages if one.score.stance in sides]
    name = bloc_label(one_line(bloc, LABEL_CHARS), lookup.speech)
    if bearing:
        code = _both_ways(bearing)
        return Cell(name, code, SIGNS[code], _origins_words(bearing, lookup.speech), details)
    code, words = _silence(passages, searches, lookup.speech)
    return Cell(name, code, SIGNS[code], words, details)


def _both_ways(passages: Sequence[Evidence]) -> str:
    return side_of(passages)


def _origins_words(passages: Sequence[Evidence], speech: Speech) -> str:
    supporting = len({one.origin for one in passages if one.score.stance is Stance.SUPPORTS})
    opposing = len({one.origin for one in passages if one.score.stance is Stance.REFUTES})
    words = []
    if supporting:
        words.append(speech.count("{n} origin supports", "{n} origins support", supporting))
    if opposing:
        words.append(speech.count("{n} origin opposes", "{n} origins oppose", opposing))
    return ", ".join(words)


def _silence(passages: Sequence[Evidence], searches: Sequence[Search], speech: Speech) -> tuple[str, str]:
    outcomes = {search.outcome for search in searches}
    if passages:
        return "context", speech.say("speaks of it, takes no side")
    if outcomes & {"found", "nothing"}:
        return "nothing", speech.say("searched: nothing on this claim")
    if "failed" in outcomes:
        return "failed", speech.say("the search failed")
    return "not_searched", speech.say("not searched")


def _search_words(search: Search, speech: Speech) -> str:
    source = one_line(speech.note(search.source), LABEL_CHARS)
    if _counts_documents(search):
        return speech.count(
            "{source}: {n} document read", "{source}: {n} documents read", int(search.note[:9]), source=source
        )
    outcome = _outcome_words(search, speech)
    return speech.say("{source}: {outcome}", source=source, outcome=outcome)


def _counts_documents(search: Search) -> bool:
    """Whether the note is the number of documents that were read, as for the documents at hand."""
    return search.note.isdecimal() and search.outcome != "failed"


def _outcome_words(search: Search, speech: Speech) -> str:
    if search.outcome == "found":
        return speech.count("{n} hit", "{n} hits", search.hits)
    return speech.say(OUTCOMES[search.outcome])


def search_views(lookup: Lookup) -> tuple[SearchView, ...]:
    """Every question put to a source, those that found nothing included; equal ones for several claims once."""
    merged: dict[tuple[str, str, str, str, str, str], list[int]] = {}
    for search in lookup.verification.searches:
        key = (search.source, search.bloc, search.language, search.query, search.outcome, _note(search, lookup.speech))
        merged.setdefault(key, []).append(lookup.numbers.get(search.claim, 0))
    ordered = sorted(merged.items(), key=lambda found: (min(found[1]), found[0]))
    return tuple(_search_view(lookup, key, numbers) for key, numbers in ordered)


def _search_view(lookup: Lookup, key: tuple[str, str, str, str, str, str], numbers: list[int]) -> SearchView:
    source, bloc, language, query, outcome, note = key
    speech = lookup.speech
    about = sorted({number for number in numbers if number})
    return SearchView(
        source=one_line(speech.note(source), LABEL_CHARS),
        claims=speech.listing([str(number) for number in about]) if about else speech.say("whole article"),
        bloc=bloc_label(one_line(bloc, LABEL_CHARS), speech) if bloc else "",
        query=quoted(query, language, QUERY_CHARS),
        code=outcome,
        outcome=speech.say(OUTCOMES.get(outcome, OUTCOMES["failed"])),
        note=note,
    )


def _note(search: Search, speech: Speech) -> str:
    if _counts_documents(search):
        read = speech.count("{n} document read", "{n} documents read", int(search.note[:9]))
        bearing = speech.count("{n} bears on the claim", "{n} bear on the claim", search.hits)
        return f"{read}, {bearing}"
    if search.note:
        return inert(speech.note(search.note))
    return speech.count("{n} hit", "{n} hits", search.hits) if search.outcome == "found" else ""
