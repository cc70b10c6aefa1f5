"""A page that is about another place of the same name is no evidence, once it is at hand."""

from __future__ import annotations

from recoupe import verify
from recoupe.moments import Moment
from recoupe.reading import read_article, read_document
from tests.internet import story


def test_what_happened_in_another_place_of_the_same_name_is_no_evidence_and_an_editor_is_told() -> None:
    article = read_article(story.ARTICLE.encode(), name="article.txt", published=Moment.parse(story.PUBLISHED))
    document = read_document(story.NAMESAKE.page(), "https://gazette.example/texas", "text/html")
    found = verify(article, [document], Moment.parse(story.AS_OF))
    assert [one.passage.text for one in found.evidence] == []
    assert ["Odessa, Texas" in str(one.reason) for one in found.issues] == [True]
