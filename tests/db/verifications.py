"""Verifications of any shape the types allow, generated."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from recoupe.earlier_checks import EarlierCheck
from recoupe.model import (
    Article,
    Assessment,
    Attribution,
    Bearing,
    Claim,
    ClaimKind,
    Comparator,
    Decomposition,
    Document,
    Edge,
    Evidence,
    Gate,
    Inconsistency,
    Issue,
    LeftOut,
    Modifier,
    Origin,
    Passage,
    Period,
    Quantity,
    Reason,
    Role,
    RunStamp,
    Search,
    Shares,
    Span,
    Stance,
    StanceScore,
    Verdict,
    Verification,
    Worth,
)
from recoupe.moments import Moment

# Everything a page can hold, also what databases refuse: NUL, halves of surrogate pairs, our own escape character.
words = st.text(max_size=12) | st.sampled_from(
    ["Курск", "쿠르스크", "été", "a\x00b", "\ud83d", "\x1a", "\x1a0000", "'; --", "\\", '"', "\x1f", "😀\r\n"]
)
names = st.tuples(words, words).map(tuple)
shares = st.floats(0, 1)
zones = st.sampled_from(
    [UTC, ZoneInfo("Europe/Paris"), timezone(timedelta(hours=9)), timezone(timedelta(seconds=-8521))]
)
# A time that a clock shows twice equals no time of another zone (PEP 495): with an offset it is one time.
times = st.datetimes(datetime(1900, 1, 2), datetime(2199, 1, 1), timezones=zones).map(
    lambda time: time.replace(tzinfo=timezone(time.utcoffset() or timedelta()))
)
days = st.dates(date(1000, 1, 1), date(3000, 1, 1))
moments = (
    times.map(Moment.at)
    | days.map(Moment.of_day)
    | st.dates(date(1900, 1, 1)).map(lambda day: Moment.parse(str(day)[:7]))
)
spans = st.builds(Span, st.integers(0, 10_000), st.integers(0, 10_000))
reasons = st.builds(Reason, words, st.lists(st.tuples(words, words), max_size=2).map(tuple))
modifiers = st.lists(st.sampled_from(Modifier), max_size=2).map(tuple)


def some(strategy: st.SearchStrategy[object], at_most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    """A tuple of a few."""
    return st.lists(strategy, max_size=at_most).map(tuple)


issues = st.builds(Issue, words, words, reasons)
quantities = st.builds(
    Quantity,
    st.floats(-1e15, 1e15),
    st.sampled_from(Comparator),
    words,
    words,
    st.none() | st.floats(-1e15, 1e15),
)
claims = st.builds(
    Claim,
    id=words,
    text=words,
    spans=some(spans),
    quote=words,
    language=words,
    kind=st.sampled_from(ClaimKind),
    attribution=st.none() | st.builds(Attribution, *[words] * 2, st.booleans(), words, words, *[st.booleans()] * 2),
    quantities=some(quantities),
    actors=names,
    places=names,
    period=st.none() | st.builds(Period, st.none() | days, st.none() | days),
    concepts=names,
    negated=st.booleans(),
    hedged=st.booleans(),
    checkworthy=shares,
    unresolved=names,
)
documents = st.builds(
    Document,
    id=words,
    url=words,
    publisher=words,
    published=st.none() | moments,
    language=words,
    title=words,
    text=words,
    kind=st.sampled_from(["abstract", "full"]),
    source=words,
    snapshot=words,
    links=names,
)
evidence = st.builds(
    Evidence,
    id=words,
    claim=words,
    bearing=st.sampled_from(Bearing),
    passage=st.builds(Passage, words, spans, words, st.floats(allow_nan=False, allow_infinity=False)),
    score=st.builds(StanceScore, st.sampled_from(Stance), shares, shares, some(reasons), modifiers),
    origin=words,
    role=st.sampled_from(Role),
    bloc=words,
    letter=st.sampled_from("ABCDEF"),
    interest=st.floats(-1, 1),
    primary=st.booleans(),
    first_seen=st.none() | moments,
)
origins = st.builds(
    Origin,
    words,
    words,
    words,
    st.sampled_from("ABCDEF"),
    words,
    st.booleans(),
    st.booleans(),
    some(st.builds(Edge, words, words, words, words, shares)),
)
assessments = st.builds(
    Assessment,
    claim=words,
    bearing=st.sampled_from(Bearing),
    verdict=st.sampled_from(Verdict),
    support=shares,
    opposition=shares,
    shares=st.builds(Shares, shares, shares, shares, shares),
    admiralty=words,
    modifiers=modifiers,
    reasons=some(reasons),
    gates=some(st.builds(Gate, words, st.booleans(), reasons)),
    worths=some(st.builds(Worth, words, shares, shares, st.sampled_from(Verdict))),
    would_change=some(reasons),
    support_high=shares,
    opposition_high=shares,
)
searches = st.builds(
    Search,
    words,
    words,
    words,
    st.sampled_from(["found", "nothing", "failed", "not_searched"]),
    st.integers(0, 2**31 - 1),
    words,
    words,
    words,
)
earlier = st.builds(EarlierCheck, *(words,) * 6, moments, words, words)
articles = st.builds(Article, words, words, words, st.none() | moments, words, words, names, some(issues))
decompositions = st.builds(
    Decomposition,
    some(claims, 3),
    some(st.builds(LeftOut, spans, words, words)),
    some(st.builds(Inconsistency, names, words, reasons)),
    some(issues),
)


def verifications(run_ids: st.SearchStrategy[str]) -> st.SearchStrategy[Verification]:
    """Verifications under generated run ids."""
    return st.builds(
        Verification,
        run=st.builds(RunStamp, run_ids, moments, words, words, words),
        article=articles,
        decomposition=decompositions,
        documents=some(documents, 3),
        evidence=some(evidence, 3),
        origins=some(origins, 3),
        assessments=some(assessments, 3),
        searches=some(searches),
        issues=some(issues),
        blocs=names,
        earlier=some(earlier),
    )
