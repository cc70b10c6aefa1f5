"""Plan: which source is asked what, in which language, and what cannot be asked at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.analysis.sentence import analyse
from recoupe.concepts.naming import name_of
from recoupe.defaults import gather as limits
from recoupe.gather.budget import within_budget
from recoupe.gather.gdelt import windows
from recoupe.gather.naming import Forms
from recoupe.gather.queries import Adapter, Query
from recoupe.gather.reasons import (
    BEFORE_GDELT,
    CANNOT_BE_ASKED,
    NO_ADAPTER,
    NOT_ITS_LANGUAGE,
    SEARCH_NEEDS,
    TOO_OLD_FOR_FEED,
    TOO_OLD_FOR_SEARCH,
)
from recoupe.model import Claim, Period, Reason
from recoupe.moments import Moment
from recoupe.names import gazetteer
from recoupe.source_files import Source
from recoupe.sources import Registry

GDELT_KEY = "int_gdelt"
_LANGUAGES = ("fr", "en", "ru", "uk", "ko")
_LETTERS = "ABCDEF"
# Blocs that have no voice: tools and collections.
_VOICELESS = frozenset({"none"})
_INDEXES = frozenset({"aggregator", "factcheck"})


@dataclass(frozen=True, slots=True)
class _AtHand:
    """What a desk has for its questions: keys by their variable, and how other languages write names not listed."""

    keys: Mapping[str, str]
    forms: Forms


def plan(
    claims: Sequence[Claim],
    registry: Registry,
    as_of: Moment,
    keys: Mapping[str, str] | None = None,
    forms: Forms | None = None,
) -> tuple[Query, ...]:
    """The questions for all claims, claim by claim.

    Every source of a bloc that has a stake in a claim is asked, a few of each other bloc, and the indexes in every
    language; `keys` are those of the desk by the name of their variable. What cannot be asked, and what is more than a
    run has time for, is a query with the adapter `none`. `forms` are how other languages write names not listed.
    """
    named = _most_named(claims)
    at_hand = _AtHand(keys or {}, forms or {})
    asked = (
        replace(query, worth=claim.checkworthy)
        for claim in claims
        if claim.checkworthy >= limits.MIN_CHECKWORTHY
        for query in _for_claim(_placed(claim, named), registry, as_of, at_hand)
    )
    return within_budget(tuple(asked), registry)


def _most_named(claims: Sequence[Claim]) -> str:
    """The place, else the actor, that most claims name: what the article is about."""
    for names in (
        [place for claim in claims for place in claim.places],
        [one for claim in claims for one in claim.actors],
    ):
        if names:
            return max(names, key=lambda name: (names.count(name), -names.index(name)))
    return ""


def _placed(claim: Claim, named: str) -> Claim:
    """The claim with what the article is about, where it names nobody and no place itself: "forty were wounded"."""
    return replace(claim, places=(named,)) if named and not (claim.actors or claim.places) else claim


def stakeholders(claim: Claim) -> tuple[str, ...]:
    """The blocs of those who act in the claim, who say it and where it happens, in alphabetical order."""
    speaker = (claim.attribution.entity,) if claim.attribution else ()
    blocs = {gazetteer().bloc_of(entity) for entity in (*claim.actors, *claim.places, *speaker) if entity}
    return tuple(sorted(bloc for bloc in blocs if bloc))


def search_terms(claim: Claim, language: str, forms: Forms | None = None) -> tuple[str, ...]:
    """The claim's names in their forms in `language`, then words for what happens; empty where none is known.

    `forms` are those of names that the gazetteer does not list.
    """
    abroad = {name: found.get(language, "") for name, found in (forms or {}).items() if language != claim.language}
    written = (*claim.actors, *claim.places)
    names = [abroad.get(name) or _name_in(name, language, claim.language) for name in written]
    known = tuple(dict.fromkeys(name for name in names if name))[: limits.MAX_NAME_TERMS]
    own = _words_of(claim)
    told = [concept for concept in claim.concepts if own.get(concept) != ""]
    words = [
        (language == claim.language and own.get(concept)) or name_of(concept, language, as_verb=False)
        for concept in told
    ]
    concepts = tuple(dict.fromkeys(word for word in words if word))[: limits.MAX_CONCEPT_TERMS]
    return (*known, *concepts) if known else ()


def _name_in(name: str, language: str, own_language: str) -> str:
    listed = gazetteer()
    if listed.get(name) is None:
        # A name that is not listed is only known in the script of the article.
        return name if language == own_language or name.isascii() else ""
    forms = listed.forms(name, language)
    return forms[0] if forms else listed.label(name, language)


def _words_of(claim: Claim) -> dict[str, str]:
    """The claim's own words for its concepts, empty where they are part of a name: South Korea says no "south"."""
    analysis = analyse(claim.text, claim.language)
    named = [name.span for name in analysis.names]
    words: dict[str, str] = {}
    for found in analysis.concepts:
        is_name = any(name.start <= found.span.start < name.end for name in named)
        words[found.concept] = words.get(found.concept) or ("" if is_name else found.span.of(claim.text))
    return words


