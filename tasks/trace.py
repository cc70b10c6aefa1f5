"""Trace: judged passages become evidence with origins, as people have ruled on them."""

from collections.abc import Mapping, Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe import trace as method
from recoupe.decisions import Decision
from recoupe.model import Claim, Document, Judgement
from recoupe.sources import Registry
from recoupe.topics import Topic
from recoupe.trace import Traced
from recoupe.trace.rulings import under_rulings


@task(name="trace", cache_policy=NO_CACHE)
def trace(
    judgements: Sequence[Judgement],
    documents: Mapping[str, Document],
    sources: Registry,
    topic: Topic,
    claims: Sequence[Claim],
    decisions: Sequence[Decision] = (),
) -> Traced:
    """Evidence and origins of judged passages, under the rulings of `decisions`."""
    return under_rulings(method.trace(judgements, documents, sources, topic, claims), decisions, documents, sources)
