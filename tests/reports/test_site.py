"""The static site: every report can be reached, filtered without a server, and signed claims carry a ClaimReview."""

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import docx
import html5lib
import pytest
from selenium import webdriver

from recoupe.assess.decided import as_decided
from recoupe.decisions import CorrectionCode, Decision, DecisionKind
from recoupe.model import Claim, Verdict, Verification
from recoupe.moments import Moment
from recoupe.versions import PastVersion
from reports.claim_review import RATINGS, claim_review, correction, reviewable
from reports.site import Desk, Entry, Version, site_pages
from reports.view import build_view
from reports.word import render_docx
from tests.reports.browser import browser, show
from tests.reports.builder import bridge, empty, hostile
from tests.reports.test_accessible import violations

__all__ = ["browser"]
DESK = Desk("La Recoupe", "https://desk.example/", "fr")


def signed(verification: Verification) -> Verification:
    by = Decision(DecisionKind.SIGN, "Ana Ruiz", "", Moment.parse("2031-03-10T09:30+01:00"), verification.run.id)
    return replace(verification, decisions=(by,))


def entry(verification: Verification, article: str) -> Entry:
    version = Version(verification.run.id, 1, str(verification.run.as_of), "proposed", {"confirmed": 1})
    return Entry(article, verification, None, (version,), lambda _: verification)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    found = [signed(bridge()), hostile(), empty()]
    runs = [replace(one, run=replace(one.run, id=f"run-{number}")) for number, one in enumerate(found)]
    runs[0] = signed(replace(runs[0], decisions=()))
    return dict(site_pages([entry(one, f"article-{number}") for number, one in enumerate(runs)], DESK))


def test_every_page_is_well_formed_and_every_link_leads_to_a_page(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if not path.endswith(".html"):
            continue
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert parser.errors == [], path
        for link in re.findall(r'href="([^"#:]+\.(?:html|xml))', text):
            target = (Path("/") / Path(path).parent / link).resolve().relative_to("/")
            assert str(target) in pages, f"{path} links to {link}"


def test_only_signed_verdicts_with_a_rating_have_a_claim_review(pages: dict[str, str]) -> None:
    assert reviewable(bridge()) == ()
    claims = reviewable(signed(bridge()))
    paths = [path for path in pages if path.startswith("claims/run-0/")]
    assert len(paths) == len(claims) > 0
    assert not [path for path in pages if path.startswith(("claims/run-1/", "claims/run-2/"))]
    for path in paths:
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', pages[path], re.DOTALL)
        review = json.loads(script)
        assert review["@type"] == "ClaimReview"
        assert review["url"] == DESK.url + path
        assert 1 <= review["reviewRating"]["ratingValue"] <= 5
        assert review["reviewRating"]["alternateName"]
        assert set(review) <= TERMS["ClaimReview"]
        assert set(review["reviewRating"]) <= TERMS["Rating"]
        assert set(review["itemReviewed"]) <= TERMS["Claim"]


def _corrected(then: Verdict) -> tuple[Verification, Claim, PastVersion]:
    """A signed version, one of its claims, and a signed version before it that had that verdict on the claim."""
    verification = signed(bridge())
    (claim, *_) = reviewable(verification)
    earlier = PastVersion("run-earlier", Moment.parse("2031-01-05"), {claim.id: then})
    before = Decision(DecisionKind.SIGN, "Ana Ruiz", "", Moment.parse("2031-01-06"), "run-earlier")
    return replace(verification, decisions=(before, *verification.decisions)), claim, earlier


def test_a_signed_verdict_that_is_another_now_is_a_correction_in_schema_orgs_terms() -> None:
    verification, claim, earlier = _corrected(Verdict.REFUTED)
    review = claim_review(verification, claim, "https://d.example/1", "D", "https://d.example/", "fr", (earlier,))
    comment = review["correction"]
    assert isinstance(comment, dict) and set(comment) == TERMS["CorrectionComment"]
    assert "Infirmé" in comment["text"] and "janvier 2031" in comment["text"]
    pages = dict(site_pages([replace(entry(verification, "article-0"), past=(earlier,))], DESK))
    told = [path for path, text in pages.items() if path.startswith("claims/") and "ce rapport disait" in text]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("code", "word"),
    [(None, "Mise à jour"), (CorrectionCode.OUR_ERROR, "erreur de notre part"), (CorrectionCode.LEGAL, "juridique")],
)
def test_an_error_of_ours_is_told_from_what_came_later(code: CorrectionCode | None, word: str) -> None:
    verification, claim, earlier = _corrected(Verdict.REFUTED)
    changed = Decision(DecisionKind.DROP, "Bo Lind", "misread", Moment.parse("2031-02-01"), "run-earlier", code=code)
    decisions = (*verification.decisions[:1], changed, *verification.decisions[1:])
    assert word in correction(replace(verification, decisions=decisions), claim, (earlier,), "fr")


