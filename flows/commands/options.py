"""Options that several commands share, with the one explanation each has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.errors import BadInput

# Those of `reports.language`, which is too much to import for a word of help.
REPORT_LANGUAGES = ("fr", "en")


def _report_language(chosen: str | None) -> str | None:
    """The language that is asked for. Raises `BadInput` for one in which no report is written."""
    if chosen is not None and chosen not in REPORT_LANGUAGES:
        raise BadInput(f"--language: {chosen!r} is none of {', '.join(REPORT_LANGUAGES)}")
    return chosen


ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="A URL, a file (.html .txt .md .pdf) or -.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When the article was published, such as 2024-12-16T18:00+01:00."),
]
Dossiers = Annotated[
    list[Path] | None,
    typer.Option("--dossier", metavar="PATH", help="A folder of evidence that needs no network; may be repeated."),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Nothing published after this date is evidence; today where it is not given."),
]
Backend = Annotated[str, typer.Option(help="Who judges what a passage does to a claim: rules, nli or llm.")]
Decomposer = Annotated[str, typer.Option(help="Who makes claims of the article: rules, or llm for a language model.")]
OutFolder = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Where the report goes; a folder of the run by default.")
]
OutFile = Annotated[Path, typer.Option("--out", metavar="OUT.jsonl", help="Where the answers go, one row a row.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="|".join(REPORT_LANGUAGES),
        callback=_report_language,
        help="Language of the report; the article's where it is one of them.",
    ),
]
Topic = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Which blocs share an interest: a file of sources/topics; found by default."),
]
