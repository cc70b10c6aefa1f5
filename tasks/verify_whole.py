"""Verify whole: several articles in one task, for campaigns, where a task for each stage would cost too much.

A campaign keeps what was found. The pages of a report are written when somebody asks for them: they take a quarter of
the time and nearly all of the disk, and of thousands of reports a desk reads some.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from prefect import task
from prefect.cache_policies import NO_CACHE

from db.desk import Desk, open_desk
from db.errors import AlreadyRead
from db.readings import note_unread
from db.records import new_run_id, save_run
from db.watching import archive_state
from recoupe.decompose.decomposers import get_decomposer
from recoupe.errors import RecoupeError
from recoupe.method import verify
from recoupe.model import Article, Verification
from recoupe.moments import Moment
from recoupe.ranking import RankedClaim, rank_claims
from recoupe.settings import load_method
from recoupe.topics import choose_topic
from reports.signatures import status_code
from tasks.gather import gather
from tasks.read import read
from tasks.saving import save_cited


@dataclass(frozen=True, slots=True)
class Order:
    """What a campaign asks of each of its articles; the same words as in the parameters of a verification."""

    dossiers: tuple[str, ...] = ()
    online: bool = False
    as_of: str = ""
    topic: str = ""
    backend: str = "rules"
    decomposer: str = "rules"
    language: str = ""

    def parameters(self, reference: str) -> dict[str, object]:
        """What the records keep, so that the next version of the article is asked the same."""
        return {
            "article": reference,
            "dossiers": list(self.dossiers),
            "online": self.online,
            "as_of": self.as_of or None,
            "topic": self.topic or None,
            "backend": self.backend,
            "decomposer": self.decomposer,
            "language": self.language or None,
        }


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one article: its run, whether that is signed, title and ranked claims, or the fault."""

    reference: str
    run: str = ""
    title: str = ""
    ranked: tuple[RankedClaim, ...] = ()
    fault: str = ""
    status: str = ""


@task(name="verify-whole", cache_policy=NO_CACHE)
def verify_whole(references: Sequence[str], order: Order, as_of: Moment) -> tuple[Verified, ...]:
    """Verify each article and keep what was found; one that cannot be read has a fault and holds up no other."""
    desk = open_desk()
    return tuple(_verified(reference, order, as_of, desk) for reference in references)


def _verified(reference: str, order: Order, as_of: Moment, desk: Desk) -> Verified:
    try:
        article = read.fn(reference, None, desk)
        archived = archive_state(desk.engine, desk.site_url)
        verification = _verification(article, order, as_of, desk)
    except RecoupeError as error:
        note_unread(desk.engine, reference, str(error))
        return Verified(reference, fault=str(error))
    with suppress(AlreadyRead):
        save_run(desk.engine, verification, parameters=order.parameters(reference), archived=archived, once=True)
    ranked, status = rank_claims(verification), status_code(verification)
    return Verified(reference, verification.run.id, article.title, ranked, status=status)


def _verification(article: Article, order: Order, as_of: Moment, desk: Desk) -> Verification:
    decomposition = get_decomposer(order.decomposer)(article)
    claims = decomposition.claims
    method = load_method(order.topic or choose_topic(claims), order.backend, order.decomposer)
    gathered = gather.fn(claims, order.dossiers, order.online, as_of, method, desk, cited=article.links)
    run_id = new_run_id()
    found = verify(
        article,
        gathered.documents,
        as_of,
        method=method,
        searches=gathered.searches,
        run_id=run_id,
        decomposition=decomposition,
    )
    searches = (*found.searches, *(save_cited(found, method.registry, desk) if order.online else ()))
    return replace(found, issues=(*gathered.issues, *found.issues), earlier=gathered.earlier, searches=searches)
