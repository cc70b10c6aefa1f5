"""A ministry or police that is called by its country, in the reader's language: "Qatari foreign ministry"."""

from __future__ import annotations

from recoupe.names import gazetteer
from recoupe.trace.bodies import bodies_in
from reports.keys import msgid
from reports.language import Speech

# Of each there is one in a country, so that these words mean it in any language.
_OFFICES = {
    "defence": msgid("defence ministry"),
    "foreign": msgid("foreign ministry"),
    "interior": msgid("interior ministry"),
    "police": msgid("police"),
    "prosecutor": msgid("public prosecutor"),
}
# In more words somebody with a name speaks for it.
_MOST_WORDS = 8


def office_label(words: str, language: str, speech: Speech) -> str:
    """The office in the reader's language; empty where the words tell more than a kind of body and its country."""
    kinds = bodies_in(words, language)
    # « Affaires » is a name by its capital, and without it nothing says what the office is.
    beside = [
        one for one in gazetteer().find(words, language) if bodies_in(words.replace(one.text, ""), language) == kinds
    ]
    if len(beside) != 1 or beside[0].kind != "country" or len(kinds) != 1 or len(words.split()) > _MOST_WORDS:
        return ""
    office = _OFFICES.get(next(iter(kinds)))
    country = gazetteer().label(beside[0].entity, speech.language)
    return speech.say("{office} ({country})", office=speech.say(office), country=country) if office else ""
