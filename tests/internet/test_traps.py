"""A page that is about another place of the same name is no evidence, once it is at hand."""

from __future__ import annotations

import pytest

from recoupe import verify
from recoupe.moments import Moment
from recoupe.reading import read_article, read_document
from tests.internet import story


@pytest.mark.xfail(strict=True, reason="the gazetteer takes Odessa in Texas for Odesa, and the judge cattle for people")
def test_what_happened_in_another_place_of_the_same_name_supports_nothing() -> None:
    article = read_article(story.ARTICLE.encode(), name="article.txt", published=Moment.parse(story.PUBLISHED))
    document = read_document(story.NAMESAKE.page(), "https://gazette.example/texas", "text/html")
    found = verify(article, [document], Moment.parse(story.AS_OF))
    assert [one.passage.text for one in found.evidence if one.score.stance.value in ("supports", "refutes")] == []
