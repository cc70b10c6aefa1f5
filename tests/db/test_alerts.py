"""Alerts on record: raised with their run or not at all, in one digest a day, each to each channel once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from db.alerts import alerts_on_record, bind_digests, claim_digests, note_failed, note_sent
from db.errors import RunConflict
from db.records import save_run
from recoupe.alerts import Alert, Severity
from recoupe.model import Reason
from tests.db.made_up import verification

NOW = datetime(2032, 3, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def _alert(number: int, severity: Severity = Severity.URGENT) -> Alert:
    because = (Reason.of("a new origin {does}", does="supports"),)
    return Alert(f"alert-{number}", "verdict_crossed", severity, "claim-1", Reason.of("it moved"), because)


def _saved(engine: Engine, run: str, alerts: Sequence[Alert], at: datetime = NOW) -> None:
    save_run(engine, verification(run), alerts=alerts, at=at)


def _digests(engine: Engine, now: datetime, channel: str = "mail") -> list[list[str]]:
    bind_digests(engine, channel, now)
    return [[one.id for one in digest.alerts] for digest in claim_digests(engine, channel, now)]


def test_an_alert_comes_back_as_it_was(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1)])
    (kept,) = alerts_on_record(engine)
    assert (kept.alert, kept.run, kept.raised_at) == (_alert(1), "run-1", NOW)


def test_a_run_that_is_refused_raises_nothing(engine: Engine) -> None:
    _saved(engine, "run-1", [])
    with pytest.raises(RunConflict):
        save_run(engine, verification("run-1", text="Another text."), alerts=[_alert(1)], at=NOW)
    assert alerts_on_record(engine) == ()


def test_the_same_change_found_by_two_runs_is_one_alert(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1)])
    _saved(engine, "run-2", [_alert(1), _alert(2)], NOW + DAY)
    assert sorted(one.alert.id for one in alerts_on_record(engine)) == ["alert-1", "alert-2"]


def test_a_digest_carries_the_urgent_first_and_each_channel_has_its_own(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1, Severity.ROUTINE), _alert(2)])
    assert _digests(engine, NOW) == [["alert-2", "alert-1"]]
    assert _digests(engine, NOW, "webhook") == [["alert-2", "alert-1"]]


def test_what_is_sent_is_not_sent_again_and_what_comes_later_waits_for_the_next_day(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1)])
    bind_digests(engine, "mail", NOW)
    (digest,) = claim_digests(engine, "mail", NOW)
    note_sent(engine, digest.id, NOW)
    _saved(engine, "run-2", [_alert(2)], NOW + timedelta(hours=1))
    assert _digests(engine, NOW + timedelta(hours=2)) == []
    assert _digests(engine, NOW + DAY) == [["alert-2"]]


def test_what_a_channel_did_not_take_is_sent_again_as_the_same_digest(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1)])
    bind_digests(engine, "mail", NOW)
    (first,) = claim_digests(engine, "mail", NOW)
    note_failed(engine, first.id, "answered 503")
    _saved(engine, "run-2", [_alert(2)], NOW + timedelta(minutes=1))
    (again,) = claim_digests(engine, "mail", NOW + timedelta(minutes=2))
    assert again == first


def test_a_process_that_dies_while_it_sends_leaves_the_digest_to_another_after_a_while(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1)])
    assert _digests(engine, NOW) == [["alert-1"]]
    assert _digests(engine, NOW + timedelta(minutes=1)) == []
    assert _digests(engine, NOW + timedelta(minutes=11)) == [["alert-1"]]


def test_of_two_processes_one_sends(engine: Engine) -> None:
    _saved(engine, "run-1", [_alert(1), _alert(2)])
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: _digests(engine, NOW), range(4)))
    assert sorted(found, key=len) == [[], [], [], [["alert-1", "alert-2"]]]
