"""The desk's site: reports for all, decisions only for who is logged in, on a page of this desk."""

from __future__ import annotations

import html
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from starlette.testclient import TestClient

from db.alerts import alerts_on_record
from db.desk import Desk, open_desk
from db.records import save_run
from db.settings import Settings
from flows.desk_site import DeskSite
from flows.logins import PASSWORDS, SECRET, is_right, remove_password, session_secret, set_password
from flows.review import lags, render, rendered
from recoupe.errors import BadInput
from reports.alerts import alerts_between
from reports.language import ReaderLanguage
from tests.reports.builder import bridge, later

pytestmark = pytest.mark.slow
NAME, PASSWORD = "R. Adler", "a long enough password"


@pytest.fixture
def desk(own_home: Path) -> Desk:
    desk = open_desk()
    verification = bridge()
    save_run(desk.engine, verification)
    render(desk, verification, None)
    set_password(own_home, NAME, PASSWORD)
    return desk


def _client(desk: Desk, language: ReaderLanguage = "en", **settings: object) -> TestClient:
    site = DeskSite(desk, Settings.model_validate({"home": desk.home, **settings}), language)
    return TestClient(site.app(), base_url="http://127.0.0.1:4201", follow_redirects=False)


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def _logged_in(client: TestClient) -> TestClient:
    token = _token(client.get("/login").text)
    answer = client.post("/login", data={"name": NAME, "password": PASSWORD, "token": token})
    assert answer.status_code == 303
    return client


def _decide(client: TestClient, run: str, **values: str) -> Any:
    token = _token(client.get(f"/review/{run}").text)
    return client.post(f"/review/{run}", data={"token": token, **values})


def test_a_report_that_a_campaign_left_to_write_is_written_when_somebody_reads_it(desk: Desk) -> None:
    client, run = _client(desk), bridge().run.id
    shutil.rmtree(desk.home / "reports" / run)
    assert client.get(f"/reports/{run}/report.json").json()["run"]["id"] == run
    assert (desk.home / "reports" / run / "report.html").is_file()
    assert client.get("/reports/run-nobody/report.html").status_code == 404


def test_a_report_that_many_read_at_once_is_written_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    run, readers = bridge().run.id, 4
    shutil.rmtree(desk.home / "reports" / run)
    all_asked, asked, written = threading.Barrier(readers), iter(range(readers)), []

    def asking(desk: Desk, run: str) -> bool:
        answer = lags(desk, run)
        if next(asked, None) is not None:
            all_asked.wait(60)
        return answer

    def writing(desk: Desk, run: str) -> object:
        written.append(run)
        return rendered(desk, run)

    monkeypatch.setattr("flows.desk_site.lags", asking)
    monkeypatch.setattr("flows.desk_site.rendered", writing)
    with _client(desk) as client, ThreadPoolExecutor(readers) as pool:
        reading = [pool.submit(client.get, f"/reports/{run}/report.html") for _ in range(readers)]
        assert [one.result().status_code for one in reading] == [200] * readers
    assert written == [run]


def test_a_flood_of_logins_keeps_nobody_from_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # More than there are threads for all pages together.
    flood = 45
    arrived, checked = threading.Semaphore(0), threading.Event()
    monkeypatch.setattr("flows.desk_site._same_origin", lambda _: arrived.release())
    monkeypatch.setattr("flows.desk_site.is_right", lambda *_: checked.wait(120) and False)
    with _client(desk) as client, ThreadPoolExecutor(flood + 1) as pool:
        asked = {"name": NAME, "password": "wrong", "token": _token(client.get("/login").text)}
        try:
            logins = [pool.submit(client.post, "/login", data=asked) for _ in range(flood)]
            assert all(arrived.acquire(timeout=60) for _ in logins)
            assert pool.submit(client.get, "/").result(30).status_code == 200
        finally:
            checked.set()
        assert {one.result().status_code for one in logins} == {403}


