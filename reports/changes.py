"""What changed between two verifications of one article, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoupe.anchoring import find_quote, quote_at
from recoupe.decisions import DecisionKind
from recoupe.gather.reasons import PAGE_GONE
from recoupe.model import Assessment, Bearing, Claim, Document, Evidence, Issue, Modifier, Reason, Stance, Verification
from recoupe.reading.corrections import correction_notice
from recoupe.same_claims import same_claims, wordings_of
from reports import reasons as why
from reports.brief import passed_on, quote_of
from reports.lookup import age


class ChangeKind(StrEnum):
    """What sort of change it is."""

    VERDICT_CROSSED = "verdict_crossed"
    SAID_VERDICT_CROSSED = "said_verdict_crossed"
    MODIFIERS_CHANGED = "modifiers_changed"
    NEW_EVIDENCE = "new_evidence"
    EVIDENCE_GONE = "evidence_gone"
    QUOTE_REWORDED = "quote_reworded"
    QUOTE_LOST = "quote_lost"
    PAGE_GONE = "page_gone"
    PAGE_CORRECTED = "page_corrected"
    STANCE_CHANGED = "stance_changed"
    LETTER_CHANGED = "letter_changed"
    CLAIM_REWORDED = "claim_reworded"
    DECIDED = "decided"
    ORIGINS_MERGED = "origins_merged"
    ORIGINS_SPLIT = "origins_split"
    CLAIM_ADDED = "claim_added"
    CLAIM_GONE = "claim_gone"
    ARTICLE_EDITED = "article_edited"
    CONFIGURATION_CHANGED = "configuration_changed"
    SOURCE_FAILED = "source_failed"
    SOURCE_RECOVERED = "source_recovered"


WEIGHTS: Mapping[ChangeKind, int] = {
    ChangeKind.VERDICT_CROSSED: 1,
    ChangeKind.SAID_VERDICT_CROSSED: 1,
    ChangeKind.ARTICLE_EDITED: 1,
    ChangeKind.CLAIM_GONE: 1,
    ChangeKind.CLAIM_ADDED: 2,
    ChangeKind.MODIFIERS_CHANGED: 2,
    ChangeKind.ORIGINS_MERGED: 2,
    ChangeKind.ORIGINS_SPLIT: 2,
    ChangeKind.CONFIGURATION_CHANGED: 2,
    ChangeKind.STANCE_CHANGED: 2,
    ChangeKind.LETTER_CHANGED: 2,
    ChangeKind.CLAIM_REWORDED: 2,
    ChangeKind.DECIDED: 2,
    ChangeKind.EVIDENCE_GONE: 2,
    ChangeKind.QUOTE_REWORDED: 2,
    ChangeKind.QUOTE_LOST: 1,
    ChangeKind.PAGE_GONE: 2,
    ChangeKind.PAGE_CORRECTED: 1,
    ChangeKind.NEW_EVIDENCE: 3,
    ChangeKind.SOURCE_FAILED: 3,
    ChangeKind.SOURCE_RECOVERED: 3,
}
_NEW_ORIGIN_WEIGHT = 2
_AGAINST_INTEREST = -0.25
# So much around a passage tells apart two places of the same words.
SURROUNDINGS = 80
# What a person may rule that makes another version, and the words for it.
_REMAKING = {
    DecisionKind.CUT: why.RULED_CUT,
    DecisionKind.JOIN: why.RULED_JOIN,
    DecisionKind.DROP: why.RULED_DROP,
    DecisionKind.ADD: why.RULED_ADD,
}
_CAUSES_OF_ANY = (ChangeKind.CONFIGURATION_CHANGED, ChangeKind.SOURCE_FAILED, ChangeKind.DECIDED)
_SIDES = (Stance.SUPPORTS, Stance.REFUTES)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `weight` is 1 for what a desk must see at once, 2 for what bears on a claim, 3 for the rest.

    `claim` is the id of the claim in the newer verification, or empty.
    """

    kind: ChangeKind
    weight: int
    claim: str
    reason: Reason
    because: tuple[Reason, ...] = ()


def changes_between(old: Verification, new: Verification) -> tuple[Change, ...]:
    """Everything that changed from `old` to `new`, the gravest first, then in the order of the claims."""
    pairs = matched_claims(old, new)
    whole = tuple(_whole_run(old, new))
    found = [*whole, *_claims_come_and_gone(old, new, pairs)]
    for newer in new.decomposition.claims:
        older = pairs.get(newer.id)
        if older:
            found.extend(_claim_changes(_Side(old, older), _Side(new, newer), whole))
    order = list(ChangeKind)
    places = {claim.id: place for place, claim in enumerate(new.decomposition.claims)}
    return tuple(
        sorted(found, key=lambda change: (change.weight, places.get(change.claim, -1), order.index(change.kind)))
    )


