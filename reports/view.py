"""The view model: everything a report says, in the reader's language, with no decision left to a rendering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.assess.decided import as_decided
from recoupe.model import Bearing, Claim, Evidence, Verdict, Verification
from recoupe.versions import PastVersion
from reports.answer import answer, evidence_counts, needs_wording, recommended, tally, wording
from reports.article_view import TITLE_CHARS, article_view
from reports.assessments import assessment_view, not_assessed
from reports.changes import Change, ChangeKind, changes_between
from reports.coverage import blocs_of, cells, search_views
from reports.earlier_view import earlier_views
from reports.evidence_view import evidence_view
from reports.graph import graph_view
from reports.labels import bloc_label, label
from reports.language import ReaderLanguage, Speech, speech
from reports.lookup import LABEL_CHARS, Lookup, bears, quoted, verdict_word
from reports.origin_view import origin_views
from reports.parts import (
    ChangeView,
    ClaimView,
    EvidenceView,
    Fact,
    InconsistencyView,
    IssueView,
    LeftOutView,
    SearchView,
    View,
)
from reports.safe import inert, one_line
from reports.signatures import signature_view
from reports.timeline import timeline
from reports.vocabulary import KINDS

ASIDE_SHOWN = 5
LEFT_OUT_CHARS = 240

__all__ = ["View", "build_view"]


def build_view(
    verification: Verification,
    language: ReaderLanguage = "fr",
    previous: Verification | None = None,
    past: Sequence[PastVersion] = (),
) -> View:
    """The report on a verification in the reader's language, compared with `previous` where there is one.

    `past` has the verdicts of the versions before it.
    """
    said = speech(language)
    lookup = Lookup.of(as_decided(verification), said)
    signature = signature_view(lookup)
    changes = changes_between(previous, verification) if previous else ()
    changes_seen = tuple(_change(lookup, change) for change in changes)
    views = {claim.id: _claim(lookup, claim, changes_seen, past) for claim in verification.decomposition.claims}
    article, searches = article_view(lookup), search_views(lookup)
    return View(
        language=language,
        title=article.title.text or said.say("Untitled article"),
        as_of=said.moment(verification.run.as_of),
        status=signature.status,
        signature=signature,
        answer=answer(lookup),
        tally=tally(lookup),
        article=article,
        claims=tuple(views.values()),
        recommended=tuple(views[claim.id] for claim in recommended(lookup)),
        blocs=tuple(bloc_label(one_line(bloc, LABEL_CHARS), said) for bloc in blocs_of(lookup)),
        inconsistencies=_inconsistencies(lookup),
        left_out=_left_out(lookup),
        searches=searches,
        searches_words=_searches_words(searches, said),
        issues=_issues(lookup),
        changes=changes_seen,
        changes_aside=_changes_aside(changes_seen, said),
        compared_with=said.moment(previous.run.as_of) if previous else "",
        caveats=_caveats(verification, previous, said),
        verdict_words=tuple(verdict_word(verdict, said) for verdict in Verdict),
        method=_method(lookup),
        ai_use=_ai_use(lookup),
    )


def _caveats(found: Verification, previous: Verification | None, said: Speech) -> tuple[str, ...]:
    """What a reader of the first screen must know of the report as a whole."""
    caveats = []
    if found.decomposition.claims and not found.searches:
        caveats.append(said.say("No search was made for this report: it knows only the documents it was given."))
    if previous is None:
        caveats.append(said.say("First version: there is no earlier one to compare it with."))
    return tuple(caveats)


def _claim(lookup: Lookup, claim: Claim, changes: Sequence[ChangeView], past: Sequence[PastVersion]) -> ClaimView:
    number = lookup.numbers[claim.id]
    aside = [one for one in lookup.evidence_on(claim, Bearing.HOLDS) if not bears(one)]
    return ClaimView(
        number=number,
        id=one_line(claim.id, LABEL_CHARS),
        anchor=f"claim-{number}",
        quote=quoted(claim.quote, claim.language),
        text=quoted(claim.text, claim.language),
        kind=lookup.speech.say(KINDS[claim.kind]),
        facts=_facts(lookup, claim),
        unresolved=tuple(one_line(lookup.speech.note(words), TITLE_CHARS) for words in claim.unresolved),
        holds=assessment_view(lookup, claim, Bearing.HOLDS) or not_assessed(Bearing.HOLDS, lookup.speech),
        said=assessment_view(lookup, claim, Bearing.SAID),
        tally=_tally_words(lookup, claim),
        wording=wording(lookup, claim),
        needs_wording=needs_wording(lookup, claim),
        cells=cells(lookup, claim),
        origins=origin_views(lookup, claim, Bearing.HOLDS),
        said_origins=origin_views(lookup, claim, Bearing.SAID),
        graph=graph_view(lookup, claim),
        aside=_aside(lookup, aside, number),
        aside_words=_aside_words(aside, lookup.speech),
        changes=tuple(change.words for change in changes if change.claim and change.claim.number == number),
        timeline=timeline(lookup, claim, past),
        earlier=earlier_views(lookup, claim),
    )


def _aside(lookup: Lookup, passages: Sequence[Evidence], number: int) -> tuple[EvidenceView, ...]:
    ranked = sorted(passages, key=lambda one: (-one.passage.relevance, lookup.age(one)))[:ASIDE_SHOWN]
    return tuple(
        evidence_view(lookup, one, f"claim-{number}-aside-{place}") for place, one in enumerate(ranked, start=1)
    )


def _aside_words(passages: Sequence[Evidence], said: Speech) -> str:
    if not passages:
        return ""
    words = said.count(
        "{n} passage was read and weighs nothing", "{n} passages were read and weigh nothing", len(passages)
    )
    rest = len(passages) > ASIDE_SHOWN
    return f"{words}{said.say('; the {n} nearest are shown', n=ASIDE_SHOWN)}" if rest else words


def _tally_words(lookup: Lookup, claim: Claim) -> str:
    passages = [one for one in lookup.evidence_on(claim, Bearing.HOLDS) if bears(one)]
    if not passages:
        return lookup.speech.say("no origin")
    origins, blocs = evidence_counts(passages)
    return ", ".join(
        (
            lookup.speech.count("{n} origin", "{n} origins", origins),
            lookup.speech.count("{n} bloc", "{n} blocs", blocs),
        )
    )


def _facts(lookup: Lookup, claim: Claim) -> tuple[Fact, ...]:
    said = lookup.speech
    found = [Fact(said.say("Kind"), said.say(KINDS[claim.kind]))]
    if claim.attribution:
        found.append(Fact(said.say("Attributed to"), _speaker(lookup, claim)))
    found += _voices(lookup, claim)
    if claim.period:
        start, end = claim.period.start, claim.period.end
        days = [said.day(day) for day in dict.fromkeys((start, end)) if day]
        found.append(Fact(said.say("When"), " – ".join(days) or said.say("open")))
    if claim.negated:
        found.append(Fact(said.say("Sense"), said.say("says that something is not so")))
    if claim.hedged:
        found.append(Fact(said.say("Certainty"), said.say("the article itself hedges it")))
    return tuple(found)


def _voices(lookup: Lookup, claim: Claim) -> Iterator[Fact]:
    """Who says so and who denies it, with any weight, among what is at hand; nothing where nothing was weighed."""
    said = lookup.speech
    assessed = lookup.assessments.get((claim.id, Bearing.HOLDS))
    if assessed is None or not lookup.evidence_on(claim, Bearing.HOLDS):
        return
    for name, weighty in (
        (said.say("Says so"), [one.origin for one in assessed.worths if one.support]),
        (said.say("Denies it"), [one.origin for one in assessed.worths if one.opposition]),
    ):
        labels = dict.fromkeys(lookup.origin_label(origin) for origin in weighty)
        yield Fact(name, said.listing(tuple(labels)) or said.say("nobody among the documents at hand"))


def _speaker(lookup: Lookup, claim: Claim) -> str:
    spoken = claim.attribution
    if spoken is None:
        return ""
    speaker = one_line(spoken.speaker, LABEL_CHARS) or lookup.speech.say("somebody who is not named")
    if spoken.relay:
        return lookup.speech.say(
            "{speaker}, through {relay}", speaker=speaker, relay=one_line(spoken.relay, LABEL_CHARS)
        )
    return speaker


def _inconsistencies(lookup: Lookup) -> tuple[InconsistencyView, ...]:
    said = lookup.speech
    return tuple(
        InconsistencyView(
            said.note(one_line(found.kind.replace("_", " "), LABEL_CHARS)),
            inert(said.reason(found.explanation)),
            lookup.references(found.claims),
        )
        for found in lookup.verification.decomposition.inconsistencies
    )


def _left_out(lookup: Lookup) -> tuple[LeftOutView, ...]:
    language = lookup.verification.article.language
    return tuple(
        LeftOutView(quoted(left.quote, language, LEFT_OUT_CHARS), inert(lookup.speech.note(left.why.replace("_", " "))))
        for left in lookup.verification.decomposition.left_out
    )


def _searches_words(searches: Sequence[SearchView], said: Speech) -> str:
    empty = sum(search.code == "nothing" for search in searches)
    words = said.count("{n} search", "{n} searches", len(searches))
    return f"{words}, {said.count('{n} found nothing', '{n} found nothing', empty)}"


def _issues(lookup: Lookup) -> tuple[IssueView, ...]:
    said, numbers = lookup.speech, lookup.numbers
    seen = {
        IssueView(
            one_line(label(issue.stage, said), LABEL_CHARS),
            said.say("Claim {number}", number=numbers[issue.subject])
            if issue.subject in numbers
            else one_line(_document_or_subject(lookup, issue.subject), LABEL_CHARS),
            inert(said.reason(issue.reason)),
        ): None
        for issue in lookup.verification.issues
    }
    return tuple(sorted(seen, key=lambda issue: (issue.stage, issue.subject, issue.reason)))


def _document_or_subject(lookup: Lookup, subject: str) -> str:
    document = lookup.documents.get(subject)
    return document.publisher if document else lookup.speech.note(subject)


def _change(lookup: Lookup, change: Change) -> ChangeView:
    reference = lookup.reference(change.claim) if change.claim else None
    words = inert(lookup.speech.reason(change.reason))
    because = tuple(inert(lookup.speech.reason(reason)) for reason in change.because)
    return ChangeView(ChangeKind(change.kind).value, change.weight, reference, _capital(words), because)


def _changes_aside(changes: Sequence[ChangeView], said: Speech) -> str:
    light = sum(change.weight == 3 for change in changes)
    return said.count("{n} lighter change", "{n} lighter changes", light) if light else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _method(lookup: Lookup) -> tuple[Fact, ...]:
    run, said = lookup.verification.run, lookup.speech
    documents = lookup.verification.documents
    return (
        Fact(said.say("Run"), one_line(run.id, LABEL_CHARS)),
        Fact(said.say("State of knowledge"), said.moment(run.as_of)),
        Fact(said.say("Version of Recoupe"), one_line(run.engine, LABEL_CHARS)),
        Fact(said.say("Configuration (hash)"), one_line(run.configuration, LABEL_CHARS)),
        Fact(said.say("Stance backend"), one_line(run.backend, LABEL_CHARS)),
        Fact(said.say("Documents read"), said.number(len(documents))),
        Fact(said.say("Article text (SHA-256)"), article_view(lookup).sha256),
    )


def _ai_use(lookup: Lookup) -> str:
    if lookup.verification.run.backend == "rules":
        return lookup.speech.say(
            "No language model took part: claims, stances and origins were found by published rules."
        )
    return lookup.speech.say(
        "Stances were judged by the backend “{backend}”; its answers are marked with their confidence.",
        backend=one_line(lookup.verification.run.backend, LABEL_CHARS),
    )
