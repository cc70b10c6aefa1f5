"""Read: what the user names becomes an Article."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task, exponential_backoff

from recoupe import inputs
from recoupe.errors import AddressRefused, BadInput
from recoupe.gather.web import Web
from recoupe.model import Article
from recoupe.moments import Moment

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
def read(reference: str, published: Moment | None) -> Article:
    """The article that `reference` names."""
    return inputs.load_article(reference, published, Web() if inputs.is_url(reference) else None)