def matched_claims(old: Verification, new: Verification) -> dict[str, Claim]:
    """For each claim of `new` the claim of `old` that is the same: by id, else by its words in the article."""
    return same_claims(old.decomposition.claims, new.decomposition.claims, wordings_of(new.decisions))


class _Side:
    """One claim in one of the two verifications."""

    def __init__(self, verification: Verification, claim: Claim) -> None:
        self.verification = verification
        self.claim = claim
        self.documents = {document.id: document for document in verification.documents}
        self.labels = {origin.id: origin.label for origin in verification.origins}
        own = [one for one in verification.evidence if one.claim == claim.id]
        self.passages = {self._key(one): one for one in sorted(own, key=lambda one: one.id)}

    def _key(self, evidence: Evidence) -> tuple[str, str, str]:
        return evidence.bearing.value, self.address(evidence), " ".join(evidence.passage.text.split())

    def address(self, evidence: Evidence) -> str:
        """Where the passage was read; its document's id where that has no address."""
        document = self.documents.get(evidence.passage.document)
        return document.url if document and document.url else evidence.passage.document

    def assessment(self, bearing: Bearing) -> Assessment | None:
        own = (one for one in self.verification.assessments if one.claim == self.claim.id and one.bearing is bearing)
        return next(own, None)

    def telling(self) -> dict[tuple[str, str, str], Evidence]:
        return {key: one for key, one in self.passages.items() if one.score.stance in _SIDES}

    def page(self, address: str) -> Document | None:
        return next((one for one in self.documents.values() if one.url == address), None)

    def label(self, evidence: Evidence) -> str:
        return self.labels.get(evidence.origin, evidence.origin)

    def place(self, evidence: Evidence) -> dict[str, object]:
        """Publisher and date of the document that carries the passage."""
        document = self.documents.get(evidence.passage.document)
        if document is None:
            return {"publisher": "unknown", "date": "undated"}
        return {"publisher": document.publisher, "date": document.published or "undated"}


def _whole_run(old: Verification, new: Verification) -> Iterator[Change]:
    if old.article.text != new.article.text or old.article.title != new.article.title:
        yield _change(ChangeKind.ARTICLE_EDITED, Reason.of(why.ARTICLE_EDITED))
    for template, before, after in (
        (why.CONFIGURATION_CHANGED, old.run.configuration, new.run.configuration),
        (why.ENGINE_CHANGED, old.run.engine, new.run.engine),
        (why.BACKEND_CHANGED, old.run.backend, new.run.backend),
    ):
        if before != after:
            yield _change(ChangeKind.CONFIGURATION_CHANGED, Reason.of(template, before=before, after=after))
    yield from _page_changes(old, new)
    for decision in new.decisions:
        # One that was made on the older version changes the newer.
        if decision.kind in _REMAKING and (decision.run == old.run.id or decision not in old.decisions):
            reason = Reason.of(_REMAKING[decision.kind], by=decision.by, because=decision.reason)
            yield _change(ChangeKind.DECIDED, reason)
    before_failed, after_failed = _failed(old), _failed(new)
    for source in sorted(after_failed - before_failed):
        yield _change(ChangeKind.SOURCE_FAILED, Reason.of(why.SOURCE_FAILED, source=source))
    for source in sorted((before_failed - after_failed) & _answered(new)):
        yield _change(ChangeKind.SOURCE_RECOVERED, Reason.of(why.SOURCE_RECOVERED, source=source))


def _page_changes(old: Verification, new: Verification) -> Iterator[Change]:
    """Cited pages that are not to be seen any more, or that carry a correction they did not carry."""
    cited = _cited(old)
    gone = _gone_pages(new)
    for address in sorted((gone.keys() & cited.keys()) - _gone_pages(old).keys()):
        yield _change(ChangeKind.PAGE_GONE, gone[address].reason)
    for page in new.documents:
        earlier = cited.get(page.url)
        notice = correction_notice(page) if earlier and earlier.text != page.text else ""
        if earlier and notice and notice != correction_notice(earlier):
            place = {"publisher": page.publisher, "notice": notice}
            yield _change(ChangeKind.PAGE_CORRECTED, Reason.of(why.PAGE_CORRECTED, **place))


