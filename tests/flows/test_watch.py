"""A desk's feeds and folders: what is new is verified once, ranked, and gone on with after an interruption."""

from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from db.archive import Archive
from db.desk import open_desk
from db.records import latest_runs
from db.settings import Settings
from flows.parameters import WatchParameters
from flows.reverify import parameters_of, stands_unchanged
from flows.runners import chosen_runner
from flows.watch import ranked_table, watch_feeds
from recoupe.errors import BadInput
from recoupe.method import verify
from recoupe.model import Article, Document, Verification
from recoupe.moments import Moment
from tasks.verify_whole import Verified
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Phare</title>
{entries}</channel></rss>"""
ENTRY = "<item><title>{title}</title><link>{url}?utm_source=rss</link></item>"
PAGE = """<html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2024-12-16T10:00:00+00:00"></head><body><article><h1>{title}</h1>
<p>The harbour office of Valmer said on Sunday that {number} ferries had crossed the strait in one week of December.</p>
<p>At least twelve boats stayed in port because of the storm, the mayor of Kerlann said on Monday.</p>
</article></body></html>"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.html").write_text(PAGE.format(title=f"Ferries {number}", number=number + 20))
    return folder


def _watch(*feeds: str, flow: Any = watch_feeds, **asked: object) -> tuple[Verified, ...]:
    parameters = {"feeds": list(feeds), "dossiers": [str(KURSK)], "as_of": "2024-12-17", **asked}
    found = flow(WatchParameters.model_validate(parameters), return_state=True).result()
    assert isinstance(found, tuple)
    return found


def test_a_folder_is_verified_once_and_its_claims_are_ranked(articles: Path) -> None:
    found = _watch(str(articles))
    assert len(found) == 12 and not any(one.fault for one in found)
    assert len(latest_runs(open_desk().engine)) == 12
    table = ranked_table(found)
    assert "ferries had crossed" in table
    assert _watch(str(articles)) == ()
    # What tells of a folder is no article in it.
    (articles / "README.md").write_text("Ferries of one year, as articles to check.")
    (articles / "new.html").write_text(PAGE.format(title="Ferries again", number=99))
    assert [Path(one.reference).name for one in _watch(str(articles))] == ["new.html"]


def test_a_look_searches_the_archive_only_where_it_or_the_day_has_moved_on(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    told = "The harbour office of Valmer said on Sunday that {number} ferries had crossed the strait in one week."
    days = {number: Moment.parse(f"2024-12-{number}") for number in (16, 19)}
    for number, day in days.items():
        text = told.format(number=number)
        desk.archive.add_documents([Document(str(number), f"https://x.example/{number}", "Post", day, "en", "", text)])
    searched: list[str] = []
    search = Archive.find

    def noted(archive: Archive, query: str, **named: Any) -> Any:
        searched.append(query)
        return search(archive, query, **named)

    monkeypatch.setattr(Archive, "find", noted)
    _watch(str(articles), dossiers=[], online=False, most=1)
    assert searched
    (run,) = latest_runs(desk.engine)

    def looked(as_of: str) -> bool:
        searched.clear()
        return stands_unchanged(parameters_of(run, as_of, only_if_changed=True), desk)

    assert looked("2024-12-18") and not searched
    assert not looked("2024-12-20") and searched
    text = told.format(number=15)
    desk.archive.add_documents([Document("15", "https://x.example/15", "Post", days[16], "en", "", text)])
    assert not looked("2024-12-18") and searched


def test_a_campaign_that_was_cut_short_is_gone_on_with(articles: Path) -> None:
    assert len(_watch(str(articles), most=5)) == 5
    assert len(_watch(str(articles))) == 7
    assert len(latest_runs(open_desk().engine)) == 12


def test_an_article_that_cannot_be_read_holds_up_no_other(articles: Path) -> None:
    (articles / "00-empty.txt").write_text("x")
    found = _watch(str(articles))
    assert [Path(one.reference).name for one in found if one.fault] == ["00-empty.txt"]
    assert len(found) == 13


def test_a_feed_gives_its_articles(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    entries = ""
    for number in range(2):
        page = PAGE.format(title=f"Ferries {number}", number=number + 20)
        httpserver.expect_request(f"/{number}").respond_with_data(page, content_type="text/html")
        entries += ENTRY.format(title=number, url=httpserver.url_for(f"/{number}"))
    httpserver.expect_request("/feed").respond_with_data(FEED.format(entries=entries), content_type="text/xml")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    found = _watch(httpserver.url_for("/feed"))
    assert [one.reference for one in found] == [httpserver.url_for(f"/{number}") for number in range(2)]
    assert not any(one.fault for one in found)


def test_a_feed_that_is_down_holds_up_no_other(articles: Path) -> None:
    found = _watch("/no/such/folder", str(articles), most=2)
    assert [(one.reference, bool(one.fault)) for one in found][2:] == [("/no/such/folder", True)]
    assert not any(one.fault for one in found[:2])


def test_an_article_that_breaks_the_program_holds_up_no_other_and_none_is_verified_twice(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: Article, *given: Any, **named: Any) -> Verification:
        if article.title == "Ferries 3":
            raise ZeroDivisionError("made up")
        return verify(article, *given, **named)

    monkeypatch.setattr("tasks.verify_whole.verify", broken)
    found = _watch(str(articles))
    assert [Path(one.reference).name for one in found if one.fault] == ["03.html"]
    assert len(found) == 12 and len(latest_runs(open_desk().engine)) == 11


def test_what_is_neither_feed_nor_folder_is_bad_input() -> None:
    state = watch_feeds(WatchParameters(feeds=["/no/such/folder"]), return_state=True)
    assert state.is_failed()
    assert isinstance(state.result(raise_on_failure=False), BadInput)


def test_a_cluster_of_dask_workers_verifies_the_same(articles: Path, tmp_path: Path) -> None:
    settings = Settings.model_validate({"home": tmp_path, "task_runner": "dask", "task_workers": 2})
    found = _watch(str(articles), flow=watch_feeds.with_options(task_runner=chosen_runner(settings)))
    assert len(found) == 12 and not any(one.fault for one in found)


def test_a_runner_that_is_not_installed_is_named(tmp_path: Path) -> None:
    pytest.importorskip("prefect_dask")
    settings = Settings.model_validate({"home": tmp_path, "task_runner": "ray"})
    try:
        import prefect_ray  # noqa: F401
    except ImportError:
        with pytest.raises(BadInput, match="ray"):
            chosen_runner(settings)
