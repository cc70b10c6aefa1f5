"""Where an article contradicts itself."""

from tests.decompose.articles import decomposed


def test_a_headline_that_kills_the_wounded_is_noticed() -> None:
    title = "Au moins 30 soldats russes morts à Koursk"
    found = decomposed(f"{title}\nAu moins 30 soldats russes ont été tués ou blessés à Koursk samedi.", title=title)
    assert [one.kind for one in found.inconsistencies] == ["metric"]
    assert set(found.inconsistencies[0].claims) == {claim.id for claim in found.claims}
    assert "30" in str(found.inconsistencies[0].explanation)


def test_two_figures_for_the_same_dead_are_noticed() -> None:
    found = decomposed("Douze soldats russes ont été tués samedi. Quinze soldats russes ont été tués samedi.")
    assert [one.kind for one in found.inconsistencies] == ["number"]


def test_two_speakers_may_differ() -> None:
    text = "Selon le maire, douze civils ont été tués samedi. Selon l’armée, quinze civils ont été tués samedi."
    assert not decomposed(text).inconsistencies


def test_at_least_twelve_and_fifteen_agree() -> None:
    text = "Au moins douze soldats russes ont été tués samedi. Quinze soldats russes ont été tués samedi."
    assert not decomposed(text).inconsistencies
