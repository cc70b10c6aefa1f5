"""What was left out of an article's text as furniture of its page is listed, and nothing else."""

from recoupe.decompose import decompose
from recoupe.reading import read_article

PAGE = """<html lang="en"><head><title>Ferry sinks off Norvale</title>
<meta property="article:published_time" content="2026-03-04T10:15:00+01:00"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Ferry sinks off Norvale</h1>
<div>Share on Facebook Tweet WhatsApp</div>
<p>A ferry sank off Norvale on Tuesday, killing 14 people, the coast guard said after a long search.</p>
<p>Read also: Ten ferries that sank</p>
<p>The ferry was carrying at least 80 passengers, mayor Tom Basset said in a broadcast on Wednesday.</p>
<p>Subscribe to our newsletter to get the news every morning.</p>
<p>1,245 views 32 comments</p>
</article><footer>Contact the editors</footer></body></html>"""


def test_furniture_inside_the_article_is_listed_and_no_claim() -> None:
    found = decompose(read_article(PAGE.encode(), name="page.html"))
    listed = [left.quote for left in found.left_out if left.why == "boilerplate"]
    assert listed == [
        "Share on Facebook Tweet WhatsApp",
        "Read also: Ten ferries that sank",
        "Subscribe to our newsletter to get the news every morning.",
        "1,245 views 32 comments",
    ]
    assert not [claim for claim in found.claims if "views" in claim.text or "newsletter" in claim.text]


def test_a_tag_behind_a_clause_names_the_speaker_and_the_fate_of_those_counted() -> None:
    claims = decompose(read_article(PAGE.encode(), name="page.html")).claims
    killed = next(claim for claim in claims if "14" in claim.text)
    assert killed.attribution is not None and killed.attribution.speaker == "the coast guard"
    assert [one.metric for one in killed.quantities] == ["killed"]
