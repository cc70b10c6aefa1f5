"""What a source file says: a frozen spec that forbids what it does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from recoupe.defaults.gather import MAX_COLLECTION_BYTES

LetterCode = Literal["A", "B", "C", "D", "E", "F"]
Subject = Literal[
    "attribution", "military", "losses", "diplomacy", "economy", "domestic", "health", "disaster", "science", "general"
]
Kind = Literal[
    "official", "agency", "state_media", "newspaper", "broadcaster", "think_tank", "aggregator", "factcheck", "archive",
    "satire",
]  # fmt: skip

UNJUDGED: LetterCode = "F"
_BROADER: Mapping[str, str] = {"losses": "military"}
_GENERAL = "general"
_KEY = re.compile(r"^[a-z]{2,3}_[a-z0-9_]+$")
_DOMAIN = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./-]+)?$", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"^https?://[^\s/]+", re.IGNORECASE)

Text = Annotated[str, Field(min_length=1)]


class _Spec(BaseModel):
    """A block of a source file: unknown fields are refused, so that a typing error is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Letter(_Spec):
    """An Admiralty reliability letter for one subject, the reason for it, and since when it is so judged."""

    letter: LetterCode
    why: Text
    since: date


class Feed(_Spec):
    """An RSS, Atom or JSON feed. `language` is empty where the feed mixes languages."""

    url: Text
    language: str = ""

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        return _web_address(url)


class SearchPage(_Spec):
    """A search endpoint: a pattern with `{query}` and, where it searches by date, `{from}` and `{to}`.

    `links` is a CSS selector of result links for HTML; for JSON `results` is the dotted path of the list and
    `link` that of the address in an entry, in both of which a number is the place in a list; `checks` are claim
    reviews, `captures` an index (CDX) that is asked for the pages of a site, `{domain}`, `names` an encyclopedia that
    knows how other languages write them. `date_format` is a strftime format. `needs` names what keeps a plain request
    from getting results (a script, a POST, an address instead of words); such an endpoint is never asked.
    One that needs a key is asked where the environment has it under `key_env`: it goes into the header `key_header`
    in the form `key_value` or, where it is the address of a desk's own instance, into the pattern as `{key}`.
    """

    url: Text
    kind: Literal["html", "json", "feed", "checks", "captures", "names"] = "html"
    languages: tuple[str, ...] = ()
    links: str = ""
    results: str = ""
    link: str = "url"
    date_format: str = "%Y-%m-%d"
    needs: Literal["", "script", "key", "post", "address"] = ""
    key_env: str = Field("", pattern=r"^(?:RECOUPE_[A-Z_]+)?$")
    key_header: str = ""
    key_value: str = "{key}"

    @field_validator("url")
    @classmethod
    def _has_query(cls, url: str) -> str:
        if not any(field in url for field in ("{query}", "{domain}")):
            raise ValueError("a search pattern needs {query} or {domain}; pages by {day} are a listing")
        _web_address(url.replace("{key}", "https://instance.example", 1) if url.startswith("{key}") else url)
        return url

    @model_validator(mode="after")
    def _has_its_key(self) -> Self:
        if self.needs == "key" and not self.key_env:
            raise ValueError("key_env: a search that needs a key names the variable it is in")
        return self

    def headers(self, keys: Mapping[str, str]) -> dict[str, str]:
        """The header that carries the key, where there is one."""
        key = keys.get(self.key_env, "")
        return {self.key_header: self.key_value.replace("{key}", key)} if key and self.key_header else {}

    def is_open(self, keys: Mapping[str, str]) -> bool:
        """Whether a plain request gets results, with the keys at hand."""
        return not self.needs or (self.needs == "key" and bool(keys.get(self.key_env)))

    @property
    def is_dated(self) -> bool:
        """Whether the endpoint can be asked for a window of dates."""
        return "{from}" in self.url or "{day}" in self.url


class SavePage(_Spec):
    """The interface of an archive that saves pages: `url` takes an address, `status` with `{job}` tells more."""

    url: Text
    status: Text
    key_env: str = Field(pattern=r"^RECOUPE_[A-Z_]+$")
    key_header: str = "Authorization"
    key_value: str = "{key}"
    delay_s: float = Field(10.0, ge=0, le=600)

    @field_validator("url", "status")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        return _web_address(url)