def _for_claim(claim: Claim, registry: Registry, as_of: Moment, at_hand: _AtHand) -> Iterator[Query]:
    stakes = stakeholders(claim)
    for source in _stake_sources(registry, stakes):
        yield from (replace(query, has_stake=True) for query in _for_source(claim, source, as_of, at_hand))
    for source in _other_sources(registry, stakes):
        yield from _for_source(claim, source, as_of, at_hand)
    for bloc in stakes:
        yield from _mute_sources(claim, bloc, registry)
    if index := registry.get(GDELT_KEY):
        yield from _for_gdelt(claim, index, as_of, at_hand)
    for index in _other_indexes(registry):
        yield from _for_index(claim, index, as_of, at_hand)
    yield from _mute_collections(claim, registry)
    for index in registry.sources:
        if index.search and index.search.kind == "captures":
            yield from _for_captures(claim, index, _out_of_reach(claim, registry, stakes, as_of), as_of, at_hand)


def _out_of_reach(claim: Claim, registry: Registry, stakes: Iterable[str], as_of: Moment) -> list[Source]:
    """The stakeholders' sources that nothing else reaches back to: no search, and the claim too old for their feeds."""
    if _age_days(claim, as_of) <= limits.FEED_REACH_DAYS:
        return []
    own = [source for bloc in stakes for source in registry.of_bloc(bloc) if source.citable and source.domains]
    mute = [source for source in own if source.search is None and not (source.listing and source.listing.is_dated)]
    mute.sort(key=lambda source: (source.kind != "official", source.key))
    return mute[: limits.CAPTURED_SITES]


def _for_captures(
    claim: Claim, index: Source, sources: Iterable[Source], as_of: Moment, at_hand: _AtHand
) -> Iterator[Query]:
    search = index.search
    if search is None or not search.is_open(at_hand.keys):
        needs = (search.key_env or search.needs) if search else ""
        note = Reason.of(SEARCH_NEEDS, source=index.title, needs=needs)
        yield Query(claim.id, index.key, index.bloc, "", (), "none", note=note)
        return
    for source in sources:
        language = next((one for one in source.languages if search_terms(claim, one, at_hand.forms)), "")
        if language:
            site, terms = source.domains[0].split("/")[0], search_terms(claim, language, at_hand.forms)
            yield Query(
                claim.id, index.key, source.bloc, language, terms, "search", _window(claim, as_of), site, has_stake=True
            )


def _other_indexes(registry: Registry) -> list[Source]:
    """The search engines over many sources, and the collections of checks; their results count, they do not."""
    engines = [source for source in registry.sources if source.kind in _INDEXES and not source.citable]
    asked = [source for source in engines if (source.search or source.feeds) and source.key != GDELT_KEY]
    return [source for source in asked if not (source.search and source.search.kind == "names")]


def _for_index(claim: Claim, index: Source, as_of: Moment, at_hand: _AtHand) -> Iterator[Query]:
    notes: list[Reason] = []
    queries = [*_searches(claim, index, as_of, _age_days(claim, as_of), notes, at_hand, _LANGUAGES)]
    # A collection of checks holds years, unlike the feed of an outlet.
    queries += _feeds(claim, index, as_of, 0, notes, at_hand)
    yield from queries
    if not queries and notes:
        yield Query(claim.id, index.key, index.bloc, "", (), "none", note=notes[0])


def _stake_sources(registry: Registry, stakes: Iterable[str]) -> list[Source]:
    return [source for bloc in stakes for source in registry.of_bloc(bloc) if source.citable and _can_be_asked(source)]


def _other_sources(registry: Registry, stakes: Iterable[str]) -> Iterator[Source]:
    blocs = sorted({source.bloc for source in registry.sources} - {*stakes} - _VOICELESS)
    for bloc in blocs:
        able = [source for source in registry.of_bloc(bloc) if source.citable and _can_be_asked(source)]
        able.sort(key=lambda source: (_LETTERS.index(source.letter()), source.search is None, source.key))
        yield from able[: limits.SOURCES_PER_OTHER_BLOC]


def _can_be_asked(source: Source) -> bool:
    return bool(source.feeds or source.search or source.listing)


def _mute_sources(claim: Claim, bloc: str, registry: Registry) -> Iterator[Query]:
    mute = [source.title for source in registry.of_bloc(bloc) if source.citable and not _can_be_asked(source)]
    if mute:
        note = Reason.of(NO_ADAPTER, bloc=bloc, sources=", ".join(mute))
        yield Query(claim.id, "", bloc, claim.language, (), "none", note=note)


def _for_source(claim: Claim, source: Source, as_of: Moment, at_hand: _AtHand) -> Iterator[Query]:
    """The questions to one source: its search where it reaches back far enough, its feeds for what is new."""
    age = _age_days(claim, as_of)
    notes: list[Reason] = []
    queries = [
        *_searches(claim, source, as_of, age, notes, at_hand, _supported(source)),
        *_feeds(claim, source, as_of, age, notes, at_hand),
    ]
    yield from queries
    if not queries:
        note = notes[0] if notes else Reason.of(NOT_ITS_LANGUAGE, source=source.title, language=_languages_of(source))
        yield Query(claim.id, source.key, source.bloc, "", (), "none", note=note)