def _cited(verification: Verification) -> dict[str, Document]:
    """The documents that take a side on any claim, by address: what the rest says bears on no verdict."""
    telling = {one.passage.document for one in verification.evidence if one.score.stance in _SIDES}
    return {one.url: one for one in verification.documents if one.url and one.id in telling}


def _gone_pages(verification: Verification) -> dict[str, Issue]:
    return {one.subject: one for one in verification.issues if one.reason.template == PAGE_GONE}


def _failed(verification: Verification) -> set[str]:
    return {search.source for search in verification.searches if search.outcome == "failed"}


def _answered(verification: Verification) -> set[str]:
    return {search.source for search in verification.searches if search.outcome in ("found", "nothing")}


def _claims_come_and_gone(old: Verification, new: Verification, pairs: Mapping[str, Claim]) -> Iterator[Change]:
    kept = {older.id for older in pairs.values()}
    for older in old.decomposition.claims:
        if older.id not in kept:
            yield _change(ChangeKind.CLAIM_GONE, Reason.of(why.CLAIM_GONE, quote=older.quote))
    for newer in new.decomposition.claims:
        if newer.id not in pairs:
            yield _change(ChangeKind.CLAIM_ADDED, Reason.of(why.CLAIM_ADDED), newer.id)


def _claim_changes(old: _Side, new: _Side, whole: Iterable[Change]) -> Iterator[Change]:
    causes = [
        *_wording_changes(old, new),
        *_evidence_changes(old, new),
        *_origin_changes(old, new),
        *_letter_changes(old, new),
    ]
    yield from causes
    because = [change.reason for change in causes if change.weight <= _NEW_ORIGIN_WEIGHT]
    because += [reason for change in causes for reason in change.because]
    because += [one.reason for one in whole if one.kind in _CAUSES_OF_ANY]
    yield from _verdict_changes(old, new, tuple(dict.fromkeys(because)) or (Reason.of(why.NO_CAUSE_FOUND),))


def _verdict_changes(old: _Side, new: _Side, because: tuple[Reason, ...]) -> Iterator[Change]:
    for bearing, kind, template in (
        (Bearing.HOLDS, ChangeKind.VERDICT_CROSSED, why.VERDICT_CROSSED),
        (Bearing.SAID, ChangeKind.SAID_VERDICT_CROSSED, why.SAID_VERDICT_CROSSED),
    ):
        before, after = old.assessment(bearing), new.assessment(bearing)
        if before is None or after is None:
            continue
        if before.verdict is not after.verdict:
            reason = Reason.of(template, before=before.verdict.value, after=after.verdict.value)
            yield _change(kind, reason, new.claim.id, because)
        for modifier in sorted(set(after.modifiers) ^ set(before.modifiers)):
            template = why.MODIFIER_ADDED if modifier in after.modifiers else why.MODIFIER_DROPPED
            reason = Reason.of(template, modifier=modifier.value)
            yield _change(ChangeKind.MODIFIERS_CHANGED, reason, new.claim.id, tuple(_carriers(modifier, old, new)))


def _carriers(modifier: Modifier, old: _Side, new: _Side) -> Iterator[Reason]:
    """The passages that bring a modifier and were not there before, the earliest of each origin."""
    found = [one for key, one in new.passages.items() if key not in old.passages and modifier in one.score.modifiers]
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: age(one, new.documents)):
        if one.origin not in seen:
            seen.add(one.origin)
            yield Reason.of(why.BROUGHT_BY, origin=new.label(one), **new.place(one))


def _wording_changes(old: _Side, new: _Side) -> Iterator[Change]:
    if new.claim.text != old.claim.text:
        reason = Reason.of(why.CLAIM_REWORDED, before=old.claim.text, after=new.claim.text)
        yield _change(ChangeKind.CLAIM_REWORDED, reason, new.claim.id)


def _letter_changes(old: _Side, new: _Side) -> Iterator[Change]:
    """Origins that are rated otherwise than before, each told once."""
    told: set[tuple[str, str, str]] = set()
    for key in sorted(old.telling().keys() & new.telling().keys()):
        before, after = old.passages[key], new.passages[key]
        label = new.label(after)
        if before.letter != after.letter and old.label(before) == label:
            told.add((label, before.letter, after.letter))
    for origin, was, now in sorted(told):
        reason = Reason.of(why.LETTER_CHANGED, origin=origin, before=was, after=now)
        yield _change(ChangeKind.LETTER_CHANGED, reason, new.claim.id)