class Listing(_Spec):
    """A page that lists texts: the newest, those of a `{day}`, or in pages numbered from 1, `{page}`.

    `links` is a CSS selector of the links to them, `date_format` a strftime format; `language` is empty where the list
    mixes languages.
    """

    url: Text
    language: str = ""
    links: str = ""
    date_format: str = "%Y-%m-%d"

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        return _web_address(url)

    @property
    def is_dated(self) -> bool:
        """Whether it reaches back to any day."""
        return "{day}" in self.url


class Selectors(_Spec):
    """CSS selectors of the parts of an article page; an empty one leaves that part to the general reader."""

    title: str = ""
    body: str = ""
    published: str = ""
    byline: str = ""
    remove: tuple[str, ...] = ()


class Politeness(_Spec):
    """How a host of this source is asked: seconds between requests, how many at once, and how much it may answer.

    `max_bytes` is for a collection that comes as one large file; pages have the limit of all.
    """

    delay_s: float = Field(2.0, ge=0, le=600)
    concurrency: int = Field(1, ge=1, le=4)
    max_bytes: int | None = Field(None, ge=1, le=MAX_COLLECTION_BYTES)


class Checks(_Spec):
    """What must hold for a page of this source, or its layout has changed.

    `search_is_honest` says whether a nonsense word was seen to give no hits; null where nobody tried.
    """

    min_body_chars: int = Field(200, ge=0)
    search_is_honest: bool | None = None


class Source(_Spec):
    """An outlet or institution that is consulted. `key` is the stem of its file.

    `entity` is its gazetteer id; `mirror_of` the key of the source whose texts it repeats; `citable` is false for
    what is searched or looked up but never evidence.
    """

    key: str
    title: Text
    url: Text
    bloc: Text
    kind: Kind
    owner: str = ""
    country: str = Field(pattern=r"^[a-z]{2}$|^int$")
    languages: tuple[str, ...] = Field(min_length=1)
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    entity: str = ""
    mirror_of: str = ""
    citable: bool = True
    letters: Mapping[Subject, Letter] = Field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    search: SearchPage | None = None
    listing: Listing | None = None
    save: SavePage | None = None
    selectors: Selectors | None = None
    timezone: str = "UTC"
    sanctioned_eu: bool = False
    politeness: Politeness = Politeness()
    quirks: tuple[Text, ...] = ()
    checks: Checks = Checks()

    @field_validator("key")
    @classmethod
    def _key_has_country(cls, key: str) -> str:
        if not _KEY.match(key):
            raise ValueError("a source file is called <country>_<outlet>.yml in lower case")
        return key

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        return _web_address(url)

    @field_validator("domains")
    @classmethod
    def _are_domains(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        for domain in domains:
            if not _DOMAIN.match(domain):
                raise ValueError(f"{domain!r} is not a host such as example.org, or a host with a path")
        return domains

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name!r} is not a time zone such as Europe/Paris") from error
        return name

    @model_validator(mode="after")
    def _is_found_by_something(self) -> Self:
        if not self.domains and not self.aliases:
            raise ValueError("domains: a source needs at least one domain or alias, or nothing is ever credited to it")
        return self

    def letter(self, subject: str = _GENERAL) -> LetterCode:
        """The reliability letter for `subject`, else for a broader subject, else `F`: nothing is known."""
        found = self.judged(subject)
        return found.letter if found else UNJUDGED

    def judged(self, subject: str = _GENERAL) -> Letter | None:
        """The judgement behind `letter`, with its reason."""
        letters = {str(known): letter for known, letter in self.letters.items()}
        for asked in (subject, _BROADER.get(subject, _GENERAL), _GENERAL):
            if asked in letters:
                return letters[asked]
        return None

    @property
    def zone(self) -> ZoneInfo:
        """The zone that its dates without a zone are in."""
        return ZoneInfo(self.timezone)


def _web_address(url: str) -> str:
    if not _WEB_ADDRESS.match(url):
        raise ValueError(f"{url!r} is not an http or https address")
    return url
