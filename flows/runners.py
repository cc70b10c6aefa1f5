"""Task runners: where tasks run, threads of this process or the workers of a cluster, and how much each takes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from db.settings import Settings
from recoupe.errors import BadInput

T = TypeVar("T")


def parted(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The things in their order, `size` at a time: what one task run takes on."""
    for start in range(0, len(things), size):
        yield things[start : start + size]


def chosen_runner(settings: Settings | None = None) -> TaskRunner[Any]:
    """The task runner that `RECOUPE_TASK_RUNNER` names, on the cluster at `RECOUPE_CLUSTER` or one of its own.

    Raises `BadInput` where the extra of a cluster is not installed.
    """
    chosen = settings or Settings()
    try:
        if chosen.task_runner == "dask":
            from prefect_dask.task_runners import DaskTaskRunner

            own = {"n_workers": chosen.task_workers, "threads_per_worker": 1, "dashboard_address": None}
            return DaskTaskRunner(address=chosen.cluster) if chosen.cluster else DaskTaskRunner(cluster_kwargs=own)
        if chosen.task_runner == "ray":
            from prefect_ray.task_runners import RayTaskRunner

            on_ray: TaskRunner[Any] = RayTaskRunner(address=chosen.cluster or None)
            return on_ray
    except ImportError as error:
        raise BadInput(f"RECOUPE_TASK_RUNNER={chosen.task_runner} needs the extra of that name: {error}") from error
    return ThreadPoolTaskRunner(max_workers=chosen.task_workers)
