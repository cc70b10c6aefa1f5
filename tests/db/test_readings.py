"""What a campaign takes on: each address once, by one process, and again where that process died."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from db.errors import AlreadyRead
from db.readings import CLAIM_FOR, claim_readings, note_unread, unread
from db.records import latest_runs, save_run
from tests.db.made_up import verification

NOW = datetime(2032, 3, 1, 9, 0, tzinfo=UTC)
ADDRESSES = tuple(f"https://phare.example/{number}" for number in range(40))


def test_readings_are_taken_in_their_order_and_no_more_than_asked(engine: Engine) -> None:
    assert claim_readings(engine, ADDRESSES, NOW, 3) == ADDRESSES[:3]
    assert claim_readings(engine, ADDRESSES, NOW, 3) == ADDRESSES[3:6]


def test_what_is_verified_is_never_taken_again_however_it_was_verified(engine: Engine) -> None:
    claim_readings(engine, ADDRESSES[:2], NOW, 2)
    save_run(engine, verification("run-1"), parameters={"article": ADDRESSES[0]})
    save_run(engine, verification("run-2", text="Another."), parameters={"article": ADDRESSES[5]})
    assert claim_readings(engine, (*ADDRESSES[:2], ADDRESSES[5]), NOW + 2 * CLAIM_FOR, 9) == (ADDRESSES[1],)


def test_what_failed_or_whose_process_died_is_taken_again_after_a_while(engine: Engine) -> None:
    claim_readings(engine, ADDRESSES[:1], NOW, 1)
    note_unread(engine, ADDRESSES[0], "answered 503")
    assert claim_readings(engine, ADDRESSES[:1], NOW + timedelta(minutes=1), 1) == ()
    assert claim_readings(engine, ADDRESSES[:1], NOW + CLAIM_FOR + timedelta(minutes=1), 1) == ADDRESSES[:1]


def test_four_workers_share_without_overlap(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: claim_readings(engine, ADDRESSES, NOW, 10), range(4)))
    assert sorted(one for some in taken for one in some) == sorted(ADDRESSES)


def test_what_two_processes_took_on_because_a_claim_ran_out_is_kept_once(engine: Engine) -> None:
    asked = {"article": ADDRESSES[0]}
    claim_readings(engine, ADDRESSES[:2], NOW, 2)
    assert claim_readings(engine, ADDRESSES[:1], NOW + 2 * CLAIM_FOR, 1) == ADDRESSES[:1]
    save_run(engine, verification("run-1"), parameters=asked, once=True)
    with pytest.raises(AlreadyRead):
        save_run(engine, verification("run-2", text="Another text."), parameters=asked, once=True)
    assert latest_runs(engine) == ("run-1",)
    assert unread(engine, ADDRESSES[:2]) == ADDRESSES[1:2]
