"""The unpacked model of languages says what the packed one says, and a damaged copy keeps nobody from reading."""

from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from recoupe import language_model
from recoupe.language_model import opened, rank, unpack

TEXTS = (
    "Le ministère a annoncé jeudi que les pourparlers reprendraient au printemps.",
    "The ministry said on Thursday that talks would resume in spring.",
    "Das Ministerium teilte am Donnerstag mit, dass die Gespräche weitergehen.",
    "El ministerio anunció el jueves que el diálogo seguirá.",
    "Міністерство заявило в четвер",
    "PARIS",
    "a",
    "…",
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands in for the user's cache; no model is open yet."""
    monkeypatch.setattr(language_model, "user_cache_dir", lambda _name: str(tmp_path))
    language_model._identifier.cache_clear()
    return tmp_path


@pytest.mark.slow
def test_unpacked_and_packed_model_agree_to_the_last_digit(tmp_path: Path) -> None:
    unpack(tmp_path / "model")
    packed, unpacked = LanguageIdentifier.from_model_file(MODEL_FILE), opened(tmp_path / "model")
    for text in TEXTS:
        assert unpacked.rank(text) == packed.rank(text)


def test_it_is_unpacked_once_and_leaves_nothing_half(cache: Path) -> None:
    assert rank(TEXTS[0])[0] == "fr"
    (kept,) = cache.iterdir()
    before = kept.stat().st_ino
    language_model._identifier.cache_clear()
    assert rank(TEXTS[1])[0] == "en"
    assert [one.stat().st_ino for one in cache.iterdir()] == [before]


@pytest.mark.parametrize("length", [0, 40, 1000])
@pytest.mark.slow
def test_a_damaged_copy_is_not_used(cache: Path, length: int) -> None:
    rank(TEXTS[0])
    (kept,) = cache.iterdir()
    with (kept / "nextmove.npy").open("r+b") as file:
        file.truncate(length)
    language_model._identifier.cache_clear()
    assert rank(TEXTS[0])[0] == "fr"


def test_without_a_cache_it_reads_what_was_shipped(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (cache / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(language_model, "user_cache_dir", lambda _name: str(cache / "file"))
    assert rank(TEXTS[0])[0] == "fr"
