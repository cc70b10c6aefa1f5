"""The first article and its traps: test input that stays outside the repository."""

from datetime import date

import pytest

from recoupe.decompose import decompose
from recoupe.model import Article, Claim, Decomposition
from tests.decompose.articles import MONDAY, days, figures
from tests.shared import shared_folder

pytestmark = pytest.mark.shared
WEEKEND = (date(2024, 12, 14), date(2024, 12, 15))


@pytest.fixture(scope="module")
def found() -> Decomposition:
    folder = shared_folder()
    if folder is None:
        pytest.skip("the shared folder is not there")
    text = (folder / "kursk" / "article.fr.txt").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("Guerre en Ukraine"))
    return decompose(Article(title=title, text=text, language="fr", published=MONDAY))


def _with(found: Decomposition, *words: str) -> list[Claim]:
    return [claim for claim in found.claims if all(word in claim.text for word in words)]


def _speaker(claim: Claim) -> str:
    return claim.attribution.entity if claim.attribution else ""


def test_the_headline_speaks_of_dead_the_body_of_dead_or_wounded(found: Decomposition) -> None:
    thirty = [claim for claim in found.claims if any(value == 30 for value, _, _ in figures(claim))]
    assert figures(thirty[0]) == [(30, "at_least", "killed")]
    assert [figures(claim) for claim in thirty[1:]] == [[(30, "at_least", "killed_or_wounded")]] * 2
    assert [_speaker(claim) for claim in thirty] == ["", "gur", "gur"]
    assert {days(claim) for claim in thirty} == {WEEKEND}
    assert {one.kind for one in found.inconsistencies} == {"metric"}


def test_the_clashes_are_named_and_dated(found: Decomposition) -> None:
    (claim,) = [one for one in found.claims if one.quote.startswith("Ces affrontements")]
    assert days(claim) == WEEKEND
    assert {"plekhovo", "vorozhba"} <= set(claim.places)
    assert "Koursk" in claim.text


def test_the_zone_is_held_since_august(found: Decomposition) -> None:
    (claim,) = _with(found, "partiellement occupée")
    assert claim.period is not None
    assert claim.period.start == date(2024, 8, 1)


def test_thousands_are_deployed_according_to_the_gur(found: Decomposition) -> None:
    (claim,) = _with(found, "milliers")
    assert figures(claim)[0][1:] == ("at_least", "deployed")
    assert _speaker(claim) == "gur"


def test_two_parties_have_not_confirmed(found: Decomposition) -> None:
    denied = [claim for claim in found.claims if claim.negated]
    assert [claim.attribution for claim in denied] == [None, None]
    assert denied[0].text.startswith("Le Kremlin n’a pas confirmé")
    assert denied[1].text.startswith("Pyongyang n’a pas confirmé")


def test_the_treaty_is_signed_and_in_force(found: Decomposition) -> None:
    (signed,) = _with(found, "signé")
    (in_force,) = _with(found, "vigueur")
    assert signed.attribution is None
    assert {"country_ru", "country_kp"} <= set(signed.actors)
    assert days(in_force) == (date(2024, 12, 1), date(2024, 12, 10))
    assert in_force.attribution is None


def test_quotations_are_direct_and_credited(found: Decomposition) -> None:
    quotations = {_speaker(claim): claim for claim in found.claims if claim.attribution and claim.attribution.direct}
    assert "« une aide militaire immédiate »" in quotations["russian_mfa"].text
    assert "« une autre étape »" in quotations["zelensky"].text


def test_he_who_stressed_is_the_president(found: Decomposition) -> None:
    (claim,) = _with(found, "en partie sous contrôle ukrainien")
    assert _speaker(claim) == "zelensky"
    assert figures(claim)[0][2] == "area"
    assert claim.quantities[0].unit == "km2"


def test_the_massing_and_what_it_includes_are_two_claims(found: Decomposition) -> None:
    massing, including = [claim for claim in found.claims if any(value == 50_000 for value, _, _ in figures(claim))]
    assert (massing.quantities[0].comparator, _speaker(massing)) == ("nearly", "country_ua")
    assert including.quote == "incluant ces contingents nord-coréens"
    assert "country_kp" in including.actors
    assert "country_kp" not in massing.actors


def test_the_american_estimate_is_an_estimate(found: Decomposition) -> None:
    (claim,) = [one for one in found.claims if any(value == 10_000 for value, _, _ in figures(one))]
    assert (claim.kind, _speaker(claim), claim.places) == ("estimate", "country_us", ("kursk_oblast",))
    assert figures(claim) == [(10_000, "about", "deployed")]


def test_what_moscow_gives_is_three_claims_of_south_korean_officials(found: Decomposition) -> None:
    given = _with(found, "en lui fournissant")
    assert [claim.text.rsplit("fournissant ", 1)[1] for claim in given] == [
        "du carburant",
        "des missiles antiaériens",
        "une aide économique",
    ]
    assert {_speaker(claim) for claim in given} == {"government_kr"}


def test_what_is_no_claim_is_left_out(found: Decomposition) -> None:
    whys = {left.quote: left.why for left in found.left_out}
    assert whys["International"] == whys["Aucun commentaire"] == whys["Loading"] == "boilerplate"
    assert [why for quote, why in whys.items() if "À lire aussi" in quote] == ["boilerplate"]
    assert [why for quote, why in whys.items() if "montée en puissance" in quote] == ["opinion"]
    assert [why for quote, why in whys.items() if "nouvelles alliances" in quote] == ["opinion"]
