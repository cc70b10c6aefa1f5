"""The source registry: what a file must hold, and how publishers are recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import BadSource
from recoupe.names import gazetteer
from recoupe.source_files import Source
from recoupe.sources import Registry, load_registry, sources_folder

GOOD = """\
title: Le Phare
url: https://phare.example/
bloc: western
kind: newspaper
country: fr
languages: [fr]
domains: [phare.example]
letters:
  attribution: {letter: B, why: Names its sources., since: 2026-01-01}
  general: {letter: C, why: Seldom corrects., since: 2026-01-01}
"""


def folder_with(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return folder


def made_up(key: str, **fields: object) -> Source:
    content: dict[str, object] = {"key": key, "title": key, "url": "https://a.example/", "bloc": "western"}
    content |= {"kind": "newspaper", "country": "fr", "languages": ["fr"], "aliases": [key]}
    return Source.model_validate({**content, **fields})


def test_a_source_is_called_after_its_file(tmp_path: Path) -> None:
    registry = load_registry(folder_with(tmp_path, fr_phare=GOOD))
    found = registry.get("fr_phare")
    assert found is not None
    assert (found.title, found.bloc) == ("Le Phare", "western")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (GOOD + "blok: western\n", "blok"),
        (GOOD.replace("bloc: western\n", ""), "bloc"),
        (GOOD.replace("letter: B", "letter: G"), r"letters\.attribution\.letter"),
        (GOOD.replace("attribution:", "attributions:"), "letters"),
        (GOOD.replace("why: Names its sources., ", ""), r"letters\.attribution\.why"),
        (GOOD.replace("https://phare.example/", "ftp://phare.example/"), "url"),
        (GOOD.replace("country: fr", "country: no"), "country"),
        (GOOD.replace("[phare.example]", "[not a host]"), "domains"),
        (GOOD.replace("domains: [phare.example]\n", ""), "domains"),
        (GOOD + "timezone: Europe/Nowhere\n", "timezone"),
        (GOOD + "search: {url: 'https://phare.example/search'}\n", r"search\.url"),
        (GOOD + "mirror_of: fr_other\n", "mirror_of"),
        (GOOD + "title: Twice\n", "twice"),
        ("- a\n- b\n", "expected fields"),
        ("title: [unclosed\n", "while parsing"),
        ("", "expected fields"),
    ],
)
def test_a_file_that_breaks_the_format_is_named_with_the_field(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(BadSource, match=complaint) as raised:
        load_registry(folder_with(tmp_path, fr_phare=content))
    assert "fr_phare.yml" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_with_a_wrong_name_or_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="country"):
        load_registry(folder_with(tmp_path, LePhare=GOOD))
    (tmp_path / "LePhare.yml").unlink()
    (tmp_path / "fr_phare.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadSource, match=r"\.yml"):
        load_registry(tmp_path)


def test_two_sources_cannot_own_one_domain_or_name(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="belongs to fr_phare"):
        load_registry(folder_with(tmp_path, fr_phare=GOOD, fr_second=GOOD.replace("Le Phare", "Second")))
    with pytest.raises(BadSource, match="phare"):
        load_registry(folder_with(tmp_path, fr_second=GOOD.replace("phare.example]", "second.example]")))


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="no such folder"):
        load_registry(tmp_path / "nowhere")


def test_the_letter_is_that_of_the_subject_then_of_the_broader_one_then_f() -> None:
    letters = {
        "military": {"letter": "D", "why": "x", "since": "2026-01-01"},
        "general": {"letter": "C", "why": "x", "since": "2026-01-01"},
    }
    source = made_up("fr_a", letters=letters)
    assert [source.letter(subject) for subject in ("military", "losses", "health", "unheard of", "general")] == list(
        "DDCCC"
    )
    assert made_up("fr_b").letter("general") == "F"


@pytest.fixture
def registry() -> Registry:
    return Registry(
        (
            made_up("fr_phare", title="Le Phare", domains=["phare.example"], aliases=["L'Écho du Phare"]),
            made_up("fr_agence", title="Agence du Port", domains=["port.example"], aliases=["ADP"]),
            made_up("fr_mer", title="Phare Mer", domains=["mer.phare.example"]),
            made_up("fr_canal", title="Canal", domains=["t.me/canal"]),
            made_up("int_medium", title="Medium", domains=["t.me"], citable=False),
        )
    )


@pytest.mark.parametrize(
    ("publisher", "url", "key"),
    [
        ("whoever", "https://www.phare.example/a", "fr_phare"),
        ("whoever", "https://PHARE.example:443/a", "fr_phare"),
        ("whoever", "https://mer.phare.example/a", "fr_mer"),
        ("whoever", "https://amp.mer.phare.example./a", "fr_mer"),
        ("Le Phare", "", "fr_phare"),
        ("LE PHARE", "https://unknown.example/", "fr_phare"),
        ("L’Echo du phare", "", "fr_phare"),
        ("Le Phare (ADP)", "", "fr_phare"),
        ("Le Phare avec ADP", "", "fr_phare"),
        ("", "https://t.me/s/canal/7", "fr_canal"),
        ("", "https://t.me/canal/7", "fr_canal"),
        ("", "https://t.me/autre/7", "int_medium"),
        ("Unknown (ADP)", "https://unknown.example/", None),
        ("", "https://notphare.example/", None),
        ("", "http://[broken", None),
        ("", "", None),
    ],
)
def test_a_publisher_is_known_by_its_address_then_by_its_name(
    registry: Registry, publisher: str, url: str, key: str | None
) -> None:
    found = registry.of_publisher(publisher, url)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("publisher", "key"),
    [
        ("Le Phare (ADP)", "fr_agence"),
        ("Le Phare avec ADP", "fr_agence"),
        ("ADP via Le Phare", "fr_agence"),
        ("ADP text on aggregator", "fr_agence"),
        ("Canal (Le Phare/ADP)", "fr_agence"),
        ("Le Phare", None),
        ("Le Phare (Reuters)", None),
    ],
)
def test_a_publisher_names_whose_text_it_carries(registry: Registry, publisher: str, key: str | None) -> None:
    found = registry.credited(publisher)
    assert (found.key if found else None) == key


def test_the_shipped_sources_cover_the_blocs_and_are_found_beside_the_package() -> None:
    registry = load_registry()
    blocs = {source.bloc for source in registry.sources}
    assert {"western", "south_korean", "kremlin", "ukrainian", "north_korean", "russian_independent"} <= blocs
    assert len(registry.sources) >= 60
    assert len(list(sources_folder().glob("*.yml"))) == len(registry.sources)


@pytest.mark.parametrize("source", load_registry().sources, ids=lambda source: source.key)
def test_every_shipped_source_is_whole(source: Source) -> None:
    assert source.letters or not source.citable
    assert not source.letters or "general" in source.letters or source.mirror_of or source.kind == "aggregator"
    assert not source.citable or source.bloc != "none" or source.kind == "aggregator"
    assert source.key.split("_")[0] in (source.country, "int", "kp", "ru", "gb")
    assert all(feed.language in ("", *source.languages) for feed in source.feeds)


def test_letters_follow_kind_and_subject_and_not_the_bloc() -> None:
    registry = load_registry()
    by_profile: dict[tuple[str, str], set[str]] = {}
    for source in registry.sources:
        for subject, letter in source.letters.items():
            by_profile.setdefault((subject, letter.why), set()).add(letter.letter)
    assert all(len(letters) == 1 for letters in by_profile.values())
    blocs_of_state_agencies = {
        source.bloc
        for source in registry.sources
        for letter in source.letters.values()
        if letter.why.startswith("State agency;")
    }
    assert {"kremlin", "ukrainian", "chinese", "country_tr"} <= blocs_of_state_agencies


@pytest.mark.parametrize("source", load_registry().sources, ids=lambda source: source.key)
def test_every_entity_of_a_source_is_in_the_gazetteer_and_of_its_bloc(source: Source) -> None:
    if not source.entity:
        return
    assert gazetteer().get(source.entity) is not None
    assert gazetteer().bloc_of(source.entity) == source.bloc


def test_the_origin_and_its_mirrors_are_one() -> None:
    registry = load_registry()
    for source in registry.sources:
        assert not source.mirror_of or registry.get(source.mirror_of)
