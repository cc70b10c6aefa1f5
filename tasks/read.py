"""Read: what the user names becomes an Article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task, exponential_backoff

from db.desk import Desk
from recoupe import inputs
from recoupe.errors import AddressRefused, BadInput, SourceSkipped, SourceUnavailable
from recoupe.model import Article, Issue, Reason
from recoupe.moments import Moment
from tasks.handing import whole
from tasks.reasons import OUT_OF_REACH

READ_RETRIES = 2
READ_BACKOFF_S = 2


def _is_worth_retrying(_task: Task[..., object], _run: TaskRun, state: State[object]) -> bool:
    """A file that is wrong stays wrong; only the network may come back."""
    error = state.result(raise_on_failure=False)
    return not isinstance(error, BadInput | AddressRefused)


@task(
    name="read",
    cache_policy=NO_CACHE,
    retries=READ_RETRIES,
    retry_delay_seconds=exponential_backoff(READ_BACKOFF_S),
    retry_jitter_factor=0.5,
    retry_condition_fn=_is_worth_retrying,
)
def read(reference: str, published: Moment | None, desk: Desk | None = None) -> Article:
    """The article that `reference` names; one on the web is fetched and kept as `desk` does it."""
    return inputs.load_article(reference, published, desk.web() if desk and inputs.is_url(reference) else None)


def read_again(reference: str, published: Moment | None, kept: Article | None, desk: Desk | None = None) -> Article:
    """The article as it is now, or as it was `kept` where it is out of reach: then an issue says so."""
    if kept is None:
        return read(reference, published, whole(desk))
    if not inputs.is_url(reference) and not Path(reference).exists():
        return kept
    try:
        return read.fn(reference, published, desk)
    except (SourceSkipped, SourceUnavailable) as error:
        return replace(kept, issues=(*kept.issues, Issue("read", kept.url, Reason.of(OUT_OF_REACH, fault=error))))