def test_reports_are_there_for_all_and_nothing_else_is(desk: Desk) -> None:
    client, run = _client(desk), bridge().run.id
    assert f"/review/{run}" in client.get("/").text
    assert client.get(f"/reports/{run}/report.html").status_code == 200
    for path in (
        f"/reports/{run}/../../{PASSWORDS}",
        f"/reports/{run}/%2e%2e%2f%2e%2e%2f{PASSWORDS}",
        "/reports/run-x/x",
    ):
        assert client.get(path).status_code == 404
    assert client.get("/reports/..%2f/passwords").status_code == 404


def test_without_login_a_review_sheet_asks_for_it_and_nothing_is_written(desk: Desk) -> None:
    client, run = _client(desk), bridge().run.id
    asked = client.get(f"/review/{run}")
    assert asked.status_code == 303 and asked.headers["location"].startswith("/login?back=")
    token = _token(client.get("/login").text)
    assert client.post(f"/review/{run}", data={"token": token, "kind": "sign"}).status_code == 403
    assert desk.decisions(run) == ()


def test_a_wrong_password_opens_nothing(desk: Desk) -> None:
    client = _client(desk)
    token = _token(client.get("/login").text)
    for name, password in ((NAME, "another long password"), ("Nobody", PASSWORD)):
        answer = client.post("/login", data={"name": name, "password": password, "token": token})
        assert answer.status_code == 403 and 'role="alert"' in answer.text
    assert client.get(f"/review/{bridge().run.id}").status_code == 303


def test_every_page_leads_to_the_login_but_the_login_itself(desk: Desk) -> None:
    client = _client(desk)
    assert 'href="/login"' in client.get("/").text
    assert 'href="/login"' not in client.get("/login").text


