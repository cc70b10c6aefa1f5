"""Claims stand alone: what a pronoun or a demonstrative means is said, or said to be open."""

from datetime import date

from recoupe.decompose import decompose
from tests.decompose.articles import article, claims_of, days


def test_a_demonstrative_is_explained_by_the_place_named_before() -> None:
    _, second = claims_of("Des combats ont eu lieu près de Plekhovo. Ces combats ont duré deux jours.")
    assert "Plekhovo" in second.text
    assert second.quote.startswith("Ces combats")


def test_a_pronoun_becomes_the_subject_before_where_they_agree() -> None:
    _, second = claims_of("La compagnie Tessal a fermé son usine. Elle a vendu ses machines à un concurrent.")
    assert second.text.startswith("La compagnie Tessal a vendu")


def test_a_pronoun_that_agrees_with_nothing_stays_and_is_listed() -> None:
    _, second = claims_of("La compagnie Tessal a fermé son usine. Ils ont voté la grève jeudi soir.")
    assert second.unresolved == ("Ils",)


def test_relative_times_count_from_the_day_of_publication() -> None:
    (claim,) = claims_of("Trois ponts ont été détruits samedi et dimanche.")
    assert days(claim) == (date(2024, 12, 14), date(2024, 12, 15))


def test_without_a_day_of_publication_relative_times_stay_open_and_an_issue_says_so() -> None:
    found = decompose(article("Trois ponts ont été détruits samedi.", published=None))
    assert found.claims[0].period is None
    assert "samedi" in found.claims[0].unresolved
    assert [issue.subject for issue in found.issues] == ["published"]


def test_an_unknown_language_is_read_as_far_as_possible_and_an_issue_says_so() -> None:
    found = decompose(article("Tre ponti sono stati distrutti nel 2024 a Brel.", "it"))
    assert [issue.subject for issue in found.issues] == ["language"]
    assert found.claims


def test_the_headline_takes_its_time_from_the_lead() -> None:
    title = "Trois soldats norviens tués à Brel"
    found = claims_of(f"{title}\nÀ Brel, trois soldats russes ont été tués samedi, selon le maire.", title=title)
    assert days(found[1]) == (date(2024, 12, 14), date(2024, 12, 14))
