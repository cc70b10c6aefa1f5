"""report.html: one file that needs nothing from outside, and in which nothing from outside can act."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from reports.language import speech
from reports.parts import View
from reports.safe import inert

TEMPLATES = Path(__file__).with_name("templates")


Audience = Literal["editor", "reader"]


def render_html(view: View, audience: Audience = "editor") -> str:
    """The report as one self-contained HTML file, the same bytes for the same view.

    Readers get it without weights, gates and logs, which are there all the same: one click shows them, without script.
    """
    style, script = template_part("report.css"), template_part("report.js")
    return _report_template().render(
        view=view,
        audience=audience,
        say=speech(view.language).say,
        # Our own files, free of markup; everything else is escaped.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=content_policy(style, script),
    )


def content_policy(style: str, script: str) -> str:
    """A policy under which only this style and this script count, and nothing is loaded."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def template_part(name: str) -> str:
    """A style or script of ours, as it stands in a page."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _last_wash(value: object) -> object:
    """Whatever a part of the view let through is inert at the latest here."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _report_template() -> Template:
    return page_template("report.html.j2")


def page_template(name: str) -> Template:
    """A template whose every value is escaped and inert."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_last_wash,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
