"""The report as a document for word processors, for desks that edit and sign on paper or by mail."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reports.language import Speech, speech
from reports.parts import AssessmentView, ClaimView, View
from reports.safe import one_line

if TYPE_CHECKING:
    from docx.document import Document

_CHARS = 2_000


def render_docx(view: View) -> bytes:
    """The report as .docx: the answer, the claims with their verdicts, the evidence of each, what failed, signature.

    Raises `ImportError` where the extra `docx` is not installed.
    """
    import docx

    said, document = speech(view.language), docx.Document()
    document.core_properties.title = one_line(view.title, _CHARS)
    document.core_properties.language = view.language
    document.add_heading(_plain(view.title), level=0)
    document.add_paragraph(_plain(f"{view.status} · {said.say('state of knowledge: {date}', date=view.as_of)}"))
    document.add_paragraph(_plain(" ".join(view.answer)))
    _table(document, view, said)
    for claim in view.claims:
        _claim(document, claim, said)
    _closing(document, view, said)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _plain(text: str) -> str:
    return one_line(text, _CHARS)


def _table(document: Document, view: View, said: Speech) -> None:
    """Number, claim, verdict and origins of every claim."""
    heads = (said.say("No."), said.say("What the article says"), said.say("Does it hold?"), said.say("Origins"))
    table = document.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = words
    for claim in view.claims:
        values = (str(claim.number), claim.text.text, claim.holds.verdict.label, claim.tally)
        for cell, words in zip(table.add_row().cells, values, strict=True):
            cell.text = _plain(words)


def _claim(document: Document, claim: ClaimView, said: Speech) -> None:
    """One claim: its words, the answers to the two questions, and who says what."""
    document.add_heading(_plain(f"{claim.number}. {claim.text.text}"), level=2)
    document.add_paragraph(_plain(claim.quote.text), style="Intense Quote")
    for assessment in (claim.holds, claim.said):
        if assessment is not None:
            _assessment(document, assessment)
    if claim.wording.claim:
        words = f"{claim.wording.before} {claim.wording.claim.text}{claim.wording.after}"
        document.add_paragraph(_plain(f"{said.say('How to write it')} — {words}"))
    for origin in claim.origins:
        document.add_paragraph(_plain(f"{origin.label} ({origin.bloc})"), style="List Bullet")
        for evidence in origin.evidence:
            where = " · ".join(filter(None, (evidence.publisher, evidence.date, evidence.link.text)))
            document.add_paragraph(_plain(f"{evidence.stance_word} — {where}"), style="List Bullet 2")
            document.add_paragraph(_plain(evidence.quote.text), style="Quote")


def _assessment(document: Document, found: AssessmentView) -> None:
    modifiers = "".join(f" · {one}" for one in found.modifiers)
    document.add_paragraph(_plain(f"{found.question} {found.verdict.label}{modifiers}"), style="List Bullet")
    for reason in found.reasons:
        document.add_paragraph(_plain(reason), style="List Bullet 2")


def _closing(document: Document, view: View, said: Speech) -> None:
    """What was left out, what failed, and who stands behind it."""
    if view.issues:
        document.add_heading(said.say("What failed or could not be done"), level=1)
        for issue in view.issues:
            document.add_paragraph(_plain(f"{issue.stage}: {issue.subject} — {issue.reason}"), style="List Bullet")
    document.add_heading(said.say("Signature"), level=1)
    document.add_paragraph(_plain(view.signature.words))
    for words in (*view.signature.signers, *view.signature.decisions):
        document.add_paragraph(_plain(words), style="List Bullet")
