"""Made-up verifications: invented places, outlets and blocs, so that nothing can be taken for real evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recoupe.earlier_checks import EarlierCheck
from recoupe.model import (
    Article,
    Attribution,
    Bearing,
    Claim,
    ClaimKind,
    Comparator,
    Document,
    Edge,
    Evidence,
    Inconsistency,
    Issue,
    LeftOut,
    Modifier,
    Passage,
    Period,
    Quantity,
    Reason,
    Role,
    RunStamp,
    Search,
    Span,
    Stance,
    StanceScore,
    Verdict,
    Verification,
    Worth,
)
from recoupe.moments import Moment
from tests.reports.story import BLOCS, BODY, TITLE, Story, span_of


def bridge_article() -> Article:
    """An invented French article."""
    return Article(
        TITLE,
        BODY,
        "fr",
        Moment.parse("2031-10-06T18:00+01:00"),
        "Le Courrier de Kerlann",
        "https://courrier-kerlann.example/pont-de-valmer",
        ("Maëlle Trévou",),
    )


def bridge() -> Verification:
    """A story with every verdict, overlapping spans, several languages, silence, failures and an abstract."""
    story = Story(bridge_article())
    story.origin(
        "o-harbour",
        "Capitainerie de Valmer",
        "harbour_office",
        "B",
        entity="harbour_office_valmer",
        edges=(Edge("document-0002", "o-harbour", "explicit_attribution", "selon la capitainerie", 0.95),),
    )
    story.origin("o-ministry", "Ministère de la Rive-Sud", "south_shore", "C")
    story.origin("o-arcadel", "Compagnie Arcadel", "north_shore", "D", primary=True)
    story.origin("o-islanders", "Îliens présents au quai", "island_press", "F", unresolved=True)
    story.origin("o-radio", "Radio Goéland", "island_press", "B")
    _casualties(story)
    _inspection(story)
    _company(story)
    _ferries(story)
    _rest(story)
    return story.done()


def _casualties(story: Story) -> None:
    spoken = Attribution("la capitainerie", "selon", entity="harbour_office_valmer")
    days = Period(date(2031, 10, 5), date(2031, 10, 5))
    headline = story.claim(
        TITLE,
        "Au moins douze personnes sont mortes dans l’effondrement du pont de Valmer",
        ClaimKind.FIGURE,
        quantities=(Quantity(12.0, Comparator.AT_LEAST, "killed"),),
        checkworthy=0.95,
        period=days,
    )
    body = story.claim(
        "Au moins douze personnes ont été tuées ou blessées dimanche dans l’effondrement du pont de Valmer, "
        "selon la capitainerie.",
        "Au moins douze personnes ont été tuées ou blessées dimanche 5 octobre 2031 dans l’effondrement du pont",
        ClaimKind.FIGURE,
        quantities=(Quantity(12.0, Comparator.AT_LEAST, "killed_or_wounded"),),
        checkworthy=0.9,
        attribution=spoken,
        period=days,
    )
    nested = story.claim(
        "l’effondrement du pont de Valmer",
        "Le pont de Valmer s’est effondré dimanche 5 octobre 2031",
        after=len(TITLE) + 1,
        checkworthy=0.7,
        period=days,
    )
    _casualty_evidence(story, headline, body, nested)
    _casualty_verdicts(story, headline, body, nested)
    story.inconsistencies.append(
        Inconsistency(
            (headline.id, body.id),
            "headline_and_body",
            Reason.of(
                "the headline says {headline}, the body {body}", headline="12 killed", body="12 killed or wounded"
            ),
        )
    )


def _casualty_evidence(story: Story, headline: Claim, body: Claim, nested: Claim) -> None:
    post = story.document(
        "Capitainerie de Valmer",
        "2031-10-05T11:20+01:00",
        "fr",
        "Le pont s’est effondré ce matin. Nous comptons au moins douze morts et blessés.",
    )
    relay = story.document(
        "Radio Goéland",
        "2031-10-05T12:05+01:00",
        "fr",
        "Selon la capitainerie, au moins douze personnes ont été tuées ou blessées.",
    )
    english = story.document(
        "The Kerlann Mail", "2031-10-06", "en", "At least twelve people were killed or hurt, the harbour office said."
    )
    korean = story.document(
        "갈매기 신문", "2031-10-06", "ko", "항만청에 따르면 최소 12명이 죽거나 다쳤다.", kind="abstract"
    )
    hebrew = story.document("יומן הנמל", "2031-10-06", "he", "לפחות שנים עשר בני אדם נהרגו או נפצעו.", kind="abstract")
    for place, document in enumerate((post, relay, english, korean, hebrew)):
        role = Role.ORIGIN if place == 0 else Role.RELAY
        story.holds(body, document, "o-harbour", role=role)
        story.holds(nested, document, "o-harbour", role=role)
    own_eyes = story.document(
        "Radio Goéland", "2031-10-05T09:10+01:00", "fr", "Notre reporter a vu la travée dans l’eau."
    )
    story.holds(nested, own_eyes, "o-radio")
    story.holds(body, post, "o-harbour", bearing=Bearing.SAID, primary=True)
    story.holds(headline, post, "o-harbour", Stance.NEUTRAL, entailment=0.3)


def _casualty_verdicts(story: Story, headline: Claim, body: Claim, nested: Claim) -> None:
    story.assess(headline, Verdict.INSUFFICIENT, 0.0, 0.0, admiralty="F6", modifiers=(Modifier.EXAGGERATED_QUANTITY,))
    story.assess(
        body,
        Verdict.ATTRIBUTED_ONLY,
        0.78,
        0.0,
        admiralty="B2",
        worths=(Worth("o-harbour", 0.78, 0.0, Verdict.INSUFFICIENT),),
    )
    story.assess(
        body,
        Verdict.CONFIRMED,
        0.95,
        0.0,
        Bearing.SAID,
        admiralty="A1",
        worths=(Worth("o-harbour", 0.95, 0.0, Verdict.INSUFFICIENT),),
    )
    story.assess(
        nested,
        Verdict.CONFIRMED,
        0.93,
        0.0,
        admiralty="B1",
        worths=(
            Worth("o-harbour", 0.78, 0.0, Verdict.ATTRIBUTED_ONLY),
            Worth("o-radio", 0.7, 0.0, Verdict.ATTRIBUTED_ONLY),
        ),
    )


def _inspection(story: Story) -> None:
    claim = story.claim(
        "Selon le ministère de la Rive-Sud, l’ouvrage avait été inspecté en mars et déclaré « sans défaut ».",
        "L’ouvrage avait été inspecté en mars et déclaré sans défaut",
        ClaimKind.STATUS,
        attribution=Attribution("le ministère de la Rive-Sud", "selon"),
        checkworthy=0.8,
    )
    ministry = story.document(
        "Ministère de la Rive-Sud", "2031-10-05", "fr", "L’inspection de mars n’a relevé aucun défaut."
    )
    arcadel = story.document(
        "Arcadel", "2031-10-06T08:00+01:00", "en", "No inspection took place this year; we had asked for one."
    )
    story.holds(claim, ministry, "o-ministry", interest=1.0)
    story.holds(claim, ministry, "o-ministry", bearing=Bearing.SAID)
    story.holds(claim, arcadel, "o-arcadel", Stance.REFUTES, interest=-1.0, primary=True)
    story.assess(
        claim,
        Verdict.CONTESTED,
        0.44,
        0.72,
        admiralty="C4",
        worths=(
            Worth("o-arcadel", 0.0, 0.72, Verdict.ATTRIBUTED_ONLY),
            Worth("o-ministry", 0.44, 0.0, Verdict.DISPUTED),
        ),
    )
    story.assess(claim, Verdict.ATTRIBUTED_ONLY, 0.8, 0.0, Bearing.SAID)


def _company(story: Story) -> None:
    claim = story.claim(
        "Ni le gouvernement de la Rive-Nord ni la compagnie Arcadel n’ont reconnu de faute.",
        "Ni le gouvernement de la Rive-Nord ni la compagnie Arcadel n’ont reconnu de faute",
        ClaimKind.STATUS,
        negated=True,
    )
    admission = story.document("Arcadel", "2031-10-06T20:00+01:00", "en", "We failed to close the span in time.")
    story.holds(claim, admission, "o-arcadel", Stance.REFUTES, interest=-1.0)
    story.assess(
        claim, Verdict.REFUTED, 0.0, 0.81, admiralty="D5", worths=(Worth("o-arcadel", 0.0, 0.81, Verdict.INSUFFICIENT),)
    )


def _ferries(story: Story) -> None:
    doubled = story.claim(
        "Le trafic des bacs a doublé depuis lundi",
        "Le trafic des bacs a doublé depuis lundi 6 octobre 2031",
        ClaimKind.FIGURE,
    )
    cut_off = story.claim(
        "près de 4 000 habitants de l’île de Kerlann restent sans liaison",
        "Près de 4 000 habitants de l’île de Kerlann restent sans liaison",
        ClaimKind.FIGURE,
    )
    talk = story.document("Gazette des Quais", "2031-10-06", "fr", "On dit sur le quai que les bacs n’ont pas bougé.")
    story.holds(doubled, talk, "o-islanders", Stance.REFUTES, role=Role.ANALYST, entailment=0.7)
    story.assess(
        doubled,
        Verdict.DISPUTED,
        0.0,
        0.41,
        admiralty="F4",
        opposition_high=0.55,
        worths=(Worth("o-islanders", 0.0, 0.41, Verdict.INSUFFICIENT),),
    )
    count = story.document("Radio Goéland", "2031-10-06", "fr", "Environ 3 900 îliens sont coupés du continent.")
    office = story.document("Ministère de la Rive-Sud", "2031-10-06", "fr", "3 950 habitants attendent une liaison.")
    story.holds(cut_off, count, "o-radio")
    story.holds(cut_off, office, "o-ministry", interest=-1.0)
    story.assess(
        cut_off,
        Verdict.CORROBORATED,
        0.88,
        0.0,
        admiralty="B2",
        modifiers=(Modifier.OUTDATED,),
        worths=(
            Worth("o-radio", 0.7, 0.0, Verdict.ATTRIBUTED_ONLY),
            Worth("o-ministry", 0.6, 0.0, Verdict.ATTRIBUTED_ONLY),
        ),
    )


def _rest(story: Story) -> None:
    story.left_out += [
        LeftOut(
            span_of("Cette catastrophe en dit long sur l’état du pays."),
            "Cette catastrophe en dit long sur l’état du pays.",
            "the author's reading",
        ),
        LeftOut(
            span_of("À lire aussi : nos recettes d’automne"), "À lire aussi : nos recettes d’automne", "boilerplate"
        ),
    ]
    for claim in story.claims:
        for bloc in BLOCS:
            found = {one.passage.document for one in story.evidence if one.claim == claim.id and one.bloc == bloc}
            story.searches.append(
                Search(
                    "documents at hand",
                    claim.text[:40],
                    "fr",
                    "found" if found else "nothing",
                    len(found),
                    bloc,
                    claim.id,
                    "12",
                )
            )
    story.searches += [
        Search("Arcadel", "pont Valmer", "fr", "failed", 0, "north_shore", story.claims[0].id, "503"),
        Search("Gazette des Quais", "Valmer bridge", "en", "nothing", 0, "island_press"),
        Search("The Kerlann Mail", "", "en", "not_searched", 0, "", note="robots.txt"),
    ]
    story.issues += [
        Issue("gather", "https://arcadel.example/news", Reason("503: {service} unavailable")),
        Issue("judge", story.claims[0].id, Reason.of("there is no text to judge")),
    ]


def empty() -> Verification:
    """An article without a claim."""
    return Story(Article("", "Rien.", "fr")).done()


def reprints(number: int = 200) -> Verification:
    """One text carried by `number` outlets: one origin."""
    story = Story(bridge_article())
    claim = story.claim(TITLE, TITLE, ClaimKind.FIGURE, checkworthy=1.0)
    story.origin("o-harbour", "Capitainerie de Valmer", "harbour_office", "B")
    start = date(2031, 10, 5)
    for place in range(number):
        day = (start + timedelta(days=place // 100)).isoformat()
        document = story.document(f"Feuille n° {place + 1}", day, "fr", "Au moins douze morts, dit la capitainerie.")
        story.holds(claim, document, "o-harbour", role=Role.ORIGIN if place == 0 else Role.RELAY)
    story.assess(
        claim, Verdict.ATTRIBUTED_ONLY, 0.78, 0.0, worths=(Worth("o-harbour", 0.78, 0.0, Verdict.INSUFFICIENT),)
    )
    return story.done()


ATTACK = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} {% raw %} `code` [a](javascript:x) | "
    "\u202eevil\u202c \x1b[31m \x00 \ud800"
)


def hostile() -> Verification:
    """Every text that comes from outside is an attack."""
    text = f"{ATTACK}\n" + "w" * 1_000_000 + "\nfin"
    story = Story(Article(ATTACK, text, ATTACK, Moment.parse("2031-10-06"), ATTACK, "javascript:alert(1)", (ATTACK,)))
    claim = story.claim(ATTACK, ATTACK + "x" * 100_000, attribution=Attribution(ATTACK, ATTACK), unresolved=(ATTACK,))
    story.claims[0] = claim = replace(claim, id=ATTACK, spans=(*claim.spans, Span(5, 40), Span(10, 2_000_000)))
    story.origin("o-1", ATTACK, ATTACK, ATTACK, edges=(Edge(ATTACK, "o-1", ATTACK, ATTACK * 50, 0.5),))
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://good.example@evil.example/",
        "http://[bad",
        "https://ok.example/\u202e",
    ):
        story.holds(
            claim,
            story.document(ATTACK, None, "ar", ATTACK + "z" * 100_000, url=url, snapshot=ATTACK, title=ATTACK),
            "o-1",
        )
    story.assess(
        claim,
        Verdict.CONTESTED,
        0.5,
        0.5,
        reasons=(Reason(ATTACK), Reason.of("{found}", found=ATTACK)),
        admiralty=ATTACK,
        worths=(Worth("o-1", 0.5, 0.0, Verdict.INSUFFICIENT),),
    )
    story.searches.append(Search(ATTACK, ATTACK, ATTACK, "failed", 0, ATTACK, claim.id, ATTACK))
    story.issues.append(Issue(ATTACK, ATTACK, Reason(ATTACK)))
    story.left_out.append(LeftOut(Span(0, 4), ATTACK, ATTACK))
    story.inconsistencies.append(Inconsistency((claim.id, "gone"), ATTACK, Reason(ATTACK)))
    moment = Moment.parse("2031-01-01")
    checks = [
        EarlierCheck(claim.id, ATTACK, ATTACK, ATTACK, url, ATTACK, moment, "ar", ATTACK)
        for url in ("javascript:alert(1)", ATTACK)
    ]
    return replace(story.done(), earlier=tuple(checks))


def later(verification: Verification) -> Verification:
    """The same article months later: a denier admits, a passage is gone, a configuration moved, a source failed."""
    claims = verification.decomposition.claims
    body = claims[1]
    admission = Document(
        "document-9001",
        "https://arcadel.example/admission",
        "Arcadel",
        Moment.parse("2032-02-16"),
        "en",
        "Admission",
        "Fourteen people were killed or hurt.",
        snapshot="cd" * 32,
    )
    added = Evidence(
        "evidence-9001",
        body.id,
        Bearing.HOLDS,
        Passage(admission.id, Span(0, len(admission.text)), admission.text),
        StanceScore(Stance.SUPPORTS, 0.95, 0.9),
        "o-arcadel",
        Role.ORIGIN,
        "north_shore",
        "D",
        -1.0,
    )
    gone = next(one for one in verification.evidence if one.passage.document == "document-0003")
    evidence = tuple(one for one in verification.evidence if one is not gone)
    assessments = tuple(
        replace(one, verdict=Verdict.CONFIRMED, support=0.95)
        if (one.claim, one.bearing) == (body.id, Bearing.HOLDS)
        else one
        for one in verification.assessments
    )
    return replace(
        verification,
        run=RunStamp("run-2", Moment.parse("2032-02-17"), "0.1.0", "0ff1ce"),
        documents=(*verification.documents, admission),
        evidence=(*evidence, added),
        assessments=assessments,
        searches=(*verification.searches, Search("Radio Goéland", "x", "fr", "failed", bloc="island_press")),
    )
