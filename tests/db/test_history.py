"""Finding runs, and knowing which articles are due again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from db.errors import AmbiguousRun, UnknownRun
from db.records import (
    article_of,
    due_runs,
    find_run,
    history,
    latest_run_of_article,
    latest_runs,
    runs_citing,
    save_run,
)
from recoupe.model import Verdict
from recoupe.moments import Moment
from tests.db.made_up import verification

PUBLISHED = datetime(2024, 12, 16, 17, tzinfo=UTC)


@pytest.fixture
def two_articles(engine: Engine) -> Engine:
    """Two runs of one article, one of another."""
    save_run(engine, verification("run-aa11", as_of="2024-12-17"))
    save_run(engine, verification("run-aa22", as_of="2025-04-28"))
    save_run(engine, verification("run-bb33", text="Un autre article.", published=None))
    return engine


def test_a_run_is_found_by_its_id_or_a_beginning_that_fits_one(two_articles: Engine) -> None:
    for asked in ("run-aa11", "run-aa1", "aa1", " run-aa11 "):
        assert find_run(two_articles, asked) == "run-aa11"
    assert find_run(two_articles, "run-b") == "run-bb33"


def test_an_article_stands_for_its_latest_run(two_articles: Engine) -> None:
    article = article_of(two_articles, "run-aa11")
    for asked in (article, article[:-2], article.removeprefix("article-")[:8]):
        assert find_run(two_articles, asked) == "run-aa22"
    assert latest_run_of_article(two_articles, article) == "run-aa22"


def test_the_latest_run_is_the_one_that_knows_most_not_the_one_saved_last(two_articles: Engine) -> None:
    save_run(two_articles, verification("run-cc44", as_of="2024-12-20"))
    assert latest_run_of_article(two_articles, article_of(two_articles, "run-cc44")) == "run-aa22"
    assert latest_runs(two_articles) == ("run-aa22", "run-bb33")


def test_a_beginning_that_fits_several_lists_them(two_articles: Engine) -> None:
    with pytest.raises(AmbiguousRun, match="run-aa11, run-aa22"):
        find_run(two_articles, "run-a")


@pytest.mark.parametrize("asked", ["run-zz", "", " ", "%", "_un-aa11", "run-%", "RUN-AA11", "'; --", "\x00"])
def test_what_fits_nothing_is_unknown(two_articles: Engine, asked: str) -> None:
    with pytest.raises(UnknownRun):
        find_run(two_articles, asked)


def test_a_history_tells_versions_and_verdicts(two_articles: Engine) -> None:
    first, second = history(two_articles, article_of(two_articles, "run-aa11"))
    assert (first.version, second.version) == (1, 2)
    assert second.as_of == Moment.parse("2025-04-28")
    assert first.verdicts == {Verdict.ATTRIBUTED_ONLY: 3}
    assert (first.claims, first.issues, first.title, first.parent) == (3, 1, "Trente morts", None)
    assert history(two_articles, "article-of-nobody") == ()


def test_an_article_is_due_by_its_age_at_its_latest_run(engine: Engine) -> None:
    save_run(engine, verification("run-1", as_of=(PUBLISHED + timedelta(hours=1)).isoformat()))
    assert due_runs(engine, PUBLISHED + timedelta(hours=6)) == ()
    assert due_runs(engine, PUBLISHED + timedelta(hours=7)) == ("run-1",)
    save_run(engine, verification("run-2", as_of=(PUBLISHED + timedelta(days=40)).isoformat()))
    assert due_runs(engine, PUBLISHED + timedelta(days=46)) == ()
    assert due_runs(engine, PUBLISHED + timedelta(days=47)) == ("run-2",)
    assert due_runs(engine, PUBLISHED + timedelta(days=731)) == ()


def test_the_longest_overdue_comes_first_and_an_undated_article_ages_from_its_first_run(engine: Engine) -> None:
    save_run(engine, verification("run-1", as_of="2025-01-02T00:00Z", text="Un.", published=None))
    save_run(engine, verification("run-2", as_of="2025-01-01T00:00Z", text="Deux.", published=None))
    assert due_runs(engine, datetime(2025, 1, 2, 5, tzinfo=UTC)) == ("run-2",)
    assert due_runs(engine, datetime(2025, 1, 2, 6, tzinfo=UTC)) == ("run-2", "run-1")


def test_a_withdrawn_document_leads_to_the_runs_that_cite_it(two_articles: Engine) -> None:
    assert runs_citing(two_articles, "document-1") == ("run-aa11", "run-aa22", "run-bb33")
    assert runs_citing(two_articles, "document-9") == ()


def test_a_clock_that_was_set_back_makes_nothing_due_and_no_version_older(engine: Engine) -> None:
    save_run(engine, verification("run-1", as_of="2024-12-20T12:00+00:00"))
    set_back = datetime(2024, 12, 18, 12, tzinfo=UTC)
    assert due_runs(engine, set_back) == ()
    save_run(engine, verification("run-2", as_of="2024-12-18T12:00+00:00"), parent="run-1")
    article = article_of(engine, "run-1")
    assert [(one.version, one.id) for one in history(engine, article)] == [(1, "run-1"), (2, "run-2")]
    assert latest_runs(engine) == ("run-1",)
    assert due_runs(engine, datetime(2024, 12, 22, tzinfo=UTC)) == ("run-1",)
