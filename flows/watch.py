"""Watch feeds: what is new in a desk's feeds and folders is verified, and its claims are ranked for a person."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from db.desk import Desk, open_desk
from db.readings import claim_readings, note_unread, unread
from flows.parameters import CampaignParameters, WatchParameters
from flows.runners import chosen_runner, parted
from recoupe.errors import BadInput, RecoupeError
from recoupe.gather.feeds import parse_feed
from recoupe.gather.hits import canonical_url
from recoupe.inputs import SUFFIXES, is_url
from recoupe.moments import Moment
from recoupe.ranking import RankedClaim
from reports.markdown import escaped
from reports.safe import one_line
from tasks.verify_whole import Order, Verified, verify_whole

# One task verifies so many articles: a task costs Prefect's server as much as judging a claim.
BATCH = 10
BATCHES_IN_A_WAVE = 8
# A database takes so many values in a question, and not every folder of a campaign fits.
ASKED_AT_ONCE = 1_000
RANKED_SHOWN = 50
CELL_CHARS = 300

log = logging.getLogger("recoupe.campaign")


@flow(name="watch-feeds", task_runner=chosen_runner())
def watch_feeds(parameters: WatchParameters) -> State[tuple[Verified, ...]]:
    """Verify what is new in feeds and folders, and rank its claims; failed when nothing could be read at all.

    What is verified is not verified again, whoever runs this how often: a run that was killed is gone on with.
    """
    desk = open_desk()
    references, unread_feeds = references_of(parameters.feeds, desk)
    if len(unread_feeds) == len(parameters.feeds):
        first = BadInput(unread_feeds[0].fault)
        return Failed(message=str(first), data=first)
    found = tuple(verified_in_waves(references, parameters, desk))
    done = [one for one in found if not one.fault]
    create_markdown_artifact(key="to-check", markdown=ranked_table(found), description="What to check first")
    message = f"{len(done)} verified, {len(found) - len(done)} failed, of {len(references)} known"
    if found and not done:
        return Failed(message=message, data=BadInput(f"{message}: {found[0].fault}"))
    return Completed(message=message, data=(*found, *unread_feeds))


def references_of(feeds: Sequence[str], desk: Desk) -> tuple[list[str], list[Verified]]:
    """The articles of all feeds and folders; one that cannot be read has a fault and holds up no other."""
    references: list[str] = []
    unread_feeds: list[Verified] = []
    for feed in feeds:
        try:
            references += references_in(feed, desk)
        except RecoupeError as error:
            log.error("feed not read: %s", error)
            unread_feeds.append(Verified(feed, fault=str(error)))
    return references, unread_feeds


def references_in(feed: str, desk: Desk) -> tuple[str, ...]:
    """The articles that a feed or folder names, in its order. Raises `BadInput`, `SourceSkipped`."""
    if is_url(feed):
        fetched = desk.web().fetch(feed)
        return tuple(dict.fromkeys(canonical_url(hit.url) for hit in parse_feed(fetched.content, feed)))
    folder = Path(os.path.realpath(feed))
    if not folder.is_dir():
        raise BadInput(f"{feed}: is neither the address of a feed nor a folder of articles")
    return tuple(str(path) for path in sorted(folder.rglob("*")) if _is_article(path))


def _is_article(path: Path) -> bool:
    """Whether a file of a folder is an article by its name; a README tells of the folder."""
    return path.suffix.lower() in SUFFIXES and path.stem.lower() != "readme"


def verified_in_waves(references: Sequence[str], parameters: WatchParameters, desk: Desk) -> Iterator[Verified]:
    """What comes of each article that was not verified yet, wave by wave: other workers take what this one has not."""
    order, left, as_of = order_of(parameters), parameters.most, parameters.moment
    for some in parted(references, ASKED_AT_ONCE):
        while wave := claim_readings(desk.engine, some, datetime.now(UTC), min(left, BATCH * BATCHES_IN_A_WAVE)):
            yield from verified_wave(wave, order, as_of, desk)
            left -= len(wave)
            log.info("articles done: %d", parameters.most - left)


def verified_wave(wave: Sequence[str], order: Order, as_of: Moment, desk: Desk) -> Iterator[Verified]:
    """What comes of each article of a wave, which runs batch by batch.

    Where a batch failed as a whole, what is left of it is verified one by one: then it is known whose fault it was.
    """
    waiting = [(batch, verify_whole.submit(batch, order, as_of)) for batch in parted(wave, BATCH)]
    for batch, future in waiting:
        found = future.result(raise_on_failure=False)
        if not isinstance(found, BaseException):
            yield from found
            continue
        left = unread(desk.engine, batch)
        yield from (Verified(one) for one in batch if one not in left)
        if len(batch) > 1:
            waiting += [([one], verify_whole.submit([one], order, as_of)) for one in left]
            continue
        for one in left:
            log.error("%s: not verified: %s: %s", one, type(found).__name__, found)
            note_unread(desk.engine, one, str(found))
            yield Verified(one, fault=f"{type(found).__name__}: {found}")


def order_of(parameters: CampaignParameters) -> Order:
    """What is asked of each article."""
    return Order(
        dossiers=tuple(parameters.dossiers),
        online=parameters.asks_online,
        as_of=parameters.as_of or "",
        topic=parameters.topic or "",
        backend=parameters.backend,
        decomposer=parameters.decomposer,
        language=parameters.language or "",
    )


def ranked_claims(found: Sequence[Verified]) -> tuple[tuple[Verified, RankedClaim], ...]:
    """The claims of all articles, first those to look at first."""
    claims = [(article, claim) for article in found for claim in article.ranked]
    return tuple(sorted(claims, key=lambda pair: -pair[1].priority))


def ranked_table(found: Sequence[Verified]) -> str:
    """The claims to look at first, as a Markdown table."""
    rows = ["| priority | verdict | status | claim | article |", "|---|---|---|---|---|"]
    for article, one in ranked_claims(found)[:RANKED_SHOWN]:
        told = (one_line(words, CELL_CHARS) for words in (one.claim.text, article.title))
        cells = (f"{one.priority:.2f}", str(one.verdict or "not assessed"), article.status, *map(escaped, told))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)
