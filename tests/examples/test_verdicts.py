"""What the first article must show: the verdicts an editor would reach from the example's dossier, day by day."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from recoupe import verify
from recoupe.dossiers import load_dossier
from recoupe.inputs import load_article
from recoupe.model import Assessment, Bearing, Claim, Modifier, Stance, Verdict, Verification
from recoupe.moments import Moment
from recoupe.settings import load_method
from recoupe.topics import choose_topic
from tests.shared import REPOSITORY, shared_folder

KURSK = REPOSITORY / "examples" / "kursk"
PUBLISHED = Moment.parse("2024-12-16T18:00+01:00")
SUPPORTED = {Verdict.CONFIRMED, Verdict.CORROBORATED}
ORIGINAL = pytest.param("original", marks=pytest.mark.shared)


def _path(name: str) -> Path:
    shared = shared_folder()
    return KURSK / "article.fr.txt" if name == "own" or shared is None else shared / "kursk" / "article.fr.txt"


@lru_cache(maxsize=8)
def _run(name: str, as_of: str) -> Verification:
    article = load_article(str(_path(name)), PUBLISHED)
    return verify(article, load_dossier(KURSK).documents, Moment.parse(as_of), method=load_method("ukraine_war"))


def _claims(run: Verification, metric: str, value: float) -> list[Claim]:
    return [
        claim
        for claim in run.decomposition.claims
        if any(quantity.metric == metric and quantity.value == value for quantity in claim.quantities)
    ]


def _holds(run: Verification, claim: Claim) -> Assessment:
    return next(one for one in run.assessments if one.claim == claim.id and one.bearing is Bearing.HOLDS)


def _supporting_origins(run: Verification, claim: Claim) -> set[str]:
    return {
        one.origin
        for one in run.evidence
        if one.claim == claim.id and one.bearing is Bearing.HOLDS and one.score.stance is Stance.SUPPORTS
    }


def _denials(run: Verification) -> Iterator[Claim]:
    for claim in run.decomposition.claims:
        if claim.negated and {"kremlin", "pyongyang"} & set(claim.actors):
            yield claim


@pytest.mark.parametrize("name", ["own", ORIGINAL])
def test_thirty_dead_of_the_headline_is_not_supported(name: str) -> None:
    run = _run(name, "2024-12-17")
    (headline,) = _claims(run, "killed", 30)
    assessment = _holds(run, headline)
    assert assessment.verdict not in SUPPORTED | {Verdict.ATTRIBUTED_ONLY}
    assert Modifier.EXAGGERATED_QUANTITY in assessment.modifiers


@pytest.mark.shared
def test_thirty_killed_or_wounded_is_one_origin_however_many_pages_carry_it() -> None:
    run = _run("original", "2024-12-17")
    claims = _claims(run, "killed_or_wounded", 30)
    assert len(claims) >= 2
    for claim in claims:
        assert _holds(run, claim).verdict is Verdict.ATTRIBUTED_ONLY
        assert len(_supporting_origins(run, claim)) == 1
        pages = {one.passage.document for one in run.evidence if one.claim == claim.id}
        assert len(pages) >= 6


@pytest.mark.shared
def test_the_deployment_of_thousands_is_corroborated() -> None:
    run = _run("original", "2024-12-17")
    (claim,) = _claims(run, "deployed", 2000)
    assert _holds(run, claim).verdict in SUPPORTED


@pytest.mark.parametrize("name", ["own", ORIGINAL])
def test_neither_kremlin_nor_pyongyang_had_confirmed_it(name: str) -> None:
    run = _run(name, "2024-12-17")
    denials = list(_denials(run))
    assert len(denials) == 2
    for claim in denials:
        assessment = _holds(run, claim)
        assert assessment.verdict in SUPPORTED
        assert Modifier.OUTDATED not in assessment.modifiers


@pytest.mark.parametrize("name", ["own", ORIGINAL])
def test_what_both_admitted_in_april_makes_it_outdated_and_not_false(name: str) -> None:
    run = _run(name, "2025-05-01")
    for claim in _denials(run):
        assessment = _holds(run, claim)
        assert assessment.verdict in SUPPORTED
        assert Modifier.OUTDATED in assessment.modifiers


@pytest.mark.parametrize("name", ["own", ORIGINAL])
def test_boilerplate_and_interpretation_are_no_claims(name: str) -> None:
    run = _run(name, "2024-12-17")
    text = run.article.text
    claimed = " ".join(span.of(text) for claim in run.decomposition.claims for span in claim.spans)
    for left in run.decomposition.left_out:
        assert left.quote == left.span.of(text)
    for words in ("À lire aussi", "commentaire", "Loading", "Chargement", "alliances"):
        assert words not in claimed


@pytest.mark.parametrize("name", ["own", ORIGINAL])
@pytest.mark.parametrize("as_of", ["2024-12-17", "2025-05-01"])
def test_nothing_later_than_as_of_is_cited(name: str, as_of: str) -> None:
    run = _run(name, as_of)
    documents = {document.id: document for document in run.documents}
    limit = Moment.parse(as_of)
    for one in run.evidence:
        published = documents[one.passage.document].published
        assert published is not None and published.is_known_by(limit)


@pytest.mark.parametrize("name", ["own", ORIGINAL])
def test_the_headline_is_held_against_the_body(name: str) -> None:
    run = _run(name, "2024-12-17")
    headline = _claims(run, "killed", 30)[0].id
    assert any(headline in found.claims and found.kind == "metric" for found in run.decomposition.inconsistencies)


def test_the_topic_is_found_by_what_the_article_is_about() -> None:
    assert choose_topic(_run("own", "2024-12-17").decomposition.claims) == "ukraine_war"
