import pytest

from reports.safe import inert, link_to_words, one_line, web_address


@pytest.mark.parametrize(
    "char", ["\u202e", "\u2066", "\u200f", "\u061c", "\x00", "\x1b", "\ufeff", "\U000e0041", "\u200b"]
)
def test_characters_that_hide_or_turn_text_are_taken_out(char: str) -> None:
    assert inert(f"a{char}b") == "ab"


def test_lone_surrogates_become_a_sign_that_can_be_written() -> None:
    assert inert("\ud800").encode() == "\ufffd".encode()


def test_towers_of_accents_are_cut_down() -> None:
    assert len(inert("e" + "\u0301" * 500)) == 5


def test_accents_and_joiners_that_languages_need_are_kept() -> None:
    assert inert("e\u0301 ‌می‌خواهم 각 й") == "e\u0301 ‌می‌خواهم 각 й"


def test_a_million_characters_are_cut_with_a_sign() -> None:
    assert one_line("w" * 1_000_000, 50) == "w" * 50 + " […]"
    assert one_line("word " * 1000, 50).endswith("word […]")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host.example/x",
        "https://good.example@evil.example/",
        "https://",
        "http://[::1",
        "http://a.example:port/",
        'https://a.example/"onmouseover=x',
        "https://a.example/\u202egpj",
        "https://a.example/a b",
        " https://a.example/",
        "",
    ],
)
def test_what_is_not_plainly_a_web_address_is_no_link(url: str) -> None:
    assert web_address(url) == ""
    assert link_to_words(url, "words") == ""


def test_a_link_leads_to_the_words_on_the_page() -> None:
    assert link_to_words("https://a.example/p", "mi-mars, oui") == "https://a.example/p#:~:text=mi%2Dmars%2C%20oui"
    assert link_to_words("https://a.example/p#part", "x") == "https://a.example/p#part:~:text=x"


def test_a_long_passage_is_linked_by_its_start_and_end() -> None:
    words = " ".join(f"mot{number}" for number in range(100))
    link = link_to_words("https://a.example/", words)
    assert link.endswith("mot0%20mot1%20mot2%20mot3%20mot4%20mot5,mot94%20mot95%20mot96%20mot97%20mot98%20mot99")
