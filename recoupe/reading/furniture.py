"""What stands between the paragraphs of an article on its page and is no part of it: listed, so that it can be seen."""

from __future__ import annotations

from recoupe.reading.boilerplate import is_furniture
from recoupe.reading.cleaning import clean_line
from recoupe.reading.paragraphs import blocks_of


def furniture_lines(page: str, text: str) -> tuple[str, ...]:
    """The lines of `page` among the paragraphs of `text`, or right behind them, that were taken for furniture."""
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return ()
    lines = [line for block in blocks_of(tree) if (line := clean_line(block.text))]
    kept = {_letters(line) for line in text.splitlines()}
    places = [place for place, line in enumerate(lines) if _letters(line) in kept]
    if not places:
        return ()
    among = lines[places[0] : places[-1] + 1] + _behind(lines[places[-1] + 1 :])
    return tuple(dict.fromkeys(line for line in among if _letters(line) not in kept and is_furniture(line)))


def _behind(lines: list[str]) -> list[str]:
    """The furniture right behind the last paragraph, up to the first line that is none."""
    end = next((place for place, line in enumerate(lines) if not is_furniture(line)), len(lines))
    return lines[:end]


def _letters(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())
