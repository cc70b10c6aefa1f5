"""Gather: put the planned questions, open what was found, keep every page, and say what failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from recoupe.defaults import gather as limits
from recoupe.earlier_checks import EarlierCheck
from recoupe.gather.asking import Answer, Answers, Request, ask, requests_for
from recoupe.gather.budget import Purse
from recoupe.gather.choosing import Chosen, Early, chosen
from recoupe.gather.hits import canonical_url
from recoupe.gather.keeping import Keep, KeepingWeb, hash_only
from recoupe.gather.lanes import Lanes
from recoupe.gather.opening import Opened, Opener, linked_pages, width_of
from recoupe.gather.queries import Query
from recoupe.gather.reasons import LATER_THAN, PACED, TOO_MANY_PAGES
from recoupe.gather.web import Web
from recoupe.model import Document, Issue, Reason, Search
from recoupe.moments import Moment
from recoupe.sources import Registry

_STAGE = "gather"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a gathering brought: documents known at `as_of`, the ids of their snapshots, the log and the failures.

    `earlier` are checks by others of the same claims, which are no documents.
    """

    documents: tuple[Document, ...]
    snapshots: tuple[str, ...]
    searches: tuple[Search, ...]
    issues: tuple[Issue, ...]
    earlier: tuple[EarlierCheck, ...] = ()


def gather(
    queries: Sequence[Query],
    registry: Registry,
    web: Web,
    as_of: Moment,
    keep: Keep | None = None,
    *,
    keys: Mapping[str, str] | None = None,
    workers: int = limits.WORKERS,
    seconds: float = limits.RUN_SECONDS,
    at_hand: Sequence[Document] = (),
    cited: Sequence[str] = (),
) -> Gathered:
    """Put `queries` to the sources and read what they find; `keep` stores each response and gives its snapshot id.

    Nothing published after `as_of` is among the documents. A source that fails gives one issue, never an exception,
    and so does one that is not through after `seconds`. Links of documents `at_hand` are followed as well, and those
    that the article has `cited` to listed sources. The result depends on the answers alone, not on their order.
    """
    asked = requests_for(queries, registry)
    web = web.within(seconds)
    kept_web = KeepingWeb(web, keep or hash_only)
    with Lanes(workers) as lanes:
        opener = Opener(registry, web, as_of, keep or hash_only, lanes)
        early = Early(queries, asked, opener)
        purse = Purse(queries, asked, registry)

        def ask_and_begin(place: int, request: Request) -> Answer:
            pause_s = web.crawl_delay_s(request.url)
            if refusal := purse.refusal(place, pause_s):
                answer = Answer(request.source, request.adapter, unasked=refusal)
            else:
                answer = ask(request, registry, kept_web, as_of, keys or {})
            early.answered(place, answer)
            return replace(answer, pace=_pace(request.source, pause_s, registry))

        answered = [
            lanes.submit(request.url, partial(ask_and_begin, place, request), width_of(request.source, registry))
            for place, request in enumerate(asked)
        ]
        answers = Answers(asked, [one.result() for one in answered])
        to_open = chosen(queries, answers)
        opened = opener.open_all(to_open.found)
        opened += opener.open_all(linked_pages(opened, registry, at_hand, cited))
    documents, late = _known_by(opened, as_of)
    return Gathered(
        documents=documents,
        snapshots=tuple(dict.fromkeys(page.snapshot for page in opened if page.snapshot)),
        searches=tuple(_logged(query, answers) for query in queries),
        issues=(*_one_each(answers, opened, registry), *_left_out(to_open, late, as_of)),
        earlier=_earlier(queries, answers),
    )


def _earlier(queries: Sequence[Query], answers: Answers) -> tuple[EarlierCheck, ...]:
    """The earlier checks of each claim, each once and a few of them, in the order of the claims."""
    found: dict[str, dict[str, EarlierCheck]] = {}
    for query in queries:
        of_claim = found.setdefault(query.claim, {})
        for answer in answers.to(query):
            for check in answer.checks(query):
                of_claim.setdefault(canonical_url(check.url), check)
    return tuple(check for of_claim in found.values() for check in list(of_claim.values())[: limits.CHECKS_PER_CLAIM])


def _known_by(opened: Iterable[Opened], as_of: Moment) -> tuple[tuple[Document, ...], int]:
    """The documents that were public by `as_of`, and how many came later; undated ones stay, for the run to judge."""
    documents: dict[str, Document] = {}
    late = 0
    for page in opened:
        document = page.document
        if document is None:
            continue
        if document.published and not document.published.is_known_by(as_of):
            late += 1
        else:
            documents.setdefault(document.id, document)
    return tuple(documents.values()), late


def _one_each(answers: Answers, opened: Iterable[Opened], registry: Registry) -> tuple[Issue, ...]:
    """The failures, one a source: the first stands for the rest."""
    failed = [(answer.source, answer.failure) for answer in answers.all if answer.failure]
    issues = [Issue(_STAGE, source, reason) for source, reason in failed]
    issues += [page.issue for page in opened if page.issue]
    first = {issue.subject: issue for issue in reversed(issues)}
    order = {source.key: number for number, source in enumerate(registry.sources)}
    return tuple(sorted(first.values(), key=lambda issue: (order.get(issue.subject, len(order)), issue.subject)))


def _left_out(to_open: Chosen, late: int, as_of: Moment) -> tuple[Issue, ...]:
    issues = []
    if to_open.unopened:
        reason = Reason.of(TOO_MANY_PAGES, count=to_open.unopened, limit=limits.MAX_PAGES)
        issues.append(Issue(_STAGE, "results", reason))
    if late or to_open.late:
        issues.append(Issue(_STAGE, "results", Reason.of(LATER_THAN, count=late + to_open.late, as_of=as_of)))
    return tuple(issues)


def _pace(key: str, pause_s: float, registry: Registry) -> Reason | None:
    source = registry.get(key)
    is_longer = source is not None and pause_s > source.politeness.delay_s
    return Reason.of(PACED, source=key, seconds=f"{pause_s:g}") if is_longer else None


def _logged(query: Query, answers: Answers) -> Search:
    """The row of the search log for one question; `not_searched` with the reason where it was not put."""
    given = answers.to(query)
    hits = sum(len(answer.matching(query)) + len(answer.checks(query)) for answer in given)
    faults = [answer.failure for answer in given if answer.failure]
    unasked = [answer.unasked for answer in given if answer.unasked]
    notes = [query.note, *faults, *unasked, *(answer.pace for answer in given)]
    reaches = query.note is None and not (unasked and len(unasked) == len(given))
    return Search(
        source=query.source,
        query=" ".join((f"site:{query.site}", *query.terms) if query.site else query.terms),
        language=query.language,
        outcome=_outcome(reaches, hits, bool(faults) and len(faults) == len(given)),
        hits=hits,
        bloc=query.bloc,
        claim=query.claim,
        note=str(next((note for note in notes if note), "")),
    )


def _outcome(reaches: bool, hits: int, has_failed: bool) -> Literal["found", "nothing", "failed", "not_searched"]:
    """What the log says: that nothing is there only where the question reaches all that was asked."""
    if has_failed:
        return "failed"
    if hits:
        return "found"
    return "nothing" if reaches else "not_searched"
