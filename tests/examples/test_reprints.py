"""Thirty reprints are one voice: whatever is reprinted, and however often, no verdict changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import verify
from recoupe.dossiers import load_dossier
from recoupe.inputs import load_article
from recoupe.model import Document, Verification
from recoupe.moments import Moment
from recoupe.settings import load_method
from tests.examples.kursk import KURSK, PUBLISHED, kursk

AS_OF = "2024-12-20"
DOCUMENTS = load_dossier(KURSK).documents


def _outcome(run: Verification) -> dict[tuple[str, str], tuple[object, ...]]:
    return {(one.claim, one.bearing.value): (one.verdict, one.modifiers) for one in run.assessments}


def _reprint(document: Document, number: int, hours: int) -> Document:
    """The text as an outlet that nobody knows carries it, some hours later."""
    assert document.published is not None
    later = document.published.latest + timedelta(hours=hours)
    return replace(
        document,
        id=f"reprint-{number}",
        url=f"https://outlet-{number}.example/{number}",
        publisher=f"Outlet {number}",
        published=Moment(later, later),
        source="",
        links=(),
    )


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_reprints_change_no_verdict(data: st.DataObject) -> None:
    dated = [one for one in DOCUMENTS if one.published is not None]
    chosen = data.draw(st.lists(st.sampled_from(dated), min_size=1, max_size=4, unique_by=lambda one: one.id))
    times = data.draw(st.integers(1, 10))
    hours = data.draw(st.integers(0, 30))
    copies = [_reprint(one, 100 * place + again, hours) for place, one in enumerate(chosen) for again in range(times)]
    article = load_article(str(KURSK / "article.fr.txt"), PUBLISHED)
    run = verify(article, (*DOCUMENTS, *copies), Moment.parse(AS_OF), method=load_method("ukraine_war"))
    assert _outcome(run) == _outcome(kursk(AS_OF))


@pytest.mark.slow
def test_reprints_of_a_distortion_do_not_outvote_what_the_others_carry() -> None:
    """One outlet makes bodies of killed and wounded; six reprints of it make them no truer."""
    distorted = next(one for one in DOCUMENTS if one.publisher == "Fontanka" and "обнаружены тела" in one.text)
    copies = [_reprint(distorted, number, 0) for number in range(6)]
    article = load_article(str(KURSK / "article.fr.txt"), PUBLISHED)
    run = verify(article, (*DOCUMENTS, *copies), Moment.parse(AS_OF), method=load_method("ukraine_war"))
    assert _outcome(run) == _outcome(kursk(AS_OF))
