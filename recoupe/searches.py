"""The log of what was searched for each claim, bloc by bloc: silence is shown, and scored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.model import Claim, Document, Reason, Search, Stance
from recoupe.moments import Moment
from recoupe.names import gazetteer
from recoupe.reasons import TOO_LATE

if TYPE_CHECKING:
    from recoupe.settings import Method
    from recoupe.trace import Traced

AT_HAND = "documents at hand"


def search_log(
    claims: Sequence[Claim], documents: Sequence[Document], traced: Traced, method: Method
) -> tuple[Search, ...]:
    """One row a claim and bloc of the topic: how many documents at hand were searched, how many bear on the claim."""
    published = publisher_blocs(documents, method)
    return tuple(
        _search(claim, bloc, sum(found == bloc for found in published.values()), traced)
        for claim in claims
        for bloc in method.topic.camps
    )


def late_documents(count: int, as_of: Moment) -> tuple[Search, ...]:
    """A row that says how many documents at hand were published after `as_of` and so were not searched."""
    if not count:
        return ()
    return (Search(AT_HAND, "", "", "not_searched", count, note=str(Reason.of(TOO_LATE, as_of=as_of, count=count))),)


def publisher_blocs(documents: Sequence[Document], method: Method) -> dict[str, str]:
    """The bloc of each document's publisher, by document id; empty where the registry does not know it."""
    blocs = {}
    for document in documents:
        source = method.registry.of_publisher(document.publisher, document.url)
        blocs[document.id] = source.bloc if source else ""
    return blocs


def _search(claim: Claim, bloc: str, searched: int, traced: Traced) -> Search:
    bearing = {
        evidence.passage.document
        for evidence in traced.evidence
        if evidence.claim == claim.id and evidence.bloc == bloc and _bears(evidence.score.stance)
    }
    return Search(
        source=AT_HAND,
        query=query_of(claim),
        language=claim.language,
        outcome="found" if bearing else "nothing" if searched else "not_searched",
        hits=len(bearing),
        bloc=bloc,
        claim=claim.id,
        note=str(searched),
    )


def _bears(stance: Stance) -> bool:
    return stance in (Stance.SUPPORTS, Stance.REFUTES)


def query_of(claim: Claim) -> str:
    """The words a claim is searched by: its actors and places in its own language, then its concepts."""
    names = [gazetteer().label(name, claim.language) or name for name in (*claim.actors, *claim.places)]
    return ", ".join(dict.fromkeys([*names, *claim.concepts]))
