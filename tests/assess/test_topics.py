from pathlib import Path

import pytest

from recoupe.errors import BadSource
from recoupe.model import Attribution, Claim, ClaimKind, Quantity, Span, Stance
from recoupe.topics import NEUTRAL, choose_topic, load_topic, read_topic, topic_names


def _claim(**fields: object) -> Claim:
    return Claim("c", "text", (Span(0, 4),), "text", "en", ClaimKind.EVENT, **fields)  # type: ignore[arg-type]


TROOPS = _claim(actors=("country_kp",), concepts=("deploy",))


@pytest.mark.parametrize("name", topic_names())
def test_every_shipped_topic_reads_and_its_rules_name_listed_blocs(name: str) -> None:
    topic = load_topic(name)
    assert topic.name == name
    assert all(bloc in topic.camps for rule in topic.interests for bloc in rule.blocs)
    assert all(rule.interest for rule in topic.interests)


def test_in_the_neutral_topic_every_bloc_is_a_camp_and_nobody_has_an_interest() -> None:
    topic = load_topic(NEUTRAL)
    assert {bloc: topic.camp(bloc) for bloc in topic.camps} == {bloc: bloc for bloc in topic.camps}
    assert topic.camp("country_is") == "country_is"
    assert topic.interest("kremlin", TROOPS, Stance.REFUTES) == (0.0, None)


def test_an_admission_harms_the_accused_and_a_denial_serves_them() -> None:
    topic = load_topic("ukraine_war")
    admitted, why = topic.interest("kremlin", TROOPS, Stance.SUPPORTS)
    denied, _ = topic.interest("north_korean", TROOPS, Stance.REFUTES)
    assert (admitted, denied) == (-1, 1)
    assert why is not None and "admits" in str(why)
    assert topic.interest("western", TROOPS, Stance.SUPPORTS) == (0.0, None)


def test_a_negative_claim_is_left_to_rules_of_its_own() -> None:
    negative = _claim(actors=("country_kp",), concepts=("deploy",), negated=True)
    assert load_topic("ukraine_war").interest("kremlin", negative, Stance.SUPPORTS) == (0.0, None)


@pytest.mark.parametrize(
    ("counting", "counted"), [("ukrainian", "country_ru"), ("ukrainian", "country_kp"), ("kremlin", "country_ua")]
)
def test_the_rule_on_losses_is_the_same_for_both_sides(counting: str, counted: str) -> None:
    claim = _claim(actors=(counted,), quantities=(Quantity(30, metric="killed"),))
    assert load_topic("ukraine_war").interest(counting, claim, Stance.SUPPORTS)[0] == 1
    own = {"ukrainian": "country_ua", "kremlin": "country_ru"}[counting]
    admitted = _claim(actors=(own,), quantities=(Quantity(30, metric="killed"),))
    assert load_topic("ukraine_war").interest(counting, admitted, Stance.SUPPORTS)[0] == -1


def test_a_body_stands_for_its_country() -> None:
    claim = _claim(actors=("russian_mod",), quantities=(Quantity(30, metric="killed"),))
    assert load_topic("ukraine_war").interest("kremlin", claim, Stance.SUPPORTS)[0] == -1


def test_the_topic_is_chosen_by_what_the_claims_are_about() -> None:
    other = _claim(actors=("country_is",), concepts=("eruption",))
    assert choose_topic([TROOPS, other]) == "ukraine_war"
    assert choose_topic([other, other, other, other]) == NEUTRAL
    assert choose_topic([]) == NEUTRAL
    spoken = _claim(attribution=Attribution("Kyiv", "said", entity="zelensky"), concepts=("attack",))
    assert choose_topic([spoken]) == "ukraine_war"


def test_a_broken_topic_file_is_named_with_its_field(tmp_path: Path) -> None:
    path = tmp_path / "valley.yml"
    path.write_text("title: Valley\ncamps: {mill: hills}\ncolour: red\n", encoding="utf-8")
    with pytest.raises(BadSource, match="colour"):
        read_topic(path)
    with pytest.raises(BadSource, match="no such topic"):
        load_topic("nothing_like_it")
