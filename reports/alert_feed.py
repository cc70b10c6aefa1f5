"""The feed of a desk's alerts (RSS 2.0), for whoever reads feeds rather than mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

from recoupe.alerts import Alert
from recoupe.assess.decided import as_decided
from recoupe.model import Verification
from reports.digest import SEVERITY_WORDS, alert_row
from reports.language import ReaderLanguage, speech
from reports.lookup import LABEL_CHARS, Lookup
from reports.safe import one_line
from reports.signatures import signature_view


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert, since when it is known, the version that raised it, and where that version's report stands."""

    alert: Alert
    at: datetime
    verification: Verification
    address: str


def render_alert_feed(alerts: Sequence[ToldAlert], site: str, language: ReaderLanguage) -> str:
    """The feed of `alerts`, the latest first; the same change has the same `guid` whenever the feed is read."""
    say = speech(language).say
    feed = Xml.Element("rss", version="2.0")
    channel = Xml.SubElement(feed, "channel")
    Xml.SubElement(channel, "title").text = f"Recoupe – {say('Alerts')}"
    Xml.SubElement(channel, "link").text = site
    Xml.SubElement(channel, "description").text = say("What changed in the reports of this desk, and why")
    Xml.SubElement(channel, "language").text = language
    for one in alerts:
        _add(channel, one, language)
    Xml.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode") + "\n"


def _add(channel: Xml.Element, told: ToldAlert, language: ReaderLanguage) -> None:
    lookup = Lookup.of(as_decided(told.verification), speech(language))
    row = alert_row(lookup, told.alert)
    say = lookup.speech.say
    title = one_line(told.verification.article.title, LABEL_CHARS) or say("Untitled article")
    entry = Xml.SubElement(channel, "item")
    Xml.SubElement(entry, "title").text = f"{say(SEVERITY_WORDS[told.alert.severity])} – {title}"
    Xml.SubElement(entry, "link").text = told.address
    Xml.SubElement(entry, "guid", isPermaLink="false").text = f"urn:recoupe:{told.alert.id}"
    Xml.SubElement(entry, "pubDate").text = format_datetime(told.at)
    Xml.SubElement(entry, "category").text = told.alert.severity.value
    lines = (signature_view(lookup).status, row["text"], row["reason"], *(f"– {reason}" for reason in row["because"]))
    Xml.SubElement(entry, "description").text = "\n".join(filter(None, lines))
