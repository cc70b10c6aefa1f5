"""A builder of made-up verifications."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import (
    Article,
    Assessment,
    Bearing,
    Claim,
    ClaimKind,
    Decomposition,
    Document,
    Evidence,
    Gate,
    Inconsistency,
    Issue,
    LeftOut,
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
)
from recoupe.moments import Moment

BLOCS = ("north_shore", "south_shore", "island_press", "harbour_office")

TITLE = "Pont de Valmer : au moins douze morts dans l’effondrement"
BODY = "\n".join(
    (
        TITLE,
        "Au moins douze personnes ont été tuées ou blessées dimanche dans l’effondrement du pont de Valmer, "
        "selon la capitainerie.",
        "La travée centrale a cédé vers 6 h 40. Selon le ministère de la Rive-Sud, l’ouvrage avait été "
        "inspecté en mars et déclaré « sans défaut ». Ni le gouvernement de la Rive-Nord ni la compagnie "
        "Arcadel n’ont reconnu de faute.",
        "Le trafic des bacs a doublé depuis lundi, et près de 4 000 habitants de l’île de Kerlann restent "
        "sans liaison.",
        "Cette catastrophe en dit long sur l’état du pays.",
        "À lire aussi : nos recettes d’automne",
    )
)


def shares(support: float, opposition: float) -> Shares:
    """The four shares of two simple supports."""
    return Shares(
        support * (1 - opposition),
        opposition * (1 - support),
        support * opposition,
        (1 - support) * (1 - opposition),
    )


def span_of(words: str, text: str = BODY, after: int = 0) -> Span:
    """Where `words` stand in the text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


class Story:
    """Collects the parts of a verification; ids are counted up."""

    def __init__(self, article: Article, as_of: str = "2031-10-07") -> None:
        self.article = article
        self.run = RunStamp("run-1", Moment.parse(as_of), "0.1.0", "c0ffee5eed15ab1e")
        self.claims: list[Claim] = []
        self.documents: dict[str, Document] = {}
        self.evidence: list[Evidence] = []
        self.origins: dict[str, Origin] = {}
        self.assessments: list[Assessment] = []
        self.searches: list[Search] = []
        self.issues: list[Issue] = []
        self.left_out: list[LeftOut] = []
        self.inconsistencies: list[Inconsistency] = []

    def claim(self, words: str, text: str, kind: ClaimKind = ClaimKind.EVENT, **more: object) -> Claim:
        """Add a claim on the first place of `words` in the article, or after `after`."""
        after = int(str(more.pop("after", 0)))
        spans = (span_of(words, self.article.text, after),)
        number = len(self.claims) + 1
        claim = Claim(f"claim-{number:012d}", text, spans, words, self.article.language, kind)
        self.claims.append(replace(claim, **more))  # type: ignore[arg-type]
        return self.claims[-1]

    def origin(self, key: str, label: str, bloc: str, letter: str = "C", **more: object) -> str:
        """Add an origin."""
        self.origins[key] = replace(Origin(key, label, bloc, letter), **more)  # type: ignore[arg-type]
        return key

    def document(self, publisher: str, published: str | None, language: str, text: str, **more: object) -> Document:
        """Add a document of an invented outlet."""
        key = f"document-{len(self.documents) + 1:04d}"
        document = Document(
            key,
            f"https://{''.join(char for char in publisher.lower() if char.isascii() and char.isalnum())}.example/{key}",
            publisher,
            Moment.parse(published) if published else None,
            language,
            f"{publisher} {key}",
            text,
            snapshot="ab" * 32,
        )
        self.documents[key] = replace(document, **more)  # type: ignore[arg-type]
        return self.documents[key]

    def holds(
        self,
        claim: Claim,
        document: Document,
        origin: str,
        stance: Stance = Stance.SUPPORTS,
        bearing: Bearing = Bearing.HOLDS,
        **more: object,
    ) -> Evidence:
        """Add a passage: the whole text of the document."""
        score = StanceScore(
            stance,
            float(str(more.pop("entailment", 0.92))),
            0.85,
            (Reason.of("the passage states the same: {shared}", shared="pont, Valmer"),),
        )
        evidence = Evidence(
            f"evidence-{len(self.evidence) + 1:04d}",
            claim.id,
            bearing,
            Passage(document.id, Span(0, len(document.text)), document.text, 1.0),
            score,
            origin,
            Role.ORIGIN,
            self.origins[origin].bloc,
            self.origins[origin].letter,
        )
        self.evidence.append(replace(evidence, **more))  # type: ignore[arg-type]
        return self.evidence[-1]

    def assess(
        self,
        claim: Claim,
        verdict: Verdict,
        support: float,
        opposition: float,
        bearing: Bearing = Bearing.HOLDS,
        **more: object,
    ) -> Assessment:
        """Add an assessment with two gates."""
        gates = (
            Gate("support", support >= 0.7, Reason.of("support {found} against {needed}", found=support, needed=0.7)),
            Gate("blocs", verdict is Verdict.CORROBORATED, Reason.of("{count} blocs of {needed}", count=1, needed=2)),
        )
        assessment = Assessment(
            claim.id,
            bearing,
            verdict,
            support,
            opposition,
            shares(support, opposition),
            "C2",
            gates=gates,
            would_change=(Reason.of("a weighty origin of another bloc"),),
            support_high=support,
            opposition_high=opposition,
        )
        self.assessments.append(replace(assessment, **more))  # type: ignore[arg-type]
        return self.assessments[-1]

    def done(self) -> Verification:
        """The verification."""
        return Verification(
            self.run,
            self.article,
            Decomposition(tuple(self.claims), tuple(self.left_out), tuple(self.inconsistencies)),
            tuple(self.documents.values()),
            tuple(self.evidence),
            tuple(self.origins.values()),
            tuple(self.assessments),
            tuple(self.searches),
            tuple(self.issues),
            BLOCS,
        )
