"""Documents told apart by nearness: chains glue nothing, who is alone joins, and proof keeps two apart."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from textwrap import wrap

import pytest

from recoupe.defaults.trace import LEAST_ALONE, ONE_ORIGIN
from recoupe.trace.grouping import connected, grouped

SURELY, HARDLY = ONE_ORIGIN + 0.3, (LEAST_ALONE + ONE_ORIGIN) / 2


def _near(pairs: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = {}
    for (one, other), value in pairs.items():
        near.setdefault(one, {})[other] = value
        near.setdefault(other, {})[one] = value
    return near


def _groups(keys: str, pairs: Mapping[tuple[str, str], float], two: Sequence[str] = ()) -> list[str]:
    def forbids(some: Sequence[str], others: Sequence[str], nearness: float) -> bool:
        return bool(set(two) & {*some}) != bool(set(two) & {*others})

    return ["".join(group.members) for group in grouped(keys, _near(pairs), forbids, dict.fromkeys(keys, "en"))]


def test_the_nearest_are_joined_first_and_a_chain_of_look_alikes_is_not() -> None:
    assert _groups("abc", {("a", "b"): SURELY, ("b", "c"): ONE_ORIGIN, ("a", "c"): 0.0}, two="c") == ["ab", "c"]


def test_who_is_alone_joins_the_nearest_and_is_doubtful() -> None:
    pairs = {("a", "b"): SURELY, ("a", "c"): HARDLY, ("b", "c"): HARDLY}
    (group,) = grouped("abc", _near(pairs), lambda *_: False, dict.fromkeys("abc", "en"))
    assert group.members == ("a", "b", "c") and group.doubtful == {"c"}


def test_proof_keeps_who_is_alone_apart() -> None:
    assert _groups("abc", {("a", "b"): SURELY, ("a", "c"): HARDLY, ("b", "c"): HARDLY}, two="c") == ["ab", "c"]


def test_two_bundles_of_texts_stay_two_however_near_they_are_on_average() -> None:
    within = dict.fromkeys((("a", "b"), ("a", "c"), ("b", "c"), ("d", "e"), ("d", "f"), ("e", "f")), 0.8)
    across = {(one, other): 0.4 for one in "abc" for other in "def"}
    assert _groups("abcdef", {**within, **across}) == ["abc", "def"]


@pytest.mark.parametrize(("theirs", "groups"), [("enfrruko", 2), ("ukuakzhe", 1)])
def test_a_bundle_in_other_languages_may_be_the_translation_of_the_first(theirs: str, groups: int) -> None:
    within = {pair: 0.5 for side in ("abcd", "efgh") for pair in combinations(side, 2)}
    across = {(one, other): 0.4 for one in "abcd" for other in "efgh"}
    languages = dict(zip("abcdefgh", wrap("enfrruko" + theirs, 2), strict=True))
    found = grouped("abcdefgh", _near({**within, **across}), lambda *_: False, languages)
    assert len(found) == groups


def test_pairs_connect_over_any_number_of_steps() -> None:
    assert connected("abcd", [("c", "d"), ("a", "d")]) == [["a", "c", "d"], ["b"]]
