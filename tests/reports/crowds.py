"""Made-up verifications of many claims: sixty, all refuted, nothing found, and more than a newspaper prints."""

from __future__ import annotations

from itertools import cycle

from recoupe.model import Article, Claim, ClaimKind, Search, Stance, Verdict, Verification, Worth
from recoupe.moments import Moment
from tests.reports.story import BLOCS, Story

PARTIES = ("Capitainerie de Valmer", "Ministère de la Rive-Sud", "Compagnie Arcadel", "Radio Goéland")
OUTCOMES = (
    (Verdict.CONFIRMED, 0.96, 0.0),
    (Verdict.CORROBORATED, 0.84, 0.02),
    (Verdict.ATTRIBUTED_ONLY, 0.6, 0.0),
    (Verdict.CONTESTED, 0.7, 0.65),
    (Verdict.REFUTED, 0.05, 0.94),
    (Verdict.INSUFFICIENT, 0.0, 0.0),
)


def crowd(
    claims: int, passages: int = 2, outcomes: tuple[tuple[Verdict, float, float], ...] = OUTCOMES
) -> Verification:
    """An article of `claims` sentences, each with `passages` passages from four origins in four blocs."""
    story = _told(claims)
    for key, (label, bloc) in enumerate(zip(PARTIES, BLOCS, strict=True)):
        story.origin(f"o-{key}", label, bloc, "B")
    for claim, (verdict, support, opposition) in zip(_claims(story), cycle(outcomes), strict=False):
        for place in range(passages if support or opposition else 0):
            _passage(story, claim, place, support >= opposition)
        worths = (Worth("o-0", support, opposition, Verdict.INSUFFICIENT),) if support or opposition else ()
        story.assess(claim, verdict, support, opposition, worths=worths)
    return story.done()


def nothing_found() -> Verification:
    """Three claims, asked everywhere, and not a passage."""
    story = _told(3)
    for claim in _claims(story):
        story.assess(claim, Verdict.INSUFFICIENT, 0.0, 0.0)
        for bloc in BLOCS:
            story.searches.append(Search(f"Archive {bloc}", "pont Valmer", "fr", "nothing", 0, "", claim.id, bloc))
    return story.done()


def all_refuted() -> Verification:
    """Five claims that other origins contradict."""
    return crowd(5, 3, ((Verdict.REFUTED, 0.04, 0.95),))


def _told(claims: int) -> Story:
    text = "\n".join(_sentence(number) for number in range(1, claims + 1))
    published = Moment.parse("2031-10-06T18:00+01:00")
    return Story(Article("Les bacs de Kerlann", text, "fr", published, "Le Courrier de Kerlann"))


def _sentence(number: int) -> str:
    return f"Le bac numéro {number} a transporté {number * 37} passagers dimanche entre Kerlann et Valmer."


def _claims(story: Story) -> list[Claim]:
    count = story.article.text.count("\n") + 1
    return [story.claim(_sentence(number), _sentence(number), ClaimKind.FIGURE) for number in range(1, count + 1)]


def _passage(story: Story, claim: Claim, place: int, supports: bool) -> None:
    party = place % len(PARTIES)
    document = story.document(
        PARTIES[party] if place < len(PARTIES) else f"Feuille n° {place}",
        f"2031-10-0{5 + place % 2}",
        "fr",
        f"Selon {PARTIES[party]}, le compte du {claim.text.split(' a ')[0].lower()} est connu.",
    )
    story.holds(claim, document, f"o-{party}", Stance.SUPPORTS if supports else Stance.REFUTES)
