"""Tables for the command line, as strings: of a report, and of the claims of an article."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from recoupe.model import Claim, Decomposition
from reports.language import ReaderLanguage, Speech, speech
from reports.parts import AssessmentView, ClaimView, View
from reports.safe import one_line
from reports.vocabulary import KINDS

BAR_CELLS = 8
NARROW = 72
WIDE = 100
VERDICT_WIDTH = 13
RULING_WIDTH = 20
CLAIM_CHARS = 240
COLOURS = {
    "confirmed": "green",
    "corroborated": "cyan",
    "attributed_only": "yellow",
    "contested": "magenta",
    "disputed": "dark_orange3",
    "refuted": "red",
    "insufficient": "bright_black",
    "not_assessed": "bright_black",
}


def claim_table(view: View, width: int = 100, colour: bool = False) -> str:
    """The answer, whether anybody has signed it, and the claims with their verdicts, at most `width` columns wide."""
    front = [Text(" ".join(view.answer)), Text(view.status, style="bold")]
    if not view.claims:
        return _printed(front, width, colour)
    if width < NARROW:
        return _printed([*front, Text(), *(line for claim in view.claims for line in _lines(claim))], width, colour)
    return _printed([*front, _table(view, width)], width, colour)


def claims_text(decomposition: Decomposition, language: ReaderLanguage = "en", width: int = 100) -> str:
    """The claims of an article, one a paragraph, and how much was left out."""
    said = speech(language)
    blocks = [_claim_lines(number, claim, said) for number, claim in enumerate(decomposition.claims, start=1)] or [
        said.say("No checkable claim was found in this text.")
    ]
    for found in decomposition.inconsistencies:
        heading = said.say("The article disagrees with itself")
        blocks.append(f"{heading}{said.say(': ')}{one_line(said.reason(found.explanation), CLAIM_CHARS)}")
    if decomposition.left_out:
        count = len(decomposition.left_out)
        blocks.append(said.count("{n} part was left out", "{n} parts were left out", count))
    return _printed([Text(block) for block in blocks], width, False)


def _table(view: View, width: int) -> Table:
    said = speech(view.language)
    wide = width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(said.say("No."), justify="right", no_wrap=True)
    table.add_column(said.say("What the article says"), ratio=1)
    table.add_column(said.say("Was it said?"), width=VERDICT_WIDTH)
    table.add_column(said.say("Does it hold?"), width=RULING_WIDTH)
    table.add_column("S / O", no_wrap=True, width=BAR_CELLS)
    if wide:
        table.add_column(said.say("Origins"), width=VERDICT_WIDTH)
    for claim in view.claims:
        cells = [
            Text(str(claim.number)),
            Text(one_line(claim.text.text, CLAIM_CHARS)),
            _verdict(claim.said) if claim.said else Text("–"),
            _ruling(claim),
            Text(f"{_bar(claim.holds.bars.support)}\n{_bar(claim.holds.bars.opposition)}"),
        ]
        table.add_row(*cells, *([Text(claim.tally)] if wide else []), end_section=True)
    return table


def _ruling(claim: ClaimView) -> Text:
    ruling = _verdict(claim.holds)
    for modifier in claim.holds.modifiers:
        ruling.append(f"\n{modifier}", style="italic")
    return ruling


def _verdict(found: AssessmentView) -> Text:
    return Text(found.verdict.label, style=f"bold {COLOURS[found.verdict.code]}")


def _bar(length: int) -> str:
    filled = round(length * BAR_CELLS / 100)
    return "█" * filled + "░" * (BAR_CELLS - filled)


def _lines(claim: ClaimView) -> list[Text]:
    """A claim on a narrow terminal."""
    head = Text(f"{claim.number}. ").append_text(_verdict(claim.holds)).append(f" ({claim.tally})")
    return [head, Text(one_line(claim.text.text, CLAIM_CHARS)), Text()]


def _claim_lines(number: int, claim: Claim, said: Speech) -> str:
    about = [said.say(KINDS[claim.kind])]
    if claim.attribution:
        about.append(one_line(claim.attribution.speaker, CLAIM_CHARS) or said.say("somebody who is not named"))
    if claim.negated:
        about.append(said.say("says that something is not so"))
    return f"{number}. {one_line(claim.text, CLAIM_CHARS)}\n   [{' · '.join(about)}]"


def _printed(parts: Sequence[RenderableType], width: int, colour: bool) -> str:
    paper = StringIO()
    console = Console(
        file=paper,
        width=max(width, 20),
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines())
