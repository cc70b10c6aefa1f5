"""Digests reach a desk: through a real mail server, a real web server, and Prefect; once, and again where it failed."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from db.desk import Desk, open_desk
from db.errors import UnknownRun
from db.records import save_run
from db.settings import Settings
from recoupe.model import Verification
from reports.alerts import alerts_between
from tasks.alerting import Delivered, tell
from tests.gather.conftest import answering
from tests.reports.builder import bridge, later
from tests.shared import free_port

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]
NOW = datetime(2032, 3, 1, 9, 0, tzinfo=UTC)


class Mailbox:
    """What a mail server took."""

    def __init__(self) -> None:
        self.messages: list[Any] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.messages.append((envelope.rcpt_tos, message_from_bytes(content, policy=default)))
        return "250 OK"


@pytest.fixture
def mail() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


@pytest.fixture
def desk() -> Desk:
    """A desk with one report whose second version raised alerts."""
    desk = open_desk()
    before, after = bridge(), later(bridge())
    save_run(desk.engine, before)
    save_run(desk.engine, after, parent=before.run.id, alerts=alerts_between(before, after), at=NOW)
    return desk


def _told(desk: Desk, settings: dict[str, str], now: datetime = NOW) -> list[Delivered]:
    found = tell.fn(desk, Settings.model_validate({"home": desk.home, **settings}), now)
    return [one for one in found if one.channel != "prefect"]


def test_an_e_mail_says_what_changed_and_is_sent_once(desk: Desk, mail: tuple[Mailbox, str]) -> None:
    box, server = mail
    asked = {
        "smtp_url": server,
        "alert_email": "desk@phare.example, chief@phare.example",
        "alert_from": "r@phare.example",
    }
    (sent,) = _told(desk, asked)
    assert sent.fault == "" and sent.alerts > 0
    ((recipients, message),) = box.messages
    assert recipients == ["desk@phare.example", "chief@phare.example"]
    assert message["Subject"].startswith("[Recoupe] Urgent")
    assert message["Message-ID"] == f"<{sent.digest}@recoupe>" and message["Date"]
    assert "Le verdict est passé de" in message.get_content()
    assert _told(desk, asked, NOW + timedelta(days=1)) == []
    assert len(box.messages) == 1


def test_webhooks_get_json_or_text_with_a_key_that_names_the_digest(desk: Desk, httpserver: HTTPServer) -> None:
    seen: list[Request] = []

    def take(request: Request) -> Response:
        seen.append(request)
        return Response("ok")

    httpserver.expect_request("/hook").respond_with_handler(take)
    httpserver.expect_request("/slack").respond_with_handler(take)
    asked = {
        "alert_webhooks": httpserver.url_for("/hook"),
        "alert_slack": httpserver.url_for("/slack"),
        "site_url": "https://desk.example/checks",
    }
    sent = _told(desk, asked)
    assert [one.fault for one in sent] == ["", ""]
    assert [request.headers["Idempotency-Key"] for request in seen] == [one.digest for one in sent]
    content = json.loads(seen[0].get_data())
    assert content["report"].startswith("https://desk.example/checks/reports/run-")
    assert content["alerts"][0]["severity"] == "urgent"
    assert set(json.loads(seen[1].get_data())) == {"text"}


def test_a_hostile_title_calls_nobody_in_slack(httpserver: HTTPServer) -> None:
    desk, before, after = open_desk(), bridge(), later(bridge())
    hostile = replace(after, article=replace(after.article, title="<!channel> <https://x.example|Phare> & co"))
    save_run(desk.engine, before)
    save_run(desk.engine, hostile, parent=before.run.id, alerts=alerts_between(before, after), at=NOW)
    httpserver.expect_request("/slack").respond_with_data("ok")
    _told(desk, {"alert_slack": httpserver.url_for("/slack")})
    ((request, _),) = httpserver.log
    text = json.loads(request.get_data())["text"]
    assert "&lt;!channel&gt; &lt;https://x.example|Phare&gt; &amp; co" in text and "<" not in text


def test_a_channel_that_fails_gets_the_same_digest_again_and_holds_up_no_other(
    desk: Desk, httpserver: HTTPServer, mail: tuple[Mailbox, str]
) -> None:
    keys: list[str] = []
    answers = [Response(status=503), Response("ok")]

    def take(request: Request) -> Response:
        keys.append(request.headers["Idempotency-Key"])
        return answers.pop(0)

    httpserver.expect_request("/hook").respond_with_handler(take)
    box, server = mail
    asked = {"alert_webhooks": httpserver.url_for("/hook"), "smtp_url": server, "alert_email": "desk@phare.example"}
    first = _told(desk, asked)
    assert sorted(bool(one.fault) for one in first) == [False, True]
    assert all(httpserver.url_for("/hook") not in one.fault for one in first)
    (again,) = _told(desk, asked, NOW + timedelta(hours=6))
    assert again.fault == ""
    assert len(keys) == 2 and len(set(keys)) == 1
    assert len(box.messages) == 1


def test_a_password_that_cannot_be_sent_is_a_fault_that_tells_no_letter_of_it_and_holds_up_no_other(
    desk: Desk, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("ok")
    options: dict[str, Any] = {"authenticator": lambda *_: AuthResult(success=True), "auth_require_tls": False}
    controller = Controller(Mailbox(), hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        server = f"smtp://desk:p%C3%A4sswort@127.0.0.1:{controller.port}"
        asked = {"smtp_url": server, "alert_email": "desk@phare.example", "alert_webhooks": httpserver.url_for("/hook")}
        mailed, posted = _told(desk, asked)
    finally:
        controller.stop()
    assert "RECOUPE_SMTP_URL" in mailed.fault and not any(letter in mailed.fault for letter in ("ä", "xe4", "p%C3"))
    assert posted.fault == ""


def test_a_digest_that_cannot_be_made_is_a_fault_and_holds_up_no_other(
    desk: Desk, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/hook").respond_with_data("ok")
    load, asked = Desk.load, {"alert_webhooks": httpserver.url_for("/hook")}
    faults = [UnknownRun("run-gone: no such run")]

    def failing_once(self: Desk, run: str) -> Verification:
        if faults:
            raise faults.pop()
        return load(self, run)

    monkeypatch.setattr(Desk, "load", failing_once)
    found = tell.fn(desk, Settings.model_validate({"home": desk.home, **asked}), NOW)
    assert [one.fault for one in found] == ["run-gone: no such run", ""]


def test_of_what_a_webhook_answers_only_the_status_is_waited_for(desk: Desk) -> None:
    """A host that goes on and on, and one whose redirect does, which is none to follow."""
    for status, fault in (("200 OK", ""), ("302 Found\r\nLocation: /elsewhere", "answered 302")):
        is_hung_up = threading.Event()

        def without_end(connection: socket.socket, status: str = status, heard: threading.Event = is_hung_up) -> None:
            connection.recv(65_536)
            connection.sendall(f"HTTP/1.1 {status}\r\n\r\n".encode())
            with suppress(ConnectionError):
                for _ in range(600):
                    connection.sendall(b"." * 1_000)
                    time.sleep(0.01)
                return
            heard.set()

        with answering(without_end) as address:
            (sent,) = _told(desk, {"alert_webhooks": address})
            assert is_hung_up.wait(10), "it was heard to the end"
        assert fault in sent.fault and bool(fault) == bool(sent.fault)


def test_a_mail_server_that_is_not_there_is_a_fault_and_no_loss(desk: Desk, mail: tuple[Mailbox, str]) -> None:
    box, server = mail
    (fault,) = _told(desk, {"smtp_url": "smtp://127.0.0.1:9", "alert_email": "desk@phare.example"})
    assert "127.0.0.1" in fault.fault
    (sent,) = _told(desk, {"smtp_url": server, "alert_email": "desk@phare.example"})
    assert sent.fault == "" and len(box.messages) == 1
