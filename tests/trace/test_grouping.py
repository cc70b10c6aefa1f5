"""Documents told apart by how probable one origin is: chains glue nothing, and who is not surely another joins."""

from collections.abc import Mapping
from itertools import combinations
from textwrap import wrap

from recoupe.defaults.trace import LEAST_ALONE, ONE_ORIGIN
from recoupe.trace.grouping import connected, grouped

SURELY, HARDLY, NOT = ONE_ORIGIN + 0.3, (LEAST_ALONE + ONE_ORIGIN) / 2, LEAST_ALONE / 2
LANGUAGES = dict.fromkeys("abcdefgh", "en")


def _groups(keys: str, near: Mapping[tuple[str, str], float], languages: Mapping[str, str] = LANGUAGES) -> list[str]:
    return ["".join(group.members) for group in grouped(keys, near, languages, _never)]


def _never(one: str, other: str) -> bool:
    return False


def test_the_nearest_are_joined_first_and_a_chain_of_look_alikes_is_not() -> None:
    pairs = {("a", "b"): SURELY, ("b", "c"): 2 * NOT, ("a", "c"): 0.0}
    assert _groups("abc", pairs) == ["ab", "c"]


def test_who_is_alone_joins_the_nearest_and_is_doubtful() -> None:
    pairs = {("a", "b"): SURELY, ("a", "c"): HARDLY, ("b", "c"): HARDLY}
    (group,) = grouped("abc", pairs, LANGUAGES, _never)
    assert group.members == ("a", "b", "c") and group.doubtful == {"c"}


def test_who_is_surely_another_stays_alone() -> None:
    assert _groups("abc", {("a", "b"): SURELY, ("a", "c"): NOT, ("b", "c"): NOT}) == ["ab", "c"]


def test_who_saw_for_itself_is_not_taken_in() -> None:
    pairs = {("a", "b"): SURELY, ("a", "c"): HARDLY, ("b", "c"): HARDLY}
    assert len(grouped("abc", pairs, LANGUAGES, lambda one, other: "c" in (one, other))) == 2


def test_who_comes_back_to_its_matter_joins_whom_it_told_it_to_before() -> None:
    pairs = {("a", "b"): SURELY, ("a", "c"): SURELY, ("b", "c"): -SURELY}
    (group,) = grouped("abc", pairs, LANGUAGES, _never, again=[("a", "c")])
    assert group.members == ("a", "b", "c")


def test_two_texts_with_their_translations_stay_two_however_near_they_are() -> None:
    within = {pair: 0.9 for side in ("abcd", "efgh") for pair in combinations(side, 2)}
    across = {(one, other): 0.6 for one in "abcd" for other in "efgh"}
    twice = dict(zip("abcdefgh", wrap("enfrruko" * 2, 2), strict=True))
    assert _groups("abcdefgh", {**within, **across}, twice) == ["abcd", "efgh"]
    assert _groups("abcdefgh", {**within, **across}) == ["abcdefgh"]


def test_pairs_connect_over_any_number_of_steps() -> None:
    assert connected("abcd", [("c", "d"), ("a", "d")]) == [["a", "c", "d"], ["b"]]