def test_a_decision_is_kept_under_the_name_of_the_login(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    answer = _decide(client, run, kind="sign", by="Somebody Else")
    assert answer.status_code == 303 and answer.headers["location"] == f"/review/{run}"
    assert [(one.kind.value, one.by) for one in desk.decisions(run)] == [("sign", NAME)]
    assert NAME in client.get(f"/review/{run}").text


def test_an_override_needs_a_reason_and_then_counts(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    asked = {"kind": "override", "claim": "1", "bearing": "holds", "verdict": "refuted"}
    refused = _decide(client, run, **asked)
    assert refused.status_code == 400 and "reason" in refused.text
    assert _decide(client, run, **asked, reason="The office withdrew it.").status_code == 303
    (kept,) = desk.decisions(run)
    assert kept.verdict is not None and (kept.verdict.value, kept.reason) == ("refuted", "The office withdrew it.")


def test_a_signed_report_is_reworded_only_with_a_code(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    assert 'name="code"' not in client.get(f"/review/{run}").text
    _decide(client, run, kind="sign")
    assert 'name="code"' in client.get(f"/review/{run}").text
    asked = {"kind": "override", "claim": "1", "bearing": "holds", "verdict": "refuted", "reason": "Misread."}
    refused = _decide(client, run, **asked)
    assert refused.status_code == 400 and "our_error" in refused.text
    assert '<option value="refuted" selected>' in refused.text
    changed = _decide(client, run, **asked, code="our_error")
    assert changed.status_code == 303 and changed.headers["location"] != f"/review/{run}"
    assert [one.kind.value for one in desk.decisions(run)] == ["sign"]
    assert "our_error" in client.get(changed.headers["location"]).text


def test_a_page_that_cannot_be_had_is_told_on_the_sheet_and_decides_nothing(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    asked = {"kind": "add", "document": "http://169.254.169.254/latest", "reason": "Seen there."}
    refused = _decide(client, run, **asked)
    assert refused.status_code == 400 and 'role="alert"' in refused.text
    assert desk.decisions(run) == ()
    # What was written in the form stands there again, and in no other.
    assert refused.text.count('value="http://169.254.169.254/latest"') == refused.text.count(">Seen there.<") == 1


def test_a_signature_is_withdrawn_only_where_there_is_one(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    assert 'value="withdraw"' not in client.get(f"/review/{run}").text
    _decide(client, run, kind="sign")
    assert 'value="withdraw"' in client.get(f"/review/{run}").text
    _decide(client, run, kind="withdraw", reason="Signed by mistake.", code="our_error")
    assert 'value="withdraw"' not in client.get(f"/review/{run}").text


def _told(answer: Any) -> str:
    found = re.search(r'role="alert">([^<]+)<', answer.text)
    assert found and '<html lang="fr">' in answer.text, answer.text
    return html.unescape(found[1]).replace("\u202f", " ")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "override", "claim": "1", "verdict": "refuted"}, "cette décision demande un motif"),
        ({"kind": "cut", "reason": "Lu."}, "aucun document de cette version"),
        ({"kind": "correct", "claim": "99", "reason": "Lu."}, "désignez une affirmation par son numéro"),
        ({"kind": "correct", "claim": "1", "wording": "Peut-être ?", "reason": "Lu."}, "aucune affirmation vérifiable"),
        ({"kind": "override", "claim": "1", "verdict": "x", "reason": "Lu."}, "n’est pas un verdict"),
        ({"kind": "add", "document": "phare.example", "reason": "Lu."}, "une pièce s’ajoute par son adresse"),
        ({"kind": "add", "document": "http://169.254.169.254/x", "reason": "Lu."}, "n’est pas une adresse publique"),
        (
            {"kind": "add", "document": "http://u:p@phare.example/", "reason": "Lu."},
            "contient un nom ou un mot de passe",
        ),
        ({"kind": "withdraw", "reason": "Lu."}, "il n’y en a aucune à retirer"),
        ({"kind": "praise"}, "n’est pas une décision"),
    ],
)
def test_a_decision_is_refused_in_the_language_of_the_sheet(desk: Desk, asked: dict[str, str], told: str) -> None:
    client, run = _logged_in(_client(desk, "fr")), bridge().run.id
    answer = _decide(client, run, **asked)
    assert answer.status_code == 400 and told in _told(answer)
    assert desk.decisions(run) == ()


def test_a_version_that_is_older_or_signed_by_the_same_person_is_refused_in_french(desk: Desk) -> None:
    client, before, after = _logged_in(_client(desk, "fr")), bridge().run.id, later(bridge())
    assert _decide(client, before, kind="sign").status_code == 303
    assert f"{NAME} a déjà signé cette version" in _told(_decide(client, before, kind="sign"))
    override = {"kind": "override", "claim": "1", "verdict": "refuted", "reason": "Lu."}
    # Codes stand as they are: one of them is a word of the vocabulary as well.
    assert _told(_decide(client, before, **override)).endswith("our_error | source_changed | new_evidence | legal")
    save_run(desk.engine, after, parent=before)
    refused = _told(_decide(client, before, **override, code="our_error"))
    assert refused == f"{before} a une version plus récente, {after.run.id} : relisez celle-ci et décidez sur elle"
    assert len(desk.decisions(before)) == 1


def test_what_the_desk_does_not_answer_is_a_page_in_its_language(desk: Desk) -> None:
    client, sheet = _client(desk, "fr"), f"/review/{bridge().run.id}"
    wrong = {"name": NAME, "password": "x", "token": _token(client.get("/login").text)}
    assert _told(client.post("/login", data=wrong)) == "Le nom et le mot de passe ne vont pas ensemble."
    assert _told(client.post("/login", data={})) == "Connectez-vous sur une page de cette rédaction."
    assert _told(client.post(sheet, data={})) == "Connectez-vous, et décidez sur une page de cette rédaction."
    assert "autre site" in _told(client.post(sheet, data={}, headers={"Sec-Fetch-Site": "cross-site"}))
    assert "plus grand" in _told(client.post("/login", content=b"x" * 200_000))
    for path in ("/nothing", "/reports/run-nobody/report.html", "/reports/run-x/x"):
        assert client.get(path).status_code == 404 and "n’existe pas" in _told(client.get(path))
    assert "n’existe pas" in _told(_logged_in(client).get("/review/run-nobody"))


def test_a_form_from_another_site_or_without_its_token_is_refused(desk: Desk) -> None:
    client, run = _logged_in(_client(desk)), bridge().run.id
    token = _token(client.get(f"/review/{run}").text)
    sign = {"kind": "sign", "token": token}
    address = f"/review/{run}"
    assert client.post(address, data={"kind": "sign"}).status_code == 403
    assert client.post(address, data={"kind": "sign", "token": "guessed"}).status_code == 403
    assert client.post(address, data=sign, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(address, data=sign, headers={"Origin": "https://evil.example"}).status_code == 403
    assert desk.decisions(run) == ()
    assert client.post(address, data=sign, headers={"Origin": "http://127.0.0.1:4201"}).status_code == 303


def test_a_session_cookie_is_kept_from_scripts_and_other_sites_and_a_login_makes_a_new_token(desk: Desk) -> None:
    client = _client(desk)
    before = client.get("/login")
    cookie = before.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    _logged_in(client)
    assert _token(client.get(f"/review/{bridge().run.id}").text) != _token(before.text)


@pytest.mark.parametrize(
    ("settings", "headers", "is_secure"),
    [
        ({}, {}, False),
        ({}, {"X-Forwarded-Proto": "https"}, False),
        ({"proxy_user_header": "X-Remote-User"}, {"X-Forwarded-Proto": "https"}, True),
        ({"proxy_user_header": "X-Remote-User"}, {"X-Forwarded-Proto": "http"}, False),
        ({"proxy_user_header": "X-Remote-User"}, {}, False),
        ({"site_url": "https://desk.example"}, {"Host": "desk.example"}, True),
        ({"site_url": "https://desk.example"}, {"Host": "127.0.0.1:4201"}, False),
        ({"site_url": "http://desk.example"}, {"Host": "desk.example"}, False),
    ],
)
def test_a_session_cookie_is_secure_where_a_trusted_proxy_or_the_desks_address_says_https(
    desk: Desk, settings: dict[str, Any], headers: dict[str, str], is_secure: bool
) -> None:
    cookie = _client(desk, **settings).get("/login", headers=headers).headers["set-cookie"].lower()
    assert ("; secure" in cookie) is is_secure and "httponly" in cookie and "samesite=strict" in cookie


def test_a_login_over_https_is_kept_in_a_secure_cookie_and_lasts(desk: Desk) -> None:
    client = TestClient(_client(desk).app, base_url="https://localhost", follow_redirects=False)
    assert "; secure" in client.get("/login").headers["set-cookie"].lower()
    assert _logged_in(client).get(f"/review/{bridge().run.id}").status_code == 200
    assert client.post("/logout", data={"token": "none"}).status_code == 303


def test_a_link_cannot_make_the_login_lead_elsewhere(desk: Desk) -> None:
    page = _client(desk).get("/login", params={"back": "https://evil.example/review/run-1"}).text
    assert 'name="back" value="/"' in page


def test_a_page_that_no_desk_sends_is_refused(desk: Desk) -> None:
    client = _logged_in(_client(desk))
    assert client.post("/login", content=b"x" * 200_000).status_code == 413


def test_pages_have_a_policy_and_cannot_be_framed(desk: Desk) -> None:
    headers = _client(desk).get("/login").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_desk_behind_a_proxy_trusts_its_header_and_no_password(desk: Desk) -> None:
    client, run = _client(desk, proxy_user_header="X-Remote-User"), bridge().run.id
    assert client.get(f"/review/{run}").status_code == 303
    token = _token(client.get(f"/review/{run}", headers={"X-Remote-User": "B. Okoro"}).text)
    answer = client.post(f"/review/{run}", data={"kind": "sign", "token": token}, headers={"X-Remote-User": "B. Okoro"})
    assert answer.status_code == 303
    assert [one.by for one in desk.decisions(run)] == ["B. Okoro"]
    plain = _client(desk)
    assert plain.get(f"/review/{run}", headers={"X-Remote-User": "B. Okoro"}).status_code == 303


def test_a_host_that_is_not_the_desks_gets_nothing(desk: Desk) -> None:
    client = _client(desk, site_url="https://desk.example/checks")
    assert client.get("/", headers={"Host": "evil.example:4201"}).status_code == 400
    assert client.get("/", headers={"Host": "desk.example"}).status_code == 200


def test_figures_are_in_prometheus_form(desk: Desk) -> None:
    text = _client(desk).get("/metrics").text
    assert "# TYPE recoupe_runs gauge" in text and "recoupe_runs 1.0" in text


def test_passwords_are_hashed_and_for_this_user_alone(own_home: Path) -> None:
    set_password(own_home, NAME, PASSWORD)
    set_password(own_home, "B. Okoro", "another long password")
    assert is_right(own_home, NAME, PASSWORD) and not is_right(own_home, NAME, "another long password")
    assert PASSWORD not in (own_home / PASSWORDS).read_text()
    assert session_secret(own_home) == session_secret(own_home)
    assert {(own_home / name).stat().st_mode & 0o777 for name in (PASSWORDS, SECRET)} == {0o600}


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a:b", PASSWORD), (NAME, "short")])
def test_a_name_or_password_that_will_not_do_is_refused(own_home: Path, name: str, password: str) -> None:
    with pytest.raises(BadInput):
        set_password(own_home, name, password)


def test_the_feed_of_the_desk_tells_every_alert_under_an_id_of_its_own(desk: Desk) -> None:
    before, after = bridge(), later(bridge())
    save_run(desk.engine, after, parent=before.run.id, alerts=alerts_between(before, after))
    answer = _client(desk).get("/alerts.xml")
    assert answer.headers["content-type"].startswith("application/rss+xml")
    entries = feedparser.parse(answer.text).entries
    known = [f"urn:recoupe:{one.alert.id}" for one in alerts_on_record(desk.engine)]
    assert [one.id for one in entries] == known and len(set(known)) == len(known) > 1
    assert entries[0].title.startswith("Urgent – ") and "verdict" in entries[0].summary
    assert entries[0].link == f"http://127.0.0.1:4201/reports/{after.run.id}/report.html"
    assert _client(desk).get(entries[0].link).status_code == 200
    assert 'href="/alerts.xml"' in _client(desk).get("/").text


def test_who_has_another_password_or_none_is_logged_out(desk: Desk) -> None:
    client, sheet = _logged_in(_client(desk)), f"/review/{bridge().run.id}"
    assert client.get(sheet).status_code == 200
    set_password(desk.home, NAME, "another long password")
    assert client.get(sheet).status_code == 303
    set_password(desk.home, NAME, PASSWORD)
    token = _token(_logged_in(client).get(sheet).text)
    remove_password(desk.home, NAME)
    assert client.post(sheet, data={"token": token, "kind": "sign"}).status_code == 403
    assert desk.decisions(bridge().run.id) == () and not is_right(desk.home, NAME, PASSWORD)
    with pytest.raises(BadInput, match="no password"):
        remove_password(desk.home, NAME)


def test_earlier_versions_and_older_reports_can_be_reached(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = bridge(), later(bridge())
    save_run(desk.engine, after, parent=before.run.id)
    other = replace(bridge(), run=replace(bridge().run, id="run-other"))
    save_run(desk.engine, replace(other, article=replace(other.article, url="https://phare.example/other")))
    client = _client(desk)
    assert f'<a href="/reports/{before.run.id}/report.html">1</a> (proposed)' in client.get("/").text
    monkeypatch.setattr("flows.desk_site.REPORTS_ON_A_PAGE", 1)
    first, second = client.get("/").text, client.get("/?page=2").text
    assert after.run.id in first and "run-other" not in first and 'href="/?page=2"' in first
    assert "run-other" in second and 'href="/?page=1"' in second and "page=3" not in second
    assert client.get("/?page=x").status_code == client.get("/health").status_code == 200
