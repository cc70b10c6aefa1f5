"""Candidates are found across languages, in order, and each of the two questions has its own answer."""

from dataclasses import replace

import pytest

from recoupe.errors import JudgeFailed
from recoupe.judge.backends import get_backend
from recoupe.judge.judging import judge_claim
from recoupe.judge.pairs import claim_of
from recoupe.judge.passages import PassageIndex, rank_passages
from recoupe.model import Article, Bearing, Claim, Document, Stance, StanceScore
from recoupe.moments import Moment

WRITTEN = Moment.parse("2024-12-16")
ARTICLE = Article("", "", "fr", WRITTEN)


def document(key: str, language: str, text: str, publisher: str = "Made-up Courier") -> Document:
    return Document(key, f"https://{key}.example/", publisher, WRITTEN, language, "", text, "abstract")


DOCUMENTS = (
    document(
        "a", "en", "Ukraine's military intelligence said at least 30 North Korean soldiers were killed or wounded."
    ),
    document("b", "ru", "Не менее 30 северокорейских солдат убиты и ранены, сообщает украинская военная разведка."),
    document("c", "ko", "북한군 최소 30명이 죽거나 다쳤다고 우크라이나 국방정보국이 밝혔다."),
    document("d", "fr", "Un nouveau pont a été inauguré à Lyon. Le maire était présent."),
    document("e", "fr", "Au moins 30 soldats nord-coréens ont été tués ou blessés."),
)
CLAIM = claim_of("Au moins 30 soldats nord-coréens ont été tués ou blessés.", "fr", WRITTEN)


def test_passages_are_found_in_every_language_and_nothing_else() -> None:
    found = {passage.document for passage in PassageIndex(DOCUMENTS).search(CLAIM, 20)}
    assert found == {"a", "b", "c", "e"}


def test_a_passage_is_exactly_what_its_span_covers() -> None:
    texts = {one.id: one.text for one in DOCUMENTS}
    for passage in rank_passages(CLAIM, DOCUMENTS, 20):
        assert passage.span.of(texts[passage.document]) == passage.text


def test_the_order_does_not_depend_on_how_often_it_is_asked() -> None:
    assert PassageIndex(DOCUMENTS).search(CLAIM, 20) == PassageIndex(DOCUMENTS).search(CLAIM, 20)


def test_never_more_than_asked_for() -> None:
    assert len(PassageIndex(DOCUMENTS).search(CLAIM, 2)) == 2


def test_no_documents_no_passages() -> None:
    assert PassageIndex(()).search(CLAIM, 5) == ()


def test_each_passage_is_judged_for_what_holds() -> None:
    found = judge_claim(CLAIM, PassageIndex(DOCUMENTS), get_backend("rules"), ARTICLE)
    held = {one.passage.document: one.score.stance for one in found if one.bearing is Bearing.HOLDS}
    assert held == dict.fromkeys("abce", Stance.SUPPORTS)


def test_a_claim_that_nobody_is_credited_with_is_not_asked_who_said_it() -> None:
    found = judge_claim(CLAIM, PassageIndex(DOCUMENTS), get_backend("rules"), ARTICLE)
    assert {one.bearing for one in found} == {Bearing.HOLDS}


def test_a_judgement_carries_whom_its_passage_credits() -> None:
    found = judge_claim(CLAIM, PassageIndex(DOCUMENTS), get_backend("rules"), ARTICLE)
    credited = {one.passage.document: one.attribution.entity for one in found if one.attribution}
    assert credited.get("a") == "gur"


def test_a_sentence_that_leans_on_the_one_before_takes_it_along() -> None:
    text = "Le ministère ukrainien a publié un bilan. Au moins 30 soldats ont été tués ou blessés."
    (passage, *_) = PassageIndex([document("f", "fr", text)]).search(CLAIM, 5)
    assert passage.text == text


TOWN = replace(CLAIM, text="Douze soldats ont été tués à Odessa", quantities=(), places=("odesa",), actors=())


@pytest.mark.parametrize(
    ("title", "text", "places", "stances"),
    [
        ("Explosion in Odessa, Texas", "Twelve soldiers were killed in Odessa.", ("odesa",), []),
        ("Explosion", "Twelve soldiers were killed in Odessa (Texas).", ("odesa",), []),
        ("Explosion in Odessa, Texas", "Twelve soldiers were killed in Odessa.", (), []),
        ("Explosion", "Twelve soldiers were killed in Odessa.", ("odesa",), [Stance.SUPPORTS]),
        ("Not Odessa, Texas", "Twelve soldiers were killed in Odesa.", ("odesa",), [Stance.SUPPORTS]),
        ("Not Odessa, Texas", "Twelve soldiers were killed in Odessa in Ukraine.", ("odesa",), [Stance.SUPPORTS]),
    ],
)
def test_a_page_about_another_place_of_the_same_name_settles_nothing(
    title: str, text: str, places: tuple[str, ...], stances: list[Stance]
) -> None:
    page = replace(document("t", "en", text), title=title)
    article = replace(ARTICLE, text="Une explosion a eu lieu à Odessa.")
    found = judge_claim(replace(TOWN, places=places), PassageIndex([page]), get_backend("rules"), article)
    assert [one.score.stance for one in found if one.bearing is Bearing.HOLDS] == stances


class Speechless:
    name = "speechless"

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        raise JudgeFailed(f"no answer about {claim.id}, {passage_text!r}, {language}, {published}, {as_of_claim}")


def test_a_failed_check_is_unknown_and_never_a_verdict() -> None:
    found = judge_claim(CLAIM, PassageIndex(DOCUMENTS), Speechless(), ARTICLE)
    assert found
    assert {one.score.stance for one in found} == {Stance.UNKNOWN}
    assert all(one.score.entailment == 0 for one in found)
