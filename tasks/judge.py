"""Judge: a task run for some claims, over all documents at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe.judge.backends import get_backend
from recoupe.judge.passages import PassageIndex
from recoupe.judged import Judged
from recoupe.model import Article, Claim, Document, Judgement
from recoupe.rejudging import Memory, essence_of, judge_again, judge_of

Answers = tuple[tuple[tuple[Judgement, ...], Judged], ...]

_INDEXING = Lock()


@lru_cache(maxsize=4)
def _built_index(documents: tuple[Document, ...]) -> PassageIndex:
    return PassageIndex(documents)


def _index(documents: tuple[Document, ...]) -> PassageIndex:
    """One index for all claims of a run in this process, built by the first; a worker elsewhere builds its own."""
    with _INDEXING:
        return _built_index(documents)


@task(name="judge", cache_policy=NO_CACHE)
def judge(
    claims: Sequence[Claim],
    documents: tuple[Document, ...],
    article: Article,
    backend: str,
    memories: Mapping[Claim, Memory],
) -> Answers:
    """What the passages of `documents` do to each claim, and what that rests on; what is known is not asked again."""
    by, chosen, index = judge_of(backend), get_backend(backend), _index(documents)
    return tuple(judge_again(one, index, chosen, article, by, memories.get(essence_of(one))) for one in claims)
