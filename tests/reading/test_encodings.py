"""Bytes become text: what they are beats what they declare."""

from __future__ import annotations

import pytest

from recoupe.errors import EmptyArticle
from recoupe.reading.encodings import decode

RUSSIAN = "Мост через реку открыли в понедельник после шести месяцев ремонта, сообщила мэрия города. " * 3
KOREAN = "다리가 6개월간의 수리 끝에 월요일 다시 개통되었다고 시의회가 밝혔다. " * 3
FRENCH = "Le pont a été rouvert à la circulation après six mois d'été, a annoncé la mairie où l'on s'est félicité. " * 3


@pytest.mark.parametrize(
    ("text", "encoding", "media_type"),
    [
        (RUSSIAN, "utf-8", ""),
        (RUSSIAN, "utf-8-sig", ""),
        (RUSSIAN, "utf-16", ""),
        (RUSSIAN, "windows-1251", "text/html; charset=windows-1251"),
        (RUSSIAN, "koi8-r", "text/html; charset=KOI8-R"),
        (KOREAN, "cp949", 'text/html; charset="euc-kr"'),
        (FRENCH, "windows-1252", "text/html; charset=iso-8859-1"),
    ],
)
def test_a_declared_encoding_is_read_without_remark(text: str, encoding: str, media_type: str) -> None:
    decoded = decode(text.encode(encoding), media_type)
    assert (decoded.text, decoded.issue) == (text, None)


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "windows-1251"), (KOREAN, "cp949"), (FRENCH, "windows-1252")])
def test_an_undeclared_encoding_is_guessed_and_said_to_be_guessed(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "not declared" in str(decoded.issue)


def test_valid_utf8_is_utf8_whatever_is_declared() -> None:
    decoded = decode(RUSSIAN.encode(), "text/html; charset=windows-1251")
    assert decoded.text == RUSSIAN
    assert "cp1251" in str(decoded.issue) and "utf-8" in str(decoded.issue)


def test_the_declaration_in_the_page_counts_where_the_header_has_none() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{RUSSIAN}'
    assert decode(page.encode("windows-1251"), "text/html").issue is None


def test_an_unknown_label_is_no_declaration() -> None:
    assert decode(RUSSIAN.encode("windows-1251"), "text/html; charset=x-unknown").text == RUSSIAN


def test_binary_content_is_no_text() -> None:
    with pytest.raises(EmptyArticle, match="binary"):
        decode(bytes(range(256)) * 10)