def _evidence_changes(old: _Side, new: _Side) -> Iterator[Change]:
    before, after = old.telling(), new.telling()
    known = {(one.bearing, old.label(one)) for one in before.values()}
    for key in sorted(set(after) - set(before)):
        earlier = old.passages.get(key)
        if earlier is None:
            yield _new_evidence(new, after[key], known)
            known.add((after[key].bearing, new.label(after[key])))
        else:
            yield _stance_changed(new, earlier, after[key])
    for key in sorted(set(before) - set(after)):
        if key in new.passages:
            yield _stance_changed(new, before[key], new.passages[key])
        else:
            yield _gone(old, before[key], new)
    for key in sorted(set(before) & set(after)):
        if before[key].score.stance is not after[key].score.stance:
            yield _stance_changed(new, before[key], after[key])


def _gone(old: _Side, evidence: Evidence, new: _Side) -> Change:
    """A passage that counted and is not there: its page was edited, or it is not among the evidence any more."""
    place, now = old.place(evidence), new.page(old.address(evidence))
    if now is None:
        return _change(ChangeKind.EVIDENCE_GONE, Reason.of(why.EVIDENCE_GONE, **place), new.claim.id)
    document = old.documents[evidence.passage.document]
    text = document.text
    anchor = find_quote(quote_at(text, evidence.passage.span, SURROUNDINGS), now.text)
    if anchor.how == "exact":
        return _change(ChangeKind.EVIDENCE_GONE, Reason.of(why.EVIDENCE_GONE, **place), new.claim.id)
    if anchor.span is None:
        lost = Reason.of(why.QUOTE_LOST, **place, quote=quote_of(evidence, document))
        return _change(ChangeKind.QUOTE_LOST, lost, new.claim.id)
    wordings = {"before": quote_of(evidence, document), "after": passed_on(anchor.span.of(now.text), document)}
    return _change(ChangeKind.QUOTE_REWORDED, Reason.of(why.QUOTE_REWORDED, **place, **wordings), new.claim.id)


def _new_evidence(new: _Side, evidence: Evidence, known: set[tuple[Bearing, str]]) -> Change:
    label = new.label(evidence)
    place = new.place(evidence)
    because: tuple[Reason, ...] = ()
    if evidence.interest <= _AGAINST_INTEREST:
        because = (Reason.of(why.AGAINST_INTEREST, origin=label),)
    if (evidence.bearing, label) in known:
        reason = Reason.of(why.NEW_EVIDENCE, origin=label, **place)
        weight = _NEW_ORIGIN_WEIGHT if because else WEIGHTS[ChangeKind.NEW_EVIDENCE]
    else:
        reason = Reason.of(why.NEW_ORIGIN, does=evidence.score.stance.value, origin=label, **place)
        weight = 1 if because else _NEW_ORIGIN_WEIGHT
    return Change(ChangeKind.NEW_EVIDENCE, weight, new.claim.id, reason, because)


def _stance_changed(new: _Side, before: Evidence, after: Evidence) -> Change:
    stances = {"before": before.score.stance.value, "after": after.score.stance.value}
    reason = Reason.of(why.STANCE_CHANGED, **new.place(after), **stances)
    return _change(ChangeKind.STANCE_CHANGED, reason, new.claim.id)


def _origin_changes(old: _Side, new: _Side) -> Iterator[Change]:
    """Origins of passages in both verifications that were counted apart and are one now, or the other way round."""
    shared = sorted(set(old.telling()) & set(new.telling()))
    for merged in _joined(shared, old, new):
        yield _change(ChangeKind.ORIGINS_MERGED, Reason.of(why.ORIGINS_MERGED, origins=merged), new.claim.id)
    for split in _joined(shared, new, old):
        yield _change(ChangeKind.ORIGINS_SPLIT, Reason.of(why.ORIGINS_SPLIT, origins=split), new.claim.id)


def _joined(keys: Iterable[tuple[str, str, str]], apart: _Side, together: _Side) -> Iterator[str]:
    """The labels in `apart` of what is one origin in `together`, where that is more than one origin."""
    members: dict[str, dict[str, str]] = {}
    for key in keys:
        was = apart.passages[key]
        members.setdefault(together.passages[key].origin, {})[was.origin] = apart.label(was)
    for origins in members.values():
        if len(origins) > 1:
            yield ", ".join(sorted(origins.values()))


def _change(kind: ChangeKind, reason: Reason, claim: str = "", because: tuple[Reason, ...] = ()) -> Change:
    return Change(kind, WEIGHTS[kind], claim, reason, because)
