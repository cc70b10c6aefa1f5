"""Which documents go back to one origin: `recoupe origins`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from recoupe.defaults.trace import (
    COPY_CONTAINMENT,
    HOLDERS_KEPT,
    LEAST_ALONE,
    ONE_EVENT,
    ONE_EVENT_CREDITED,
    PAIRS_AT_ONCE,
    SAME_TEXT_CONTAINMENT,
    SHARED_BY_CHANCE,
    STORY_COMPARED_WHOLE,
)
from recoupe.for_good import uncollected
from recoupe.ids import content_id
from recoupe.model import Document, Reason, Role
from recoupe.publishers import publisher_key
from recoupe.sources import Registry, load_registry
from recoupe.trace import reasons
from recoupe.trace.affinity import (
    are_other_events,
    copied,
    credits_outlet,
    is_a_case,
    may_be_one,
    near_in_time,
    say_they_are_two,
)
from recoupe.trace.candidates import Candidates
from recoupe.trace.carriers import Carriers, by_age
from recoupe.trace.grouping import Group, connected, grouped
from recoupe.trace.kinship import Kinship, Pair, shipped
from recoupe.trace.readings import Reading
from recoupe.trace.roots import Root, Roots
from recoupe.trace.shingles import containment, may_be_copies
from recoupe.trace.traits import Story, Traits

_ANALYSTS = frozenset(["think_tank", "factcheck"])


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """The origin of a document, what the document is to it, and why; documents with one `origin` count as one.

    `resolved` is false where nothing shows that it is this origin and nothing proves one of its own: it is not counted
    apart, but the number of origins is an interval.
    """

    id: str
    origin: str
    role: Role
    because: Reason
    resolved: bool = True


def trace_documents(
    documents: Sequence[Document], registry: Registry | None = None, kinship: Kinship | None = None
) -> tuple[DocumentOrigin, ...]:
    """The origin of each document, in the order given; rows that share an id are told apart by their place."""
    named = keyed(documents)
    with uncollected():
        comparison = Comparison(named, registry or load_registry(), kinship)
        found = {key: (group, key) for group in comparison.groups() for key in group.members}
        own = zip(named, (document.id for document in documents), strict=True)
        return tuple(comparison.origin(identity, *found[key]) for key, identity in own)


def keyed(documents: Sequence[Document]) -> dict[str, Document]:
    """The documents by a key made of their content, so that the order of the rows decides nothing."""
    found: dict[str, Document] = {}
    for document in documents:
        content = (document.publisher, document.url, document.language, document.title, document.text)
        key = content_id("document", *content)
        while key in found:
            key += "+"
        found[key] = replace(document, id=key)
    return found


class Comparison:
    """All documents of one question, each read once and compared with those it shares something with."""

    def __init__(self, documents: Mapping[str, Document], registry: Registry, kinship: Kinship | None = None) -> None:
        """Read the documents, by a key of each; nothing is compared before it is asked for."""
        self._kinship = kinship
        self._order = by_age(documents)
        self._place = {key: place for place, key in enumerate(self._order)}
        self._by_chance = SHARED_BY_CHANCE if len(documents) > STORY_COMPARED_WHOLE else 0
        self._carriers = Carriers(documents, registry)
        roots = Roots(self._carriers, documents)
        self._readings = {key: Reading.of(key, self._carriers, roots.of(key)) for key in self._order}

    def reading(self, key: str) -> Reading:
        """What was read of a document."""
        return self._readings[key]

    def groups(self) -> Iterator[Group]:
        """The documents by origin: the same texts are one, then each story is told apart into its origins."""
        pairs = dict(self.pairs())
        same = (pair for pair, share in pairs.items() if share >= SAME_TEXT_CONTAINMENT)
        copies = {self._longest(texts): texts for texts in connected(self._order, same)}
        home = {key: head for head, texts in copies.items() for key in texts}
        links = dict.fromkeys((home[one], home[other]) for one, other in pairs if home[one] != home[other])
        stories = connected(copies, links)
        story_of = {key: number for number, story in enumerate(stories) for key in story}
        linked: dict[int, list[Pair]] = {number: [] for number in range(len(stories))}
        for one, other in links:
            linked[story_of[one]].append((one, other))
        for story, near in self._near((story, linked[number]) for number, story in enumerate(stories)):
            languages = {key: self._readings[key].document.language for key in story}
            for group in grouped(story, near, languages, self._are_two, self._told_again(near)):
                members = sorted((key for text in group.members for key in copies[text]), key=self._place.__getitem__)
                doubtful = frozenset(key for text in group.doubtful for key in copies[text])
                yield Group(tuple(members), doubtful)

    def pairs(self) -> Iterator[tuple[tuple[str, str], float]]:
        """Pairs of documents that are copies or of one event, and the part of the text that copies share."""
        known = Candidates()
        for key in self._order:
            reading = self._readings[key]
            for other, found in known.of(reading):
                elder = self._readings[other]
                likely = found > 0 and may_be_copies(reading.phrases, elder.phrases, found)
                share = containment(reading.phrases, elder.phrases) if likely else 0.0
                if share >= COPY_CONTAINMENT or self._are_of_one_event(elder, reading):
                    yield (other, key), share
            known.add(reading)

    def _longest(self, texts: Sequence[str]) -> str:
        """Of copies the one with the most phrases, of equals the eldest."""
        return max(texts, key=lambda key: len(self._readings[key].phrases))

    def _are_of_one_event(self, elder: Reading, reading: Reading) -> bool:
        """Whether both tell of one event; who credits the elder's outlet with what little both have in common does."""
        # What costs least comes first: most pairs share no more than the country and the kind of event.
        if are_other_events(elder, reading, self._by_chance) or not near_in_time(elder, reading):
            return False
        likeness = elder.weighed.likeness(reading.weighed, elder.facts.shared(reading.facts))
        return likeness >= ONE_EVENT or (likeness >= ONE_EVENT_CREDITED and credits_outlet(reading, elder))

    def _near(self, stories: Iterable[tuple[list[str], list[Pair]]]) -> Iterator[tuple[list[str], dict[Pair, float]]]:
        """For each story, given with the pairs by which it is one, how near pairs of its texts are to one origin.

        Many pairs are judged at once.
        """
        waiting: list[tuple[list[str], dict[Pair, Traits]]] = []
        pairs = 0
        for texts, links in stories:
            traits = self.traits(texts, links)
            waiting.append((texts, traits))
            pairs += len(traits)
            if pairs >= PAIRS_AT_ONCE:
                yield from self._judged(waiting)
                waiting, pairs = [], 0
        yield from self._judged(waiting)

    def _judged(
        self, stories: Sequence[tuple[list[str], dict[Pair, Traits]]]
    ) -> Iterator[tuple[list[str], dict[Pair, float]]]:
        """The stories with the probability of each pair; a copy is as near as the part that it shares."""
        values = {pair: one.values() for _, traits in stories for pair, one in traits.items()}
        near = (self._kinship or shipped()).probabilities(values)
        for texts, traits in stories:
            yield texts, {pair: max(near[pair], self._copied(pair, one)) for pair, one in traits.items()}

    def _copied(self, pair: Pair, traits: Traits) -> float:
        is_likely = traits.copied >= COPY_CONTAINMENT
        return copied(self._readings[pair[0]], self._readings[pair[1]]) if is_likely else 0.0

    def _are_two(self, one: str, other: str) -> bool:
        return say_they_are_two(self._readings[one], self._readings[other])

    def _told_again(self, near: Mapping[Pair, float]) -> list[Pair]:
        """Pairs in which an office comes back to its matter after the days of a story, the nearest first."""
        again = sorted((-value, pair) for pair, value in near.items() if value >= LEAST_ALONE)
        return [pair for _, pair in again if is_a_case(self._readings[pair[0]], self._readings[pair[1]])]

    def traits(self, texts: Sequence[str], links: Iterable[Pair]) -> dict[Pair, Traits]:
        """What tells for or against one origin of pairs of a story, elder and younger, that can be of one.

        Of a small story all pairs are compared, of a larger one those that are linked.
        """
        if len(texts) == 1:
            return {}
        readings = {key: self._readings[key] for key in sorted(texts, key=self._place.__getitem__)}
        story = Story(list(readings.values()))
        pairs = combinations(readings, 2) if len(texts) <= STORY_COMPARED_WHOLE else map(self._by_age, links)
        likely = (pair for pair in pairs if may_be_one(readings[pair[0]], readings[pair[1]]))
        return {(one, other): story.traits(readings[one], readings[other]) for one, other in likely}

    def _by_age(self, pair: Pair) -> Pair:
        one, other = pair
        return (one, other) if self._place[one] < self._place[other] else (other, one)

    def _why(self, key: str, root: Root) -> Reason:
        publisher = self._readings[key].document.publisher
        if root.sort == "speaker":
            return Reason.of(reasons.SPEAKER, publisher=publisher, speaker=root.label)
        if root.sort == "text":
            return Reason.of(reasons.SIGNED, publisher=publisher, agency=root.label, words=root.words)
        if root.sort == "own_check":
            return Reason.of(reasons.OWN_CHECK, publisher=publisher, words=root.words)
        return Reason.of(reasons.OWN_REPORT, publisher=publisher)

    def origin(self, identity: str, group: Group, key: str) -> DocumentOrigin:
        """The answer for one document."""
        first = group.members[0]
        root, publisher = self._readings[key].root, self._carriers.publisher(key)
        origin = content_id("origin", self._readings[first].root.key, first)
        speaks = self._is_the_voice(key, group)
        if key in group.doubtful:
            joined = Reason.of(reasons.NOT_SHOWN_TO_BE_OTHER, publisher=self._nearest(key, group).document.publisher)
            return DocumentOrigin(identity, origin, Role.RELAY, joined, resolved=False)
        if root.is_explicit and not speaks:
            because = self._why(key, root)
        elif key == first or speaks:
            because = self._why(key, Root("itself", publisher.key, publisher.label, ""))
        else:
            because = self._likest(key, group)
        is_own = speaks or root.sort == "own_check" or root.key == publisher.key
        if not is_own or not (root.is_explicit or speaks or key == first):
            return DocumentOrigin(identity, origin, Role.RELAY, because)
        is_analyst = publisher.source is not None and publisher.source.kind in _ANALYSTS
        return DocumentOrigin(identity, origin, Role.ANALYST if is_analyst else Role.ORIGIN, because)

    def _likest(self, key: str, group: Group) -> Reason:
        """Which document of its origin it is most like, and how far it has its words."""
        own, nearest = self._readings[key], self._nearest(key, group)
        share, publisher = containment(own.phrases, nearest.phrases), nearest.document.publisher
        if share >= COPY_CONTAINMENT:
            return Reason.of(reasons.COPIED, publisher=publisher, share=f"{share:.2f}")
        return Reason.of(reasons.RETOLD, publisher=publisher)

    def _nearest(self, key: str, group: Group) -> Reading:
        own = self._readings[key]

        def likeness_to(other: Reading) -> tuple[float, float, str]:
            share = containment(own.phrases, other.phrases)
            return share, own.weighed.likeness(other.weighed, own.facts.shared(other.facts)), other.key

        others = [other for other in group.members if other != key][:HOLDERS_KEPT]
        return max((self._readings[other] for other in others), key=likeness_to)

    def _is_the_voice(self, key: str, group: Group) -> bool:
        """Whether the publisher is the very one that another document of the group goes back to."""
        own = publisher_key(self._carriers.publisher(key).label)
        others = (self._readings[other].root for other in group.members if other != key)
        return any(root.is_explicit and publisher_key(root.label) == own for root in others)
