"""What a process keeps until its end costs no collection of garbage; what comes after it is collected as ever."""

from __future__ import annotations

import gc

import tasks
from recoupe.for_good import OBJECTS_BEFORE_A_COLLECTION, for_good, uncollected


def test_the_collector_does_not_look_at_what_was_made_for_good_and_looks_again_after_it() -> None:
    try:
        with for_good():
            assert not gc.isenabled()
            kept = [[number] for number in range(10)]
        assert gc.isenabled() and gc.get_freeze_count() > 10
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()


def test_work_that_keeps_all_it_makes_is_not_looked_through_and_the_collector_is_left_as_it_was() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_process_that_runs_tasks_looks_for_garbage_seldom() -> None:
    assert tasks.__doc__ and gc.get_threshold()[0] == OBJECTS_BEFORE_A_COLLECTION
