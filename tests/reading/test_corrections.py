"""A publisher's own word that a text was corrected or withdrawn is found; a correction in the news is not one."""

import pytest

from recoupe.model import Document
from recoupe.reading.corrections import correction_notice

NOTICES = [
    ("en", "The bridge fell.\nCorrection: an earlier text gave twelve dead.\nMore.", "Correction: an earlier text"),
    ("en", "The bridge fell. An earlier version of this article gave twelve dead.", "An earlier version"),
    ("fr", "Le pont est tombé.\nRectificatif : le bilan est de huit morts.", "Rectificatif"),
    ("ru", "Мост рухнул.\nИсправление: погибли восемь человек.", "Исправление"),
    ("uk", "Міст упав. Виправлення: загинули восьмеро.", "Виправлення"),
    ("ko", "다리가 무너졌다.\n[정정보도] 사망자는 8명입니다.", "정정보도"),
]
NONE = [
    ("en", "Corrections officers were hurt when the bridge fell."),
    ("en", "The minister said a correction: twelve, not eight."),
    ("fr", "Le ministre a demandé une correction du budget."),
    ("ru", "Депутаты внесли исправления в закон."),
    ("xx", "Correction: unknown tongue."),
]


def _document(language: str, text: str) -> Document:
    return Document("doc-1", "", "", None, language, "", text)


@pytest.mark.parametrize(("language", "text", "notice"), NOTICES)
def test_a_notice_is_found_in_five_languages(language: str, text: str, notice: str) -> None:
    assert correction_notice(_document(language, text)).startswith(notice)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_a_correction_in_the_news_is_no_notice(language: str, text: str) -> None:
    assert correction_notice(_document(language, text)) == ""


def test_a_long_notice_is_cut() -> None:
    assert len(correction_notice(_document("en", "Correction: " + "word " * 200))) <= 240
