"""Judge: one task run for each claim, over all documents at hand."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe.judge.backends import get_backend
from recoupe.judge.judging import judge_claim
from recoupe.judge.passages import PassageIndex
from recoupe.model import Article, Claim, Document, Judgement

_INDEXING = Lock()


@lru_cache(maxsize=4)
def _built_index(documents: tuple[Document, ...]) -> PassageIndex:
    return PassageIndex(documents)


def _index(documents: tuple[Document, ...]) -> PassageIndex:
    """One index for all claims of a run in this process, built by the first; a worker elsewhere builds its own."""
    with _INDEXING:
        return _built_index(documents)


@task(name="judge", task_run_name="judge-{claim.id}", cache_policy=NO_CACHE)
def judge(claim: Claim, documents: tuple[Document, ...], article: Article, backend: str) -> tuple[Judgement, ...]:
    """What the passages of `documents` do to `claim`."""
    return judge_claim(claim, _index(documents), get_backend(backend), article)
