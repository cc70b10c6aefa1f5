"""Values of the method made up for tests: no real outlet says any of this."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from db.archive import Archive
from recoupe.model import (
    Article,
    Assessment,
    Bearing,
    Claim,
    ClaimKind,
    Decomposition,
    Document,
    Edge,
    Evidence,
    Gate,
    Issue,
    Origin,
    Passage,
    Reason,
    Role,
    RunStamp,
    Search,
    Shares,
    Span,
    Stance,
    StanceScore,
    Verdict,
    Verification,
    Worth,
)
from recoupe.moments import Moment


def document(
    name: str,
    *,
    text: str = "Rien à signaler.",
    title: str = "",
    language: str = "fr",
    published: str | None = "2024-12-16",
    kind: Literal["abstract", "full"] = "abstract",
) -> Document:
    """A document of a made-up outlet."""
    return Document(
        id=name,
        url=f"https://gazette.example/{name}",
        publisher="La Gazette d'Exemple",
        published=Moment.parse(published) if published else None,
        language=language,
        title=title,
        text=text,
        kind=kind,
    )


def record_paths(archive: Archive, snapshot: str) -> list[Path]:
    """The files that a snapshot lies in."""
    return sorted(archive.folder.rglob(f"*{snapshot.rpartition('-')[2]}*"))


def verification(
    run: str = "run-1",
    *,
    as_of: str = "2024-12-17",
    text: str = "Trente personnes ont été tuées ou blessées.",
    url: str = "",
    published: str | None = "2024-12-16T18:00+01:00",
    size: int = 3,
) -> Verification:
    """A small verification; `size` is the number of its claims, documents, pieces of evidence and so on."""
    numbers = range(size)
    because = Reason.of("{found} is not {claimed}", found="30 killed or wounded", claimed="30 killed")
    return Verification(
        run=RunStamp(run, Moment.parse(as_of), "0.1.0", "c0ffee"),
        article=Article("Trente morts", text, "fr", Moment.parse(published) if published else None, "Gazette", url),
        decomposition=Decomposition(tuple(_claim(number) for number in numbers)),
        documents=tuple(document(f"document-{number}", text=f"Texte {number}.") for number in numbers),
        evidence=tuple(_evidence(number) for number in numbers),
        origins=tuple(
            Origin(f"origin-{number}", "GUR", "ukrainian", "C", "gur", edges=(Edge("a", "b", "credit", "selon", 0.9),))
            for number in numbers
        ),
        assessments=tuple(_assessment(number, because) for number in numbers),
        searches=(Search("documents at hand", "Koursk", "fr", "found", size),),
        issues=(Issue("gather", "https://gazette.example/", Reason("timed out")),),
        blocs=("ukrainian", "western"),
    )


def _claim(number: int) -> Claim:
    return Claim(f"claim-{number}", "Trente tués", (Span(0, 11),), "Trente tués", "fr", ClaimKind.FIGURE)


def _evidence(number: int) -> Evidence:
    return Evidence(
        id=f"evidence-{number}",
        claim=f"claim-{number}",
        bearing=Bearing.HOLDS,
        passage=Passage(f"document-{number}", Span(0, 5), "Texte", 0.5),
        score=StanceScore(Stance.SUPPORTS, 0.9, 0.8),
        origin=f"origin-{number}",
        role=Role.RELAY,
        bloc="ukrainian",
        letter="C",
    )


def _assessment(number: int, because: Reason) -> Assessment:
    return Assessment(
        claim=f"claim-{number}",
        bearing=Bearing.HOLDS,
        verdict=Verdict.ATTRIBUTED_ONLY,
        support=0.6,
        opposition=0.0,
        shares=Shares(0.6, 0.0, 0.0, 0.4),
        admiralty="C2",
        reasons=(because,),
        gates=(Gate("blocs", False, because),),
        worths=(Worth(f"origin-{number}", 0.6, 0.0, Verdict.INSUFFICIENT),),
    )
