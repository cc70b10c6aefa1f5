"""Which documents go back to one origin: `recoupe origins`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.defaults.trace import (
    COPY_CONTAINMENT,
    REWRITE_CONTAINMENT,
    SAME_STORY,
    SAME_STORY_SAME_SOURCE,
    SAME_TEXT_CONTAINMENT,
)
from recoupe.ids import content_id
from recoupe.model import Document, Reason, Role
from recoupe.publishers import publisher_key
from recoupe.sources import Registry, load_registry
from recoupe.trace import reasons
from recoupe.trace.candidates import Candidates
from recoupe.trace.carriers import Carriers, by_age
from recoupe.trace.roots import Root, Roots, are_namesakes, differ, same_speaker, same_text
from recoupe.trace.shingles import containment
from recoupe.trace.stories import Facts, facts_of_document, is_made_from, likeness, near_in_time, tell_the_same

_ANALYSTS = frozenset(["think_tank", "factcheck"])


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """The origin of a document, what the document is to it, and why; documents with one `origin` count as one."""

    id: str
    origin: str
    role: Role
    because: Reason


@dataclass(frozen=True, slots=True)
class _Link:
    """Why a document belongs to another one's origin, and how strong that is.

    `binds`: with any member of a group, not only with its medoid, because it says so itself or is the same text.
    `cites` is the document of the two that cites the outlet of the other and says no more.
    """

    strength: float
    because: Reason
    binds: bool = False
    cites: str = ""


@dataclass(slots=True)
class _Group:
    members: list[str] = field(default_factory=list)
    medoid: str = ""
    closeness: dict[str, float] = field(default_factory=dict)
    because: dict[str, Reason] = field(default_factory=dict)


def trace_documents(documents: Sequence[Document], registry: Registry | None = None) -> tuple[DocumentOrigin, ...]:
    """The origin of each document, in the order given; rows that share an id are told apart by their place."""
    keyed = _keyed(documents)
    named = {key: _with_id(document, key) for key, document in keyed.items()}
    comparison = _Comparison(named, registry or load_registry())
    groups = comparison.groups()
    found = {key: (group, key) for group in groups for key in group.members}
    return tuple(comparison.origin(keyed[key].id, *found[key]) for key in keyed)


def _keyed(documents: Sequence[Document]) -> dict[str, Document]:
    """The documents by a key made of their content, so that the order of the rows decides nothing."""
    keyed: dict[str, Document] = {}
    for document in documents:
        content = (document.publisher, document.url, document.language, document.title, document.text)
        key = content_id("document", *content)
        while key in keyed:
            key += "+"
        keyed[key] = document
    return keyed


def _with_id(document: Document, key: str) -> Document:
    return Document(
        key,
        document.url,
        document.publisher,
        document.published,
        document.language,
        document.title,
        document.text,
        document.kind,
        document.source,
        document.snapshot,
        document.links,
    )


class _Comparison:
    """All documents of one question, each read once and compared with those it shares something with."""

    def __init__(self, documents: Mapping[str, Document], registry: Registry) -> None:
        self._documents = documents
        self._order = by_age(documents)
        self._place = {key: place for place, key in enumerate(self._order)}
        self._carriers = Carriers(documents, registry)
        self._roots: dict[str, Root] = {}
        self._facts: dict[str, Facts] = {}
        roots = Roots(self._carriers, documents)
        for key in self._order:
            self._roots[key] = roots.of(key)
            self._facts[key] = facts_of_document(documents[key])
        self._near: dict[str, dict[str, _Link]] = {key: {} for key in self._order}

    def groups(self) -> list[_Group]:
        """The documents by origin: each joins the group whose medoid it is linked to best, then groups are joined."""
        known = Candidates()
        for key in self._order:
            described = (self._carriers.shingles[key], self._facts[key], self._roots[key], self._publisher(key))
            for other, shares_phrases in known.of(*described):
                self._relate(key, other, shares_phrases)
            known.add(key, *described)
        self._keep_best_citations()
        home: dict[str, _Group] = {}
        groups: list[_Group] = []
        for key in self._order:
            joined = self._join(key, home)
            if joined.members == [key]:
                groups.append(joined)
        return self._merged(groups)

    def _keep_best_citations(self) -> None:
        """Of all that an outlet publishes on an event, whoever cites it goes back to what is most like it."""
        for key in self._order:
            if self._roots[key].sort != "text":
                continue
            cited = {other: link for other, link in self._near[key].items() if link.cites == key}
            best = max(cited, key=lambda other: (cited[other].strength, other), default="")
            for other in cited:
                if other != best and cited[other].strength < cited[best].strength:
                    del self._near[key][other], self._near[other][key]

    def _publisher(self, key: str) -> str:
        return self._carriers.publisher(key).key

    def _relate(self, key: str, other: str, shares_phrases: bool) -> None:
        link = self._compare(min(key, other), max(key, other), shares_phrases)
        if link is not None:
            self._near[key][other] = self._near[other][key] = link

    def _join(self, key: str, home: dict[str, _Group]) -> _Group:
        """The group that a document joins, a new one where it is linked to none."""
        near = {id(home[other]): home[other] for other in self._near[key] if other in home}
        linked = [(group, link) for group in near.values() if (link := self._link_to(key, group)) is not None]
        if not linked:
            home[key] = _Group([key], key, {key: 0.0})
            return home[key]
        group, link = max(linked, key=lambda one: one[1].strength)
        group.because[key] = link.because
        self._take_in(group, [key])
        home[key] = group
        return group

    def _take_in(self, group: _Group, keys: Sequence[str]) -> None:
        """Add members; the medoid is whichever is linked most strongly to all others, the first of equals."""
        for key in keys:
            group.members.append(key)
            group.closeness[key] = 0.0
            for other, link in self._near[key].items():
                if other in group.closeness:
                    group.closeness[key] += link.strength
                    group.closeness[other] += link.strength
        group.medoid = max(group.members, key=lambda one: group.closeness[one])

    def _link_to(self, key: str, group: _Group) -> _Link | None:
        """The link to the medoid or, where it binds, to any member: likeness alone is not passed on."""
        near = self._near[key]
        fitting = [
            link for other, link in near.items() if other in group.closeness and (link.binds or other == group.medoid)
        ]
        return max(fitting, key=lambda link: link.strength, default=None)

    def _merged(self, groups: list[_Group]) -> list[_Group]:
        """Groups that turn out to be linked, once all documents are in, are one."""
        merged: list[_Group] = []
        home: dict[str, _Group] = {}
        for group in groups:
            near = {id(home[other]): home[other] for key in group.members for other in self._near[key] if other in home}
            links = [(one, link) for one in near.values() if (link := self._between(group, one)) is not None]
            if not links:
                merged.append(group)
                home.update(dict.fromkeys(group.members, group))
                continue
            joined, link = max(links, key=lambda one: one[1].strength)
            joined.because.update({group.members[0]: link.because, **group.because})
            self._take_in(joined, group.members)
            home.update(dict.fromkeys(group.members, joined))
        return merged

    def _between(self, one: _Group, other: _Group) -> _Link | None:
        links = [self._near[one.medoid].get(other.medoid), *(self._link_to(key, other) for key in one.members)]
        fitting = [link for place, link in enumerate(links) if link and (place == 0 or link.binds)]
        return max(fitting, key=lambda link: link.strength, default=None)

    def _compare(self, one: str, other: str, shares_phrases: bool) -> _Link | None:
        first, second = self._documents[one], self._documents[other]
        share = containment(self._carriers.shingles[one], self._carriers.shingles[other]) if shares_phrases else 0.0
        alike = likeness(self._facts[one], self._facts[other]) if near_in_time(first, second) else 0.0
        if share < COPY_CONTAINMENT and alike < SAME_STORY_SAME_SOURCE:
            return None
        elder = min((one, other), key=self._place.__getitem__)
        publisher = self._documents[elder].publisher
        shared_root = self._shared_root(one, other)
        # Communiqués of one form share most of their words; whoever speaks in each tells them apart.
        if share >= COPY_CONTAINMENT and (share >= SAME_TEXT_CONTAINMENT or not self._is_cut(one, other)):
            copied = Reason.of(reasons.COPIED, publisher=publisher, share=f"{share:.2f}")
            return _Link(2.0 + share, copied, share >= SAME_TEXT_CONTAINMENT or shared_root is not None)
        if shared_root is not None and alike >= self._least_likeness(one, other):
            return _Link(1.0 + alike, shared_root, True, self._citing(one, other))
        voice = self._shared_voice(one, other)
        if voice is not None and tell_the_same(self._facts[one], self._facts[other], alike):
            return _Link(0.8 + alike / 10, voice)
        if self._is_cut(one, other) or alike < SAME_STORY:
            return None
        if share >= REWRITE_CONTAINMENT:
            return _Link(0.5 + share, Reason.of(reasons.COPIED, publisher=publisher, share=f"{share:.2f}"))
        same_language = first.language == second.language
        uncredited = not any(self._roots[key].speaker or self._roots[key].sort == "own_check" for key in (one, other))
        if is_made_from(self._facts[one], self._facts[other], alike, same_language, uncredited):
            return _Link(alike / 2, Reason.of(reasons.TRANSLATED, publisher=publisher))
        return None

    def _least_likeness(self, one: str, other: str) -> float:
        """How alike two stories of one source have to be.

        That both credit "the police" says less than a name, and that both cite a paper less than being from it.
        """
        first, second = self._roots[one], self._roots[other]
        both_cite = first.sort == second.sort == "text" and not self._citing(one, other)
        return SAME_STORY if both_cite or (first.is_office and second.is_office) else SAME_STORY_SAME_SOURCE

    def _shared_root(self, one: str, other: str) -> Reason | None:
        """The reason where both go back to one speaker or one text, or one to what the other is."""
        first, second = self._roots[one], self._roots[other]
        if first.speaker and self._are_one(first.speaker, second.speaker, one, other) and not self._is_cut(one, other):
            return self._why(one, first)
        if first.sort == second.sort == "own_check":
            return self._why(one, first) if first.key == second.key else None
        if self._is_cut(one, other):
            return None
        for key, root, onto in ((one, first, other), (other, second, one)):
            theirs = {self._carriers.publisher(onto).key, *self._roots[onto].texts}
            named = {root.key} if root.sort == "speaker" else set(root.texts)
            if any(same_text(mine, their) for mine in sorted(named) for their in sorted(theirs)):
                return self._why(key, root)
        return None

    def _are_one(self, speaker: str, another: str, one: str, other: str) -> bool:
        """Whether a speaker of one document is a speaker of the other."""
        return same_speaker(speaker, another, self._documents[one].language == self._documents[other].language)

    def _citing(self, one: str, other: str) -> str:
        """Which of the two only cites the outlet that publishes the other; empty where it is not that."""
        for key, onto in ((one, other), (other, one)):
            if self._roots[key].sort == "text" and self._publisher(onto) in self._roots[key].texts:
                return key
        return ""

    def _shared_voice(self, one: str, other: str) -> Reason | None:
        """The reason where whom one goes back to is a person whom the other credits as well."""
        first, second = self._roots[one], self._roots[other]
        if "own_check" in (first.sort, second.sort):
            return None
        if second.speaker and any(self._are_one(second.speaker, voice, one, other) for voice in first.voices):
            return self._why(other, second)
        heard = first.speaker and any(self._are_one(first.speaker, voice, one, other) for voice in second.voices)
        return self._why(one, first) if heard else None

    def _why(self, key: str, root: Root) -> Reason:
        publisher = self._documents[key].publisher
        if root.sort == "speaker":
            return Reason.of(reasons.SPEAKER, publisher=publisher, speaker=root.label)
        if root.sort == "text":
            return Reason.of(reasons.SIGNED, publisher=publisher, agency=root.label, words=root.words)
        if root.sort == "own_check":
            return Reason.of(reasons.OWN_CHECK, publisher=publisher, words=root.words)
        return Reason.of(reasons.OWN_REPORT, publisher=publisher)

    def _is_cut(self, one: str, other: str) -> bool:
        """Whether both say who is behind them, and it is not the same: then likeness of facts proves nothing."""
        first, second = self._roots[one], self._roots[other]
        if self._documents[one].language == self._documents[other].language and first.speaker and second.speaker:
            return not self._are_one(first.speaker, second.speaker, one, other) or are_namesakes(first, second)
        return differ(first, second)

    def origin(self, identity: str, group: _Group, key: str) -> DocumentOrigin:
        """The answer for one document."""
        first = min(group.members, key=self._place.__getitem__)
        origin = content_id("origin", self._roots[first].key, first)
        root, publisher = self._roots[key], self._carriers.publisher(key)
        if self._is_the_voice(key, group) or (not root.is_explicit and key not in group.because):
            because = self._why(key, Root("itself", publisher.key, publisher.label, ""))
        else:
            because = group.because[key] if not root.is_explicit else self._why(key, root)
        is_own = self._is_the_voice(key, group) or root.sort == "own_check" or root.key == publisher.key
        if not is_own or (key in group.because and not root.is_explicit and not self._is_the_voice(key, group)):
            return DocumentOrigin(identity, origin, Role.RELAY, because)
        is_analyst = publisher.source is not None and publisher.source.kind in _ANALYSTS
        return DocumentOrigin(identity, origin, Role.ANALYST if is_analyst else Role.ORIGIN, because)

    def _is_the_voice(self, key: str, group: _Group) -> bool:
        """Whether the publisher is the very one that another document of the group goes back to."""
        own = publisher_key(self._carriers.publisher(key).label)
        others = (self._roots[other] for other in group.members if other != key)
        return any(root.is_explicit and publisher_key(root.label) == own for root in others)
