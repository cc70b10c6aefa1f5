"""The pages on which a desk decides: the list of reports, the review sheet of a run, the login."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from recoupe.decisions import DecisionKind
from recoupe.model import Bearing, Verdict, Verification
from reports.html import content_policy, page_template, template_part
from reports.language import ReaderLanguage, speech
from reports.lookup import LABEL_CHARS, verdict_word
from reports.parts import View
from reports.safe import one_line
from reports.signatures import CODES, status_code
from reports.view import build_view


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report in the list of a desk; `earlier` are number, run and status of the others, which stay readable."""

    run: str
    title: str
    as_of: str
    status: str
    earlier: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page; `token` has to come back with whatever is decided there. Without a name: nobody yet."""

    name: str = ""
    token: str = ""
    behind_proxy: bool = False


def render_list(
    sheets: Sequence[Sheet], visitor: Visitor, language: ReaderLanguage, newer: str = "", older: str = ""
) -> str:
    """A page of the reports, the latest first, each with its review sheet; `newer` and `older` lead to other pages."""
    return _rendered("desk_list.html.j2", visitor, language, sheets=sheets, newer=newer, older=older)


def render_login(visitor: Visitor, language: ReaderLanguage, back: str, *, failed: bool = False) -> str:
    """The form that asks for name and password; `back` is where it leads."""
    return _rendered("desk_login.html.j2", visitor, language, back=back, failed=failed)


def render_refusal(visitor: Visitor, language: ReaderLanguage, fault: Exception) -> str:
    """A page that says why the desk does not do what was asked of it."""
    return _rendered("desk_refusal.html.j2", visitor, language, fault=speech(language).fault(fault))


def render_review(
    verification: Verification,
    visitor: Visitor,
    language: ReaderLanguage,
    fault: Exception | None = None,
    given: Mapping[str, str] | None = None,
) -> str:
    """The review sheet of a run: its claims with verdicts, its documents, its decisions, and the forms to decide.

    With a `fault` it says why the last decision was not kept; what was `given` in its form stands there again.
    """
    said = speech(language)
    view: View = build_view(verification, language)
    documents = sorted({one.passage.document for one in verification.evidence})
    known = {one.id: one for one in verification.documents}
    labelled = [(key, one_line(f"{known[key].publisher} – {known[key].title}", LABEL_CHARS)) for key in documents]
    bearings: Mapping[str, str] = {
        Bearing.HOLDS.value: said.say("Does it hold?"),
        Bearing.SAID.value: said.say("Was it said?"),
    }
    return _rendered(
        "desk_review.html.j2",
        visitor,
        language,
        run=verification.run.id,
        view=view,
        status=status_code(verification),
        verdicts=[(one.value, verdict_word(one, said).label) for one in Verdict],
        bearings=bearings,
        documents=labelled,
        claims=[(one.number, f"{one.number}. {one.text.text}") for one in view.claims],
        codes=[(one.value, said.say(words)) for one, words in CODES.items()],
        signed_before=any(one.kind is DecisionKind.SIGN for one in verification.decisions),
        given=given or {},
        decisions=view.signature.decisions,
        fault=said.fault(fault) if fault else "",
    )


def _rendered(name: str, visitor: Visitor, language: ReaderLanguage, **values: object) -> str:
    style = "\n".join(template_part(part) for part in ("report.css", "site.css", "desk.css"))
    return _template(name).render(
        say=speech(language).say,
        language=language,
        visitor=visitor,
        # Our own files, free of markup; everything else is escaped.
        style=Markup(style),  # noqa: S704
        **values,
    )


def page_policy() -> str:
    """The Content-Security-Policy of these pages: our style, no script, forms to this desk alone, no framing."""
    style = "\n".join(template_part(part) for part in ("report.css", "site.css", "desk.css"))
    policy = content_policy(style, "").replace("form-action 'none'", "form-action 'self'")
    return f"{policy}; frame-ancestors 'none'"


@cache
def _template(name: str) -> Template:
    return page_template(name)
