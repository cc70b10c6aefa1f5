"""Claims out of statements: clause by clause, with attribution, figures, times and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.findings import Analysis, FoundAttribution
from recoupe.analysis.patterns import any_of
from recoupe.analysis.quotes import quotes_words
from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import has_finite_verb
from recoupe.decompose.clauses import Clause, split_clauses
from recoupe.decompose.comparisons import period_of
from recoupe.decompose.coordination import subject_of
from recoupe.decompose.kinds import checkworthiness, kind_of
from recoupe.decompose.lines import Statement
from recoupe.decompose.parts import word_count
from recoupe.decompose.quotations import speakers_of_quotations
from recoupe.decompose.references import Before, Resolved, carry_over, resolve, speaks_for_another
from recoupe.decompose.speech import balanced, is_denial, is_speech, tidy, without_attribution
from recoupe.defaults.decompose import MAX_BARE_SUBJECT_WORDS
from recoupe.defaults.metrics import COUNTED, FATES
from recoupe.ids import content_id
from recoupe.languages import Language
from recoupe.model import Article, Attribution, Claim, Quantity, Span

_JOIN = " … "
_PLACE = "place"
_AT_END = re.compile(r"^(?:\s[\w'’-]+){0,8}[\s.»”\"]*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is compared with its neighbours."""

    claim: Claim
    is_headline: bool
    sentence: int


def build_claims(
    article: Article,
    statements: Sequence[Statement],
    language: Language,
    split: Callable[[Statement], Sequence[Clause]] | None = None,
) -> tuple[Draft, ...]:
    """The claims of all statements in the order of the text; `split` names the propositions where not the rules do."""
    anchor = article.published.day if article.published else None
    before: list[Before] = []
    drafts: list[Draft] = []
    subject = ""
    analyses = [analyse(statement.text, language.code, anchor) for statement in statements]
    quoted = speakers_of_quotations(article, statements, [first_attribution(one) for one in analyses], language)
    for number, (statement, analysis) in enumerate(zip(statements, analyses, strict=True)):
        attribution = carry_over(first_attribution(analysis), before, language)
        clauses = (split(statement) if split else ()) or split_clauses(statement.text, language)
        for clause in clauses:
            claim = _claim(article, statement, clause, analysis, before, language, anchor, subject, quoted.get(number))
            drafts.append(Draft(claim, statement.is_headline, number))
            subject = _subject(clause, language) or subject
        before.append(Before(analysis, attribution, _subject(clauses[0], language)))
    return tuple(drafts)


@lru_cache(maxsize=4)
def _key(text: str) -> str:
    """The article's own id, so that a long text is hashed once and not for every claim."""
    return content_id("article", text)


def first_attribution(analysis: Analysis) -> Attribution | None:
    """Who says it, where the sentence tells."""
    return analysis.attributions[0].attribution if analysis.attributions else None


def _claim(
    article: Article,
    statement: Statement,
    clause: Clause,
    analysis: Analysis,
    before: Sequence[Before],
    language: Language,
    anchor: date | None,
    subject: str,
    speaker: Attribution | None,
) -> Claim:
    spans = tuple(Span(statement.span.start + span.start, statement.span.start + span.end) for span in clause.spans)
    quote = _JOIN.join(span.of(article.text) for span in spans)
    attribution = _attribution_of(clause, statement, analysis, before, language) or speaker
    attribution = replace(attribution, direct=attribution.direct or speaker is not None) if attribution else None
    content = _content(clause, language)
    candidates = _candidates(attribution, content, clause, subject, language)
    resolved = _resolved(content, clause, before, language, candidates)
    found = analyse(content, language.code, anchor)
    told = analyse(clause.facts, language.code, anchor) if clause.facts else found
    beside = analyse(clause.beside, language.code, anchor) if clause.beside else None
    quantities = _quantities(told, beside)
    claim = Claim(
        id=content_id("claim", _key(article.text), *(f"{span.start}-{span.end}" for span in spans)),
        text=resolved.text,
        spans=spans,
        quote=quote,
        language=language.code,
        kind=kind_of(attribution, quantities, _concepts(found), clause.negated),
        attribution=attribution,
        quantities=quantities,
        actors=_actors(found, resolved),
        places=_places(found, resolved),
        period=period_of(told, language) or (period_of(beside, language) if beside else None),
        concepts=_concepts(found),
        negated=clause.negated or found.negated,
        hedged=found.hedged or bool(attribution and attribution.hedged),
        unresolved=(*resolved.unresolved, *_open_times(found)),
    )
    return replace(claim, checkworthy=checkworthiness(claim, statement.is_headline))


