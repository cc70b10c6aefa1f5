"""An article decomposed by a language model, held to the article: what it does not quote exactly is dropped and said.

The rules read what is article and what is furniture, opinion or question, and read speaker, figures and times off each
claim as for their own. The model only says into which propositions a sentence falls and how each reads alone. A claim
is dropped where a quotation of it is not in the article, or where its wording has a figure or a name that the article
has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel, ConfigDict, Field

from recoupe.analysis.names import find_names
from recoupe.analysis.quantities import find_quantities
from recoupe.decompose.building import build_claims
from recoupe.decompose.decomposing import compose, language_of
from recoupe.decompose.lines import Statement, read_lines
from recoupe.decompose.parts import Clause
from recoupe.decompose.reasons import MODEL_ADDS, MODEL_MISQUOTES, MODEL_SILENT, NO_CLAIM
from recoupe.defaults.models import LLM_SENTENCES
from recoupe.errors import ModelFailed
from recoupe.folding import fold
from recoupe.languages import Language
from recoupe.model import Article, Decomposition, Issue, LeftOut, Reason, Span
from recoupe.models.language_model import LanguageModel, configured_model

_STAGE = "decompose"
_INSTRUCTIONS = """\
You prepare a news article for fact-checking. List every proposition in it that can be checked, one claim each. For
each claim give `quotes`: one to four pieces copied letter by letter from the text, from one sentence, that together
say it, in their order; and `statement`: the proposition as one sentence that can be understood alone, in the
language of the text, with pronouns replaced by what they stand for, adding no figure, name or date that the text
does not have. Keep who says it in the statement. Leave out opinions, predictions and questions."""


class QuotedClaim(BaseModel):
    """A claim as a model gives it."""

    model_config = ConfigDict(extra="forbid")

    quotes: list[str] = Field(min_length=1, max_length=4)
    statement: str = Field(min_length=3, max_length=600)


class QuotedClaims(BaseModel):
    """The claims that a model finds in a part of an article."""

    model_config = ConfigDict(extra="forbid")

    claims: list[QuotedClaim] = Field(max_length=200)


@dataclass(slots=True)
class _Found:
    """What the model's answers come to: clauses by sentence, and what was dropped."""

    clauses: dict[int, list[Clause]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def decompose(article: Article, model: LanguageModel | None = None) -> Decomposition:
    """The claims that the model finds and the article bears out, in the order of the text.

    A sentence of which the model makes no claim is listed in `left_out`; where the model gives no answer, the rules
    read that part, and an issue says so. Raises `ModelFailed` when no model is named.
    """
    language = language_of(article)
    if language is None:
        return compose(article, (), ())
    model = model or configured_model()
    statements, unread = read_lines(article, language)
    found = _Found()
    silent: list[Statement] = []
    for start in range(0, len(statements), LLM_SENTENCES):
        part = statements[start : start + LLM_SENTENCES]
        try:
            replies = model.ask(_INSTRUCTIONS, "\n".join(one.text for one in part), QuotedClaims)
        except ModelFailed as error:
            silent += part
            found.issues.append(Issue(_STAGE, part[0].text[:80], Reason.of(MODEL_SILENT, error=error)))
            continue
        for reply in replies.claims:
            _take(reply, article, part, language, found)
    by_model = [one for one in statements if one.number in found.clauses or one in silent]
    skipped = [LeftOut(one.span, one.text, NO_CLAIM) for one in statements if one not in by_model]
    drafts = build_claims(article, by_model, language, lambda one: tuple(found.clauses.get(one.number, ())))
    decomposition = compose(article, drafts, (*unread, *skipped))
    return replace(decomposition, issues=(*decomposition.issues, *found.issues))


def _take(reply: QuotedClaim, article: Article, part: Sequence[Statement], language: Language, found: _Found) -> None:
    """Add the claim to the sentence it quotes, or say why it was dropped."""
    statement = next((one for one in part if reply.quotes[0] in one.text), None)
    spans = tuple(_spans(reply, statement)) if statement else ()
    if statement is None or len(spans) < len(reply.quotes):
        found.issues.append(Issue(_STAGE, reply.statement, Reason.of(MODEL_MISQUOTES, quote=reply.quotes[0])))
        return
    added = _added(reply.statement, article.text, language)
    if added:
        found.issues.append(Issue(_STAGE, reply.statement, Reason.of(MODEL_ADDS, words=added)))
        return
    found.clauses.setdefault(statement.number, []).append(Clause(spans, reply.statement))


def _spans(reply: QuotedClaim, statement: Statement) -> Iterator[Span]:
    """The quotations as spans of the sentence, in their order; it ends at the first that is not there."""
    reached = 0
    for quote in reply.quotes:
        start = statement.text.find(quote, reached)
        if start < 0:
            return
        reached = start + len(quote)
        yield Span(start, reached)


def _added(wording: str, text: str, language: Language) -> str:
    """A figure or a name in the wording that the article does not have."""
    figures = {one.quantity.value for one in find_quantities(text, language.code)}
    for quantity in find_quantities(wording, language.code):
        if quantity.quantity.value not in figures:
            return quantity.span.of(wording)
    known = {name.entity or fold(name.text) for name in find_names(text, language.code)}
    folded = fold(text)
    for name in find_names(wording, language.code):
        if (name.entity or fold(name.text)) not in known and fold(name.text) not in folded:
            return name.text
    return ""
