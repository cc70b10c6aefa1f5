"""What verifications are asked for; Prefect's own form shows every field with its explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from recoupe.errors import BadInput, BadMoment
from recoupe.moments import Moment

# Prefect's server knows a parameter by its schema alone: what the schema says it refuses before a run is made.
_FORM_OF_A_MOMENT = r"^\s*\d{4}-\d{2}(-\d{2}([T ][0-9:.,]+\s*([Zz]|[+-][0-9:]+)?)?)?\s*$"


def _judges(schema: dict[str, Any]) -> None:
    from recoupe.judge.backends import BACKENDS

    schema["enum"] = list(BACKENDS)


def _decomposers(schema: dict[str, Any]) -> None:
    from recoupe.decompose.decomposers import DECOMPOSERS

    schema["enum"] = list(DECOMPOSERS)


def _topics(schema: dict[str, Any]) -> None:
    from recoupe.topics import topic_names

    # A desk whose folder of sources is wrong is told so when it verifies, not here.
    if names := topic_names():
        schema["enum"] = list(names)


When = Annotated[str, Field(json_schema_extra={"pattern": _FORM_OF_A_MOMENT})]
TopicName = Annotated[str, Field(json_schema_extra=_topics)]


class CampaignParameters(BaseModel):
    """What one article or many are verified against, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dossiers: list[str] = Field(
        default_factory=list,
        title="Dossiers",
        description="Folders of evidence that need no network; each holds dossier.yml and documents.jsonl.",
    )
    online: bool | None = Field(
        None,
        title="Online",
        description="Whether to ask the sources of the registry; if empty, only when there is no dossier.",
    )
    as_of: When | None = Field(
        None,
        title="As of",
        description="Nothing published after this date is evidence, such as 2024-12-17; now if empty.",
    )
    topic: TopicName | None = Field(
        None,
        title="Topic",
        description="Which blocs share an interest: a file of sources/topics; found by the article's actors if empty.",
    )
    backend: str = Field(
        "rules",
        title="Judge",
        description="Who judges what a passage does to a claim: a registered stance backend.",
        json_schema_extra=_judges,
    )
    decomposer: str = Field(
        "rules",
        title="Decomposer",
        description="Who makes claims of the article: rules, or llm for a language model.",
        json_schema_extra=_decomposers,
    )
    language: Literal["fr", "en"] | None = Field(
        None, title="Language", description="Language of the report; the article's where it is fr or en, else en."
    )

    @field_validator("as_of")
    @classmethod
    def _as_of_is_a_moment(cls, value: str | None) -> str | None:
        return _moment(value)

    @property
    def moment(self) -> Moment:
        """The state of knowledge that is asked for; now where none is."""
        return Moment.parse(self.as_of) if self.as_of else Moment.at(datetime.now(UTC))

    @property
    def asks_online(self) -> bool:
        """Whether the sources are asked: as told, else only without a dossier."""
        return not self.dossiers if self.online is None else self.online


class VerifyParameters(CampaignParameters):
    """The parameters of `verify-article`."""

    article: str = Field(
        min_length=1,
        title="Article",
        description="A URL, or the path of a .html, .txt, .md or .pdf file on the worker's machine.",
    )
    published: When | None = Field(
        None,
        title="Published",
        description="When the article was published, such as 2024-12-16T18:00+01:00; read from the page if empty.",
    )
    out: str | None = Field(
        None, title="Output folder", description="Where the report is written; a folder of the run's own if empty."
    )
    parent: str | None = Field(
        None, title="Previous run", description="The run that this one verifies again; its report lists what changed."
    )

    only_if_changed: bool = Field(
        False,
        title="Only if changed",
        description="Make no version where the article, the evidence and the method are those of the previous run.",
    )

    @field_validator("published")
    @classmethod
    def _published_is_a_moment(cls, value: str | None) -> str | None:
        return _moment(value)

    @property
    def publication(self) -> Moment | None:
        """When the article was published, as far as it is told."""
        return Moment.parse(self.published) if self.published else None


class WatchParameters(CampaignParameters):
    """The parameters of `watch-feeds`."""

    feeds: list[str] = Field(
        min_length=1,
        title="Feeds",
        description="Addresses of RSS, Atom or JSON feeds, and folders of articles on the worker's machine.",
    )
    most: int = Field(
        100, ge=1, le=100_000, title="At most", description="How many new articles are verified in one run."
    )


Parameters = TypeVar("Parameters", bound=CampaignParameters)

# Where a day begins first: the zone of Kiritimati, UTC+14.
_FIRST_ZONE = timedelta(hours=14)
# What stands on the command line without an option before it.
_ARGUMENTS = ("article", "feeds")


def parse_parameters(kind: type[Parameters], values: Mapping[str, object]) -> Parameters:
    """The parameters as the command line gives them; raises `BadInput` naming the option that is wrong."""
    try:
        parameters = kind.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0])
        where = field if field in _ARGUMENTS else "--" + field.replace("_", "-")
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise BadInput(f"{where}: {reason}") from error
    check_has_come(parameters.as_of)
    return parameters


def check_has_come(as_of: str | None) -> None:
    """Raises `BadInput` for a state of knowledge that nobody can have yet, `BadMoment` for what is no moment.

    Its day has begun where the day begins first: today is today in any zone.
    """
    if as_of is None:
        return
    today = (datetime.now(UTC) + _FIRST_ZONE).date()
    if Moment.parse(as_of).latest.astimezone(UTC).date() > today:
        raise BadInput(f"--as-of: {as_of} lies in the future: name a day up to today, or leave it out for now")


def _moment(value: str | None) -> str | None:
    """The value, if it is a moment; raises `ValueError`, which pydantic asks for."""
    if value is not None:
        try:
            Moment.parse(value)
        except BadMoment as error:
            raise ValueError(str(error)) from error
    return value
