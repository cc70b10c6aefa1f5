"""Speakers: the party behind an attribution, read with the sentences before it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import find_concepts
from recoupe.defaults.trace import (
    OBSERVED_CONCEPTS,
    OFFICES_OF_A_NATION,
    SENTENCES_OF_A_SPEAKER,
    SURE_OF_ATTRIBUTION,
    SURE_OF_CONTEXT,
    SURE_OF_OWN_CHANNEL,
)
from recoupe.languages import get_language
from recoupe.model import Attribution, Document, Span
from recoupe.names import gazetteer
from recoupe.publishers import outlet_name, publisher_key
from recoupe.trace.bodies import bodies_in
from recoupe.trace.carriers import Carrier, Carriers, Trace
from recoupe.trace.checks import own_check
from recoupe.trace.korean import name_before_title
from recoupe.trace.matters import country_of_matter, is_matter_of
from recoupe.trace.offices import offices_in
from recoupe.trace.signatures import is_carrier

_UNNAMED_HEAD = re.compile(
    r"^(?:an?|the|une?|des|les|le|la|two|three|several|deux|plusieurs|два|две|двое|несколько|кілька|двоє)?\s*"
    r"(?:[\w-]+\s)?(?:sources?|insiders?|источник\w*|собеседник\w*|джерел\w*|співрозмовник\w*)(?!\w)",
    re.IGNORECASE,
)
# "A senior official", "Un responsable militaire américain", "Джерело в Генеральному штабі"
_UNNAMED_OPENING = re.compile(
    r"^(?:(?:an?|une?|des|two|several|deux|plusieurs|два|двое|несколько|кілька)\s(?:[\w-]+\s){0,2}(?:officials?|sources?|"
    r"responsables?|diplomates?|diplomats?|fonctionnaires?)|(?:sources?|officials|источник\w*|собеседник\w*|джерел\w*|"
    r"співрозмовник\w*)(?!\w))(?:\s(?:(?:in|within|at|from|of|dans|au|de|du|в|у|из|з)\s)?[\w'’-]+){0,4}",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"^(?:an?|one|une?|один|одна|один из|один із)\s", re.IGNORECASE)
_PUBLICATION = re.compile(
    r"^(?:издание|видання|агентство|газета|редакция|редакція|매체|통신|신문|(?:the )?(?:newspaper|paper|agency|outlet|"
    r"broadcaster|website)|(?:le )?(?:journal|quotidien|site)|l['’]agence|la dépêche|la rédaction)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^(?:its|his|her|their|son|sa|ses|leur|leurs|его|её|ее|их|його|її|їх)\s", re.IGNORECASE)
_NEITHER = re.compile(r"^(?:neither|ni|ни|ані|ні)\s", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|et|и|та|й|і)\s*$|(?:과|와)\s*$", re.IGNORECASE)
_KOREAN_STAND_IN = 6
_UNNAMED_KOREAN = re.compile(r"(?:소식통|관계자|협조자)")
_ARTICLE = re.compile(r"^(?:(?:the|le|la|les)\s+|l['’]|d['’])", re.IGNORECASE)
_LEAST_KEY = 3
_WORDS_OF_A_STAND_IN = 3


class Speakers:
    """Resolves attributions of passages to parties."""

    def __init__(self, carriers: Carriers) -> None:
        """Speakers in the documents of `carriers`."""
        self._carriers = carriers
        self._parties = carriers.parties

    def of_passage(self, document: Document, span: Span, attribution: Attribution | None) -> Carrier:
        """Who asserts the passage: its speaker, else the newsroom that checked it, else whose text it is."""
        carrier = self._carriers.of(document.id)
        words = own_check(span.of(document.text), document.language)
        if words and not _credits_a_person(attribution):
            own = self._carriers.witness(document.id, span.of(document.text))
            return Carrier(own, Trace("own_check", words, SURE_OF_OWN_CHANNEL))
        if attribution is None:
            unnamed = _unnamed_head(span.of(document.text), document.language)
            if unnamed:
                return self._unnamed(document, span, Attribution(unnamed, ""))
            return self._unattributed(document, span) or carrier
        return self._credited(document, span, attribution) or carrier

    def _credited(self, document: Document, span: Span, attribution: Attribution) -> Carrier | None:
        """The party an attribution credits; None where it credits nobody that can be told from the newsroom."""
        speaker = attribution.speaker.strip()
        if _PUBLICATION.match(speaker) or _NEITHER.match(speaker):
            # "Neither Moscow nor Pyongyang has confirmed" is what the newsroom sees, not what they say.
            return None
        named = self._named_outlet(document, speaker)
        if named is not None or is_carrier(attribution.entity):
            return self._behind_carrier(document, span, attribution) or named or self._listed(attribution)
        if _is_unnamed(attribution, document.language):
            return self._unnamed(document, span, attribution)
        if _is_loose(attribution, document.language):
            return None
        if gazetteer().is_at_home(attribution.entity, speaker) and not self._is_at_home(attribution, document):
            return self._of_the_matter(document, speaker) or self._by_name(document, speaker)
        listed = self._body_of_country(attribution, document.language) or self._listed(attribution)
        if listed is not None:
            return listed
        if self._carriers.publisher(document.id).is_official:
            # "The President", on the President's own site.
            return None
        stands_in = _stands_in(speaker, document.language)
        if stands_in or not _is_name_or_office(speaker, document.language):
            return self._earlier(document, span) or self._of_the_matter(document, speaker)
        return self._of_the_matter(document, speaker) or self._by_name(document, speaker)

    def _by_name(self, document: Document, speaker: str) -> Carrier:
        """Somebody in no list, under the bloc of the outlet."""
        bloc = self._carriers.publisher(document.id).bloc
        party = self._parties.of_name(_ARTICLE.sub("", speaker), document.language, bloc)
        return Carrier(party, Trace("explicit_attribution", speaker, SURE_OF_ATTRIBUTION))

    def _is_at_home(self, attribution: Attribution, document: Document) -> bool:
        """Whether a listed body that is called by no country is meant: by its own, in a text about that."""
        entity = gazetteer().get(attribution.entity)
        return entity is not None and is_matter_of(entity.country, document)

    def _of_the_matter(self, document: Document, speaker: str) -> Carrier | None:
        """The one body of its kind in the only country that a text names: "the defence ministry said"."""
        bare = _ARTICLE.sub("", speaker)
        kinds = bodies_in(bare, document.language) & OFFICES_OF_A_NATION
        if not kinds or _has_a_name_beside(bare, document.language):
            return None
        country = country_of_matter(document)
        label = f"{bare} ({gazetteer().label(country, document.language)})"
        party = self._parties.of_country_body(label, country, kinds) if country else None
        return Carrier(party, Trace("explicit_attribution", speaker, SURE_OF_ATTRIBUTION)) if party else None

    def _listed(self, attribution: Attribution) -> Carrier | None:
        party = self._parties.of_entity(attribution.entity) if attribution.entity else None
        if party is None:
            return None
        return Carrier(party, Trace("explicit_attribution", attribution.speaker.strip(), SURE_OF_ATTRIBUTION))

    def _body_of_country(self, attribution: Attribution, language: str) -> Carrier | None:
        """The body or person that is called by its country: "the emergency service of Georgia" is not Georgia."""
        found = gazetteer().get(attribution.entity)
        if found is None or found.kind != "country":
            return None
        speaker = _ARTICLE.sub("", attribution.speaker.strip())
        party = self._parties.of_country_body(speaker, found.id, bodies_in(speaker, language))
        return Carrier(party, Trace("explicit_attribution", speaker, SURE_OF_ATTRIBUTION)) if party else None

    def _behind_carrier(self, document: Document, span: Span, attribution: Attribution) -> Carrier | None:
        """Who speaks through the agency or outlet that is credited, where the sentence shows it."""
        sentence = span.of(document.text)
        unnamed = _unnamed_head(sentence, document.language)
        if unnamed or attribution.anonymous:
            return self._unnamed(document, span, replace(attribution, speaker=unnamed or attribution.speaker))
        place = sentence.find(attribution.speaker.strip())
        before = sentence[: max(0, place)]
        joined = _JOINED.search(before)
        if joined:
            bodies = [name for name in gazetteer().find(before, document.language) if name.kind == "body"]
            if bodies and joined.start() - bodies[-1].span.end <= 1:
                return self._listed(Attribution(bodies[-1].text, attribution.verb, entity=bodies[-1].entity))
        if _opens_with_stand_in(sentence, document.language):
            return self._earlier(document, span)
        return self._inside_korean(document, span, sentence[place + len(attribution.speaker.strip()) :])

    def _inside_korean(self, document: Document, span: Span, rest: str) -> Carrier | None:
        """Korean puts the speaker between the agency and what is said: "according to Reuters the GUR is ..."."""
        if document.language != "ko":
            return None
        for found in find_attributions(rest, document.language):
            if found.attribution.entity and not is_carrier(found.attribution.entity):
                if _is_unnamed(found.attribution, document.language):
                    return self._unnamed(document, span, found.attribution)
                return self._listed(found.attribution)
        return None

    def _named_outlet(self, document: Document, speaker: str) -> Carrier | None:
        """The outlet that the speaker is: the publisher itself, or another one of the registry."""
        bare = _ARTICLE.sub("", speaker)
        key, own = publisher_key(bare), publisher_key(outlet_name(document.publisher))
        if len(key) >= _LEAST_KEY and (own.startswith(key) or key == own):
            return self._carriers.of(document.id)
        source = self._parties.registry.of_name(bare)
        if source is None or source.kind == "official":
            return None
        party = self._parties.of_source(source)
        if party.key == self._carriers.publisher(document.id).key:
            return self._carriers.of(document.id)
        return Carrier(party, Trace("explicit_attribution", speaker, SURE_OF_ATTRIBUTION))

    def _unnamed(self, document: Document, span: Span, attribution: Attribution) -> Carrier:
        """Somebody not named: known by their country and by the newsroom that spoke with them."""
        newsroom = self._carriers.of(document.id).party
        told = [one for one in gazetteer().find(span.of(document.text), document.language) if is_carrier(one.entity)]
        entity = attribution.entity if is_carrier(attribution.entity) else told[0].entity if len(told) == 1 else ""
        newsroom = (self._parties.of_entity(entity) if entity else None) or newsroom
        party = self._parties.unnamed(attribution.speaker, _country(attribution, document.language), newsroom)
        return Carrier(party, Trace("unnamed", attribution.speaker, SURE_OF_ATTRIBUTION))

    def _unattributed(self, document: Document, span: Span) -> Carrier | None:
        """A sentence that credits nobody goes on with the speaker before, unless the newsroom observes it itself."""
        concepts = {found.concept for found in find_concepts(span.of(document.text), document.language)}
        return None if concepts & OBSERVED_CONCEPTS else self._earlier(document, span)

    def _earlier(self, document: Document, span: Span) -> Carrier | None:
        """The speaker of one of the sentences before."""
        before = [one for one in _sentences(document.text, document.language) if one.end <= span.start]
        for sentence in reversed(before[-SENTENCES_OF_A_SPEAKER:]):
            for found in find_attributions(sentence.of(document.text), document.language):
                attribution = found.attribution
                if _stands_in(attribution.speaker, document.language) and not attribution.entity:
                    continue
                party = self._credited(document, sentence, attribution)
                if party is not None:
                    return Carrier(party.party, Trace("context", attribution.speaker, SURE_OF_CONTEXT))
        return None


@lru_cache(maxsize=4096)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    return split_sentences(text, language)


def _credits_a_person(attribution: Attribution | None) -> bool:
    """Whether somebody other than a newsroom is credited."""
    return attribution is not None and bool(attribution.entity) and not is_carrier(attribution.entity)


def _is_unnamed(attribution: Attribution, language: str) -> bool:
    speaker = attribution.speaker.strip()
    if attribution.anonymous:
        return True
    if language == "ko":
        return bool(_UNNAMED_KOREAN.search(speaker))
    known = get_language(language)
    found = gazetteer().get(attribution.entity)
    if known and _ONE_OF_MANY.match(speaker) and not (found and found.kind == "person"):
        bare = _without_names(speaker, language)
        return bool(re.search(rf"(?<!\w)(?:{'|'.join(known.anonymous)})(?!\w)", bare, re.IGNORECASE))
    label = gazetteer().label(attribution.entity, "en")
    is_group = bool(label) and bool(re.search(r"\b(?:officials|sources)$", label))
    return bool(_UNNAMED_HEAD.match(speaker)) or (is_group and known is not None)


def _without_names(speaker: str, language: str) -> str:
    """The speaker without listed names: a study by the Open Source Centre is by no unnamed source."""
    for name in reversed([one for one in gazetteer().find(speaker, language) if one.entity]):
        speaker = speaker[: name.span.start] + speaker[name.span.end :]
    return speaker


def _country(attribution: Attribution, language: str) -> str:
    """The country of somebody who is not named, by the body or country they are said to belong to."""
    found = gazetteer().get(attribution.entity)
    if found is not None and not is_carrier(attribution.entity):
        return found.country or found.id
    for name in gazetteer().find(attribution.speaker, language):
        entity = gazetteer().get(name.entity)
        if entity is not None and entity.country and not is_carrier(name.entity):
            return entity.country
    return ""


def _unnamed_head(sentence: str, language: str) -> str:
    """The words for somebody not named that open the sentence: "A source in the General Staff"; else empty."""
    found = _UNNAMED_OPENING.match(sentence) if language != "ko" else None
    return found.group().strip() if found else ""


def _is_loose(attribution: Attribution, language: str) -> bool:
    """Whether the name stands so deep in a speaker that opens with neither name nor office that it speaks not."""
    bare = _ARTICLE.sub("", attribution.speaker.strip())
    known = get_language(language)
    if language == "ko" or not bare[:1].islower() or known is None:
        return False
    names = [name for name in gazetteer().find(bare, language) if name.entity]
    head = " ".join(bare.split()[:_WORDS_OF_A_STAND_IN])
    if names and names[0].span.start <= len(head):
        return False
    return not (offices_in(head, language) or re.search("|".join(known.speaking_nouns), head, re.IGNORECASE))


def _has_a_name_beside(office: str, language: str) -> bool:
    """Whether a name stands in the words for an office that is no part of what the office is called."""
    kinds = bodies_in(office, language)
    names = [name for name in gazetteer().find(office, language) if name.kind != "body"]
    return any(bodies_in(office[: one.span.start] + office[one.span.end :], language) == kinds for one in names)


def _opens_with_stand_in(sentence: str, language: str) -> bool:
    known = get_language(language)
    if known is None or not known.pronouns:
        return False
    return bool(re.match("|".join(known.pronouns), sentence, re.IGNORECASE) or _POSSESSIVE.match(sentence))


def _stands_in(speaker: str, language: str) -> bool:
    """Whether the speaker is a pronoun or a word for somebody named before, such as "the commission"."""
    if _opens_with_stand_in(speaker, language):
        return True
    named = bool(gazetteer().find(speaker, language))
    if language == "ko":
        return not named and not offices_in(speaker, language) and len(speaker) <= _KOREAN_STAND_IN
    bare = _ARTICLE.sub("", speaker)
    few = len(bare.split()) <= _WORDS_OF_A_STAND_IN
    return few and bare[:1].islower() and not named


def _is_name_or_office(speaker: str, language: str) -> bool:
    known = get_language(language)
    if gazetteer().find(speaker, language) or offices_in(speaker, language):
        return True
    if language == "ko" and name_before_title(speaker):
        return True
    return bool(known and known.speaking_nouns and re.search("|".join(known.speaking_nouns), speaker, re.IGNORECASE))
