"""Domain values and table rows, one function each way for each table: what a run was given and what it claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any, Literal, cast

from db import nested
from db.snapshot_tables import SnapshotRow
from db.snapshots import Snapshot
from db.tables import (
    ArticleRow,
    ClaimRow,
    DocumentRow,
    ReportRow,
    RevisionRow,
    RunRow,
    SourceRow,
)
from recoupe.basis import basis_of
from recoupe.gather.hops import Hop
from recoupe.ids import sha256_hex
from recoupe.judged import Judged
from recoupe.model import (
    Article,
    Attribution,
    Claim,
    ClaimKind,
    Decomposition,
    Document,
    Issue,
    Period,
    RunStamp,
    Verification,
)
from recoupe.source_files import Source

if TYPE_CHECKING:
    from recoupe.gather.web import Fetched

_ID_HEX_DIGITS = 12
# Snapshots come by the hundred thousand: with twelve digits two of them would meet.
_SNAPSHOT_HEX_DIGITS = 24
# Fields of a source with a column of their own; the others are nested.
_SOURCE_COLUMNS = frozenset(SourceRow.model_fields) - {"nested"}


def article_to_row(article: Article) -> ArticleRow:
    """The article as a whole: known by its address or, without one, by its text."""
    return ArticleRow(id=f"article-{_digest(article.url or article.text)[:_ID_HEX_DIGITS]}", url=article.url)


def article_to_revision(article: Article, article_id: str) -> RevisionRow:
    """The state of the article, without its issues: those belong to the run that read it."""
    return RevisionRow(
        digest=_digest(article.title, article.text, article.language, _written(article), *_named(article)),
        article=article_id,
        title=article.title,
        text=article.text,
        language=article.language,
        published=article.published,
        published_latest=article.published.latest if article.published else None,
        publisher=article.publisher,
        url=article.url,
        authors=list(article.authors),
    )


def revision_to_article(row: RevisionRow, issues: tuple[Issue, ...], sha256: str) -> Article:
    """The article as the run read it, out of bytes with that hash."""
    return Article(
        title=row.title,
        text=row.text,
        language=row.language,
        published=row.published,
        publisher=row.publisher,
        url=row.url,
        authors=tuple(row.authors),
        issues=issues,
        sha256=sha256,
    )


def verification_to_run(
    verification: Verification,
    revision: RevisionRow,
    version: int,
    parent: str | None,
    parameters: Mapping[str, object],
) -> RunRow:
    """What was true of the run as a whole."""
    stamp = verification.run
    return RunRow(
        id=stamp.id,
        article=revision.article,
        version=version,
        revision=revision.digest,
        parent=parent,
        as_of=stamp.as_of,
        as_of_latest=stamp.as_of.latest,
        engine=stamp.engine,
        configuration=stamp.configuration,
        backend=stamp.backend,
        basis=basis_of(verification.article, verification.documents, stamp),
        read_sha256=verification.article.sha256,
        parameters=dict(parameters),
        blocs=list(verification.blocs),
        left_out=nested.left_out_to_json(verification.decomposition.left_out),
        inconsistencies=nested.inconsistencies_to_json(verification.decomposition.inconsistencies),
        earlier=nested.earlier_to_json(verification.earlier),
    )


def run_to_stamp(row: RunRow) -> RunStamp:
    """What makes the run repeatable."""
    return RunStamp(row.id, row.as_of, row.engine, row.configuration, row.backend)


def run_to_decomposition(row: RunRow, claims: Iterable[ClaimRow], issues: tuple[Issue, ...]) -> Decomposition:
    """What the run found the article to assert."""
    return Decomposition(
        tuple(row_to_claim(claim) for claim in claims),
        nested.json_to_left_out(row.left_out),
        nested.json_to_inconsistencies(row.inconsistencies),
        issues,
    )


def claim_to_row(claim: Claim, run: str, position: int, judged: Judged | None = None) -> ClaimRow:
    """A claim as the run drew it, and what it was judged on."""
    speaker, period = claim.attribution, claim.period
    return ClaimRow(
        run=run,
        position=position,
        id=claim.id,
        text=claim.text,
        quote=claim.quote,
        language=claim.language,
        kind=claim.kind.value,
        speaker=speaker.speaker if speaker else None,
        speaker_entity=speaker.entity if speaker else None,
        speaker_verb=speaker.verb if speaker else None,
        speaker_direct=speaker.direct if speaker else None,
        speaker_relay=speaker.relay if speaker else None,
        speaker_hedged=speaker.hedged if speaker else None,
        speaker_anonymous=speaker.anonymous if speaker else None,
        dated=period is not None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        negated=claim.negated,
        hedged=claim.hedged,
        checkworthy=claim.checkworthy,
        spans=nested.spans_to_json(claim.spans),
        quantities=nested.quantities_to_json(claim.quantities),
        actors=list(claim.actors),
        places=list(claim.places),
        concepts=list(claim.concepts),
        unresolved=list(claim.unresolved),
        judged=judged.written() if judged else "",
    )


def row_to_claim(row: ClaimRow) -> Claim:
    """The claim."""
    return Claim(
        id=row.id,
        text=row.text,
        spans=nested.json_to_spans(row.spans),
        quote=row.quote,
        language=row.language,
        kind=ClaimKind(row.kind),
        attribution=_attribution(row),
        quantities=nested.json_to_quantities(row.quantities),
        actors=tuple(row.actors),
        places=tuple(row.places),
        period=Period(row.period_start, row.period_end) if row.dated else None,
        concepts=tuple(row.concepts),
        negated=row.negated,
        hedged=row.hedged,
        checkworthy=row.checkworthy,
        unresolved=tuple(row.unresolved),
    )


def _attribution(row: ClaimRow) -> Attribution | None:
    if row.speaker is None:
        return None
    return Attribution(
        speaker=row.speaker,
        verb=row.speaker_verb or "",
        direct=bool(row.speaker_direct),
        entity=row.speaker_entity or "",
        relay=row.speaker_relay or "",
        hedged=bool(row.speaker_hedged),
        anonymous=bool(row.speaker_anonymous),
    )


def document_to_values(document: Document) -> dict[str, Any]:
    """A document, known by all that it says."""
    published = document.published
    return {
        "digest": document_digest(document),
        "id": document.id,
        "published_latest": published.latest if published else None,
        "published": published,
        "language": document.language,
        "kind": document.kind,
        "source": document.source,
        "snapshot": document.snapshot,
        "publisher": document.publisher,
        "url": document.url,
        "title": document.title,
        "text": document.text,
        "links": list(document.links),
    }


def row_to_document(row: DocumentRow) -> Document:
    """The document."""
    return Document(
        id=row.id,
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        language=row.language,
        title=row.title,
        text=row.text,
        kind=cast(Literal["abstract", "full"], row.kind),
        source=row.source,
        snapshot=row.snapshot,
        links=tuple(row.links),
    )


def document_digest(document: Document) -> str:
    """The SHA-256 over every field of the document."""
    fields = (document.id, document.url, document.publisher, _written(document), document.language, document.title)
    return _digest(*fields, document.text, document.kind, document.source, document.snapshot, *document.links)


def snapshot_of(fetched: Fetched, text: str) -> Snapshot:
    """A fetch, known by its bytes, its answer, its time and the text read in it; names of headers are in lower case."""
    named = sorted((name.lower(), value) for name, value in fetched.headers.items())
    read = sha256_hex(" ".join(text.split()).encode("utf-8", "backslashreplace")) if text else ""
    time = fetched.fetched_at.astimezone(UTC).isoformat()
    known_by = (fetched.sha256, fetched.url, *fetched.chain, str(fetched.status), json.dumps(named), time)
    identity = _digest(*known_by, *([read] if read else []))[:_SNAPSHOT_HEX_DIGITS]
    return Snapshot(
        id=f"snapshot-{identity}",
        sha256=fetched.sha256,
        size=len(fetched.content),
        url=fetched.url,
        chain=fetched.chain,
        status=fetched.status,
        headers=dict(named),
        fetched_at=fetched.fetched_at,
        collector=fetched.collector,
        request=dict(fetched.request),
        hops=fetched.hops,
        text_sha256=read,
    )


def snapshot_to_row(snapshot: Snapshot, record_sha256: str) -> SnapshotRow:
    """The fetch, and the hash of the file that its records lie in."""
    return SnapshotRow(
        id=snapshot.id,
        sha256=snapshot.sha256,
        size=snapshot.size,
        url=snapshot.url,
        status=snapshot.status,
        fetched_at=snapshot.fetched_at,
        chain=list(snapshot.chain),
        headers=[list(header) for header in snapshot.headers.items()],
        collector=snapshot.collector,
        request=[list(header) for header in (snapshot.request or {}).items()],
        hops=[[hop.url, hop.status, [list(header) for header in hop.headers.items()]] for hop in snapshot.hops],
        text_sha256=snapshot.text_sha256,
        record_sha256=record_sha256,
    )


def row_to_snapshot(row: SnapshotRow) -> Snapshot:
    """The fetch, without its bytes."""
    return Snapshot(
        id=row.id,
        sha256=row.sha256,
        size=row.size,
        url=row.url,
        chain=tuple(row.chain),
        status=row.status,
        headers=dict(row.headers),
        fetched_at=row.fetched_at,
        collector=row.collector,
        request=dict(row.request or []),
        hops=tuple(Hop(url, status, dict(headers)) for url, status, headers in row.hops or []),
        text_sha256=row.text_sha256,
        record_sha256=row.record_sha256,
    )


def report_to_row(run: str, kind: str, language: str, path: str, decisions: int) -> ReportRow:
    """Where a rendering lies, known by all of it, and how many decisions it shows."""
    identity = f"report-{_digest(run, kind, language, path)[:_ID_HEX_DIGITS]}"
    return ReportRow(id=identity, run=run, kind=kind, language=language, path=path, decisions=decisions)


def source_to_row(source: Source) -> SourceRow:
    """A source of the registry."""
    fields = source.model_dump(mode="json")
    columns = {name: fields.pop(name) for name in _SOURCE_COLUMNS}
    return SourceRow(**columns, nested=fields)


def row_to_source(row: SourceRow) -> Source:
    """The source. Raises pydantic's `ValidationError` where the format of sources has changed since."""
    columns = {name: getattr(row, name) for name in _SOURCE_COLUMNS}
    return Source.model_validate({**columns, **row.nested})


def _digest(*fields: str) -> str:
    # JSON keeps the fields apart and has a form for halves of surrogate pairs, which UTF-8 has not.
    return sha256_hex(json.dumps(fields).encode())


def _written(dated: Article | Document) -> str:
    moment = dated.published
    return f"{moment.earliest.isoformat()}/{moment.latest.isoformat()}" if moment else ""


def _named(article: Article) -> Sequence[str]:
    return (article.publisher, article.url, *article.authors)