def test_what_was_never_signed_or_still_holds_is_no_correction() -> None:
    verification, claim, earlier = _corrected(Verdict.REFUTED)
    unsigned = replace(earlier, run="run-unsigned")
    for past in ((), (unsigned,)):
        assert "correction" not in claim_review(verification, claim, "u", "D", "d", "en", past)
    same = next(one.verdict for one in as_decided(verification).assessments if one.claim == claim.id)
    held = replace(earlier, verdicts={claim.id: same})
    assert "correction" not in claim_review(verification, claim, "u", "D", "d", "en", (held,))


def test_the_index_can_be_filtered_by_topic(pages: dict[str, str]) -> None:
    assert 'data-by="topic"' in pages["index.html"] and 'data-topic="neutral"' in pages["index.html"]
    assert "Tout sujet" in pages["index.html"]


def test_the_ratings_run_from_refuted_to_confirmed() -> None:
    assert sorted(RATINGS.values()) == [1, 2, 3, 4, 5]


# The properties of these types at schema.org, as far as we may use them.
TERMS = {
    "ClaimReview": {"@context", "@type", "url", "datePublished", "inLanguage", "claimReviewed", "author",
                    "reviewRating", "itemReviewed", "correction"},
    "CorrectionComment": {"@type", "text", "datePublished"},
    "Rating": {"@type", "ratingValue", "worstRating", "bestRating", "alternateName"},
    "Claim": {"@type", "name", "author", "datePublished", "firstAppearance", "appearance"},
}  # fmt: skip


def test_nothing_in_a_review_can_end_its_element(pages: dict[str, str]) -> None:
    run = signed(hostile())
    found = dict(site_pages([entry(run, "article-9")], DESK))
    for path, text in found.items():
        if path.startswith("claims/"):
            (script,) = re.findall(r"<script type=.application/ld\+json.>(.*?)</script>", text, re.DOTALL)
            assert "<" not in script
            json.loads(script)


def test_feed_and_sitemap_are_xml_and_name_every_report(pages: dict[str, str]) -> None:
    feed = Xml.fromstring(pages["feed.xml"])
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 3
    locations = [one.text for one in Xml.fromstring(pages["sitemap.xml"]).iter() if one.tag.endswith("loc")]
    reports = [path for path in pages if path.endswith("report.html")]
    assert {DESK.url + path for path in reports} <= set(locations)


def test_the_same_records_give_the_same_site() -> None:
    entries = [entry(signed(bridge()), "article-1")]
    assert list(site_pages(entries, DESK)) == list(site_pages(entries, DESK))


@pytest.mark.browser
@pytest.mark.slow
def test_the_index_is_filtered_in_the_browser_and_whole_without_script(
    browser: webdriver.Chrome, pages: dict[str, str], tmp_path: Path
) -> None:
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    show(browser, tmp_path / "index.html", 1280)
    assert violations(browser) == []
    shown = "return [...document.querySelectorAll('.reports > li')].filter((one) => !one.hidden).length"
    assert browser.execute_script(shown) == 3
    browser.find_element("id", "words").send_keys("zzz")
    assert browser.execute_script(shown) == 0
    browser.find_element("id", "words").clear()
    browser.find_element("id", "words").send_keys(" ")
    select = browser.find_element("id", "by-status")
    select.send_keys("signé")
    assert browser.execute_script(shown) == 1


def test_the_document_for_word_processors_has_every_claim_and_its_verdict() -> None:
    view = build_view(bridge(), "fr")
    document = docx.Document(BytesIO(render_docx(view)))
    text = "\n".join(one.text for one in document.paragraphs)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    for claim in view.claims:
        assert claim.holds.verdict.label in cells
        assert claim.quote.text[:40] in text


def test_hostile_words_are_text_in_the_document_too() -> None:
    assert render_docx(build_view(hostile(), "en"))[:2] == b"PK"