def _subject(clause: Clause, language: Language) -> str:
    """What a clause says something of, if not a pronoun: what a pronoun in the next clause may mean."""
    found = subject_of(clause.text, Span(0, len(clause.text)), language) if language.code != "ko" else None
    words = found.of(clause.text) if found else _opening_speaker(clause.text, language)
    if not language.subject_openers and word_count(words) > MAX_BARE_SUBJECT_WORDS:
        return ""
    return "" if any_of(language.pronouns).match(words) else words


def _opening_speaker(text: str, language: Language) -> str:
    found = find_attributions(text, language.code)
    return found[0].attribution.speaker if found and text.startswith(found[0].attribution.speaker) else ""


def _candidates(
    attribution: Attribution | None, content: str, clause: Clause, subject: str, language: Language
) -> tuple[str, ...]:
    """Whom a pronoun at the start may mean: in reported words or as the one who denies the speaker, else the last."""
    if attribution is None:
        return (subject,)
    reported = not clause.text.startswith(content[:20]) or is_denial(attribution, language)
    if reported and speaks_for_another(attribution.speaker, language):
        return (subject,)
    return (attribution.speaker, subject) if reported else (subject, attribution.speaker)


def _quantities(told: Analysis, beside: Analysis | None) -> tuple[Quantity, ...]:
    """The figures; of people counted in passing ("including 12 children") the fate is that of the clause beside."""
    fates = [one.quantity.metric for one in beside.quantities if one.quantity.metric in FATES] if beside else []
    return tuple(
        replace(one.quantity, metric=fates[-1]) if fates and one.quantity.metric in COUNTED else one.quantity
        for one in told.quantities
    )


def _content(clause: Clause, language: Language) -> str:
    if clause.negated:
        return tidy(clause.text)
    content = tidy(balanced(without_attribution(clause.text, language)))
    return content or tidy(clause.text)


def _resolved(
    content: str, clause: Clause, before: Sequence[Before], language: Language, candidates: Sequence[str]
) -> Resolved:
    """The content with its references; whole where only its speaker could tell whom its first pronoun means."""
    found = resolve(content, before, language, candidates)
    opening = any_of(language.pronouns).match(found.text)
    told = find_attributions(clause.text, language.code) if opening else ()
    alone = any(speaks_for_another(one.attribution.speaker, language) for one in told)
    return resolve(tidy(clause.text), before, language) if alone else found


def _attribution_of(
    clause: Clause,
    statement: Statement,
    analysis: Analysis,
    before: Sequence[Before],
    language: Language,
) -> Attribution | None:
    """The clause's own speaker, else the sentence's where its words reach so far; a party that denies is no speaker."""
    if clause.negated:
        return None
    own = find_attributions(clause.text, language.code)
    reaching = own or [one for one in analysis.attributions if _reaches(one, clause, statement.text, language)]
    if not reaching:
        return None
    attribution = carry_over(reaching[0].attribution, before, language)
    quoted = quotes_words(clause.text, language.code)
    direct = quoted or (reaching[0].attribution.direct and clause.text == statement.text)
    return replace(attribution, direct=direct) if attribution else None


def _reaches(found: FoundAttribution, clause: Clause, sentence: str, language: Language) -> bool:
    """Attributing words at the end of a sentence reach all of it, others what follows, as far as no contrast.

    A denial reaches no further than the clause that has its words: what is told beside them is not denied.
    """
    if is_denial(found.attribution, language):
        return False
    behind = sentence[found.span.end :]
    if found.span.start and _AT_END.match(behind) and not has_finite_verb(behind, language):
        return True
    first = min(span.start for span in clause.spans)
    return found.span.start < max(first, 1) and not clause.contrasted and _covers(found, first, sentence)


def _covers(found: FoundAttribution, start: int, sentence: str) -> bool:
    return found.span.end <= start or found.span.start == 0 or not sentence[: found.span.start].strip()


def _concepts(found: Analysis) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.concept for one in found.concepts if not is_speech(one.concept)))


def _actors(found: Analysis, resolved: Resolved) -> tuple[str, ...]:
    named = [name.entity or name.text for name in found.names if name.kind != _PLACE]
    brought = [name for name in resolved.names if name.startswith("country_")]
    return tuple(dict.fromkeys([*named, *brought]))


def _places(found: Analysis, resolved: Resolved) -> tuple[str, ...]:
    named = [name.entity or name.text for name in found.names if name.kind == _PLACE]
    brought = [name for name in resolved.names if not name.startswith("country_")]
    return tuple(dict.fromkeys([*named, *brought]))


def _open_times(found: Analysis) -> tuple[str, ...]:
    """Time expressions that name no day: said to be open."""
    return tuple(one.span.of(found.text) for one in found.periods if one.period is None)