def _mute_collections(claim: Claim, registry: Registry) -> Iterator[Query]:
    """Collections of checks that cannot be asked: that they were not is told, as of every other."""
    for index in registry.sources:
        if index.kind == "factcheck" and not index.citable and not _can_be_asked(index):
            note = Reason.of(CANNOT_BE_ASKED, source=index.title)
            yield Query(claim.id, index.key, index.bloc, "", (), "none", note=note)


def _searches(
    claim: Claim,
    source: Source,
    as_of: Moment,
    age: int,
    notes: list[Reason],
    at_hand: _AtHand,
    languages: tuple[str, ...],
) -> Iterator[Query]:
    search = source.search
    if search is None:
        return
    if not search.is_open(at_hand.keys):
        needs = search.key_env or search.needs
        notes.append(Reason.of(SEARCH_NEEDS, source=source.title, needs=needs))
        return
    # Such a search is asked all the same, for what is new about the claim; that it finds nothing says nothing.
    reach = limits.UNDATED_SEARCH_REACH_DAYS
    is_short = not search.is_dated and search.kind != "checks" and age > reach
    note = Reason.of(TOO_OLD_FOR_SEARCH, source=source.title, days=reach) if is_short else None
    for language in search.languages or languages:
        if terms := search_terms(claim, language, at_hand.forms):
            window = _window(claim, as_of) if search.is_dated else None
            yield Query(claim.id, source.key, source.bloc, language, terms, "search", window, note=note)


def _feeds(
    claim: Claim, source: Source, as_of: Moment, age: int, notes: list[Reason], at_hand: _AtHand
) -> Iterator[Query]:
    languages = tuple(dict.fromkeys(feed.language for feed in source.feeds if feed.language)) or _supported(source)
    if source.listing and source.listing.is_dated:
        own = (source.listing.language,) if source.listing.language else languages
        yield from _read_for(claim, source, "listing", own, at_hand, _window(claim, as_of))
    elif (source.feeds or source.listing) and age > limits.FEED_REACH_DAYS:
        notes.append(Reason.of(TOO_OLD_FOR_FEED, source=source.title, days=limits.FEED_REACH_DAYS))
    if age > limits.FEED_REACH_DAYS:
        return
    if source.feeds:
        yield from _read_for(claim, source, "feed", languages, at_hand)
    if source.listing and not source.listing.is_dated:
        own = (source.listing.language,) if source.listing.language else languages
        yield from _read_for(claim, source, "listing", own, at_hand)


def _read_for(
    claim: Claim,
    source: Source,
    adapter: Adapter,
    languages: Iterable[str],
    at_hand: _AtHand,
    window: Period | None = None,
) -> Iterator[Query]:
    for language in languages:
        if terms := search_terms(claim, language, at_hand.forms):
            yield Query(claim.id, source.key, source.bloc, language, terms, adapter, window)


def _for_gdelt(claim: Claim, index: Source, as_of: Moment, at_hand: _AtHand) -> Iterator[Query]:
    window = _window(claim, as_of)
    pieces = windows(window.start or as_of.day, as_of.day)
    if not pieces:
        note = Reason.of(BEFORE_GDELT, source=index.title, year=limits.GDELT_FIRST_YEAR)
        yield Query(claim.id, index.key, index.bloc, "", (), "none", note=note)
        return
    for language in _LANGUAGES:
        if terms := search_terms(claim, language, at_hand.forms):
            for piece in pieces:
                yield Query(claim.id, index.key, index.bloc, language, terms, "gdelt", piece)


def _supported(source: Source) -> tuple[str, ...]:
    if "mul" in source.languages:
        return _LANGUAGES
    return tuple(language for language in source.languages if language in _LANGUAGES)


def _languages_of(source: Source) -> str:
    return ", ".join(source.languages)


def _age_days(claim: Claim, as_of: Moment) -> int:
    """Days from what the claim is about to `as_of`; 0 where the claim has no date."""
    day = _newest_day(claim)
    return max(0, (as_of.day - day).days) if day else 0


def _newest_day(claim: Claim) -> date | None:
    return (claim.period.end or claim.period.start) if claim.period else None


def _window(claim: Claim, as_of: Moment) -> Period:
    """The days in which reports on the claim are looked for: around it, and never after `as_of`."""
    start = claim.period.start or claim.period.end if claim.period else None
    first = (start or as_of.day - timedelta(days=limits.WINDOW_AFTER_DAYS)) - timedelta(days=limits.WINDOW_BEFORE_DAYS)
    newest = _newest_day(claim)
    last = min(as_of.day, newest + timedelta(days=limits.WINDOW_AFTER_DAYS)) if newest else as_of.day
    return Period(min(first, as_of.day), max(last, min(first, as_of.day)))
