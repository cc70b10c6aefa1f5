"""Report: a verification is rendered into files, each of them whole; the last one tells that all are there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from db.decisions import LAST_WRITTEN
from recoupe.errors import BadInput
from recoupe.model import Verification
from recoupe.versions import PastVersion
from recoupe.whole_files import write_whole
from reports.html import render_html
from reports.language import ReaderLanguage
from reports.markdown import render_markdown
from reports.report_json import report_json
from reports.view import View, build_view

READER_LANGUAGES: tuple[ReaderLanguage, ...] = ("fr", "en")
DEFAULT_LANGUAGE: ReaderLanguage = "en"


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where the renderings of one report lie, in which language they are, and what they were rendered from."""

    html: Path
    markdown: Path
    json: Path
    language: ReaderLanguage
    view: View = field(repr=False, compare=False)


def report_language(chosen: str | None, article_language: str) -> ReaderLanguage:
    """The language of the report: the chosen one, else the article's where we write it, else English.

    Raises `BadInput` for a chosen language in which no report is written.
    """
    for language in READER_LANGUAGES:
        if language == (chosen or article_language):
            return language
    if chosen:
        raise BadInput(f"--language: {chosen!r} is none of {', '.join(READER_LANGUAGES)}")
    return DEFAULT_LANGUAGE


def write_report(
    verification: Verification,
    folder: Path,
    language: ReaderLanguage,
    previous: Verification | None = None,
    past: Sequence[PastVersion] = (),
) -> ReportFiles:
    """Write report.html, report.md and, last, report.json into `folder`; `past` gives the verdicts of earlier versions.

    Raises `OSError` where one cannot be written; those before it are written then, and those after it are not.
    """
    view = build_view(verification, language, previous, past)
    content = json.dumps(report_json(verification, previous), ensure_ascii=False, indent=2) + "\n"
    files = ReportFiles(folder / "report.html", folder / "report.md", folder / LAST_WRITTEN, language, view)
    write_whole(files.html, render_html(view))
    write_whole(files.markdown, render_markdown(view))
    write_whole(files.json, content)
    return files


report = task(name="report", cache_policy=NO_CACHE)(write_report)
