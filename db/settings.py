"""Where a desk keeps its things: environment variables with the prefix `RECOUPE_`, and their defaults."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from db.addresses import check_mail_server, check_mailboxes, check_on_the_web, listed
from db.errors import BadSetting
from db.home import default_home
from recoupe.cadence import read_steps
from recoupe.errors import BadInput

DATABASE_FILE = "recoupe.sqlite"


class Settings(BaseSettings):
    """The settings of one desk, each an environment variable such as `RECOUPE_HOME`.

    Raises `BadSetting` for one that is none, without repeating it: it may be a secret.

    `home` is absolute. Without `database_url` the records are the SQLite file `recoupe.sqlite` in `home`.
    `allow_loopback` lets the gatherer fetch from this machine, which only tests and mirrors need. `save_pages` has a
    public archive save what reports cite, which tells it what the desk works on.
    `task_runner` is where a campaign verifies its articles: in `task_workers` threads, or by a cluster's workers: the
    one at `cluster`, or one of its own on this machine.
    `log` is how a desk's processes say what they do: in words for a person, or as lines of JSON.
    `language` is that of the desk's own pages; `proxy_user_header` names the header by which a reverse proxy says who
    is logged in, and makes the desk trust it.
    `cadence` is how often an article is looked at again, by its age: `3d:6h,30d:1d`; empty for the shipped one.
    `site_url` is where the report site stands. Alerts go to the addresses of `alert_email` through the mail server
    `smtp_url` (`smtp://` or `smtps://`, with user and password if it wants them), and to the web addresses of
    `alert_webhooks` and `alert_slack`; several are separated by commas. What cannot be such an address is refused here,
    long before there is anything to tell.
    """

    model_config = SettingsConfigDict(env_prefix="RECOUPE_", env_ignore_empty=True, extra="ignore")

    home: Path = Field(default_factory=default_home)
    database_url: str = ""
    allow_loopback: bool = False
    save_pages: bool = False
    task_runner: Literal["threads", "dask", "ray"] = "threads"
    task_workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1)
    cluster: str = ""
    language: Literal["fr", "en"] = "fr"
    log: Literal["plain", "json"] = "plain"
    proxy_user_header: str = ""
    cadence: str = ""
    site_url: str = ""
    smtp_url: str = ""
    alert_from: str = "recoupe@localhost"
    alert_email: str = ""
    alert_webhooks: str = ""
    alert_slack: str = ""

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - pydantic says what each may be
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            name = str(first["loc"][0]) if first["loc"] else ""
            reason = str(first["msg"]).removeprefix("Value error, ")
            raise BadSetting(f"RECOUPE_{name.upper()}: {reason}" if name else reason) from error

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("cadence")
    @classmethod
    def _readable(cls, cadence: str) -> str:
        try:
            read_steps(cadence)
        except BadInput as error:
            raise ValueError(str(error)) from error
        return cadence

    @field_validator("site_url")
    @classmethod
    def _folder(cls, url: str) -> str:
        return f"{check_on_the_web(url).rstrip('/')}/" if url else ""

    @field_validator("alert_email")
    @classmethod
    def _recipients(cls, addresses: str) -> str:
        return check_mailboxes(addresses)

    @field_validator("alert_from")
    @classmethod
    def _sender(cls, address: str) -> str:
        return check_mailboxes(address, most=1)

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, address: str) -> str:
        return check_mail_server(address)

    @field_validator("alert_webhooks", "alert_slack")
    @classmethod
    def _on_the_web(cls, addresses: str) -> str:
        return check_on_the_web(addresses)

    @model_validator(mode="after")
    def _mail_has_a_server(self) -> Settings:
        if listed(self.alert_email) and not self.smtp_url:
            raise ValueError(
                "RECOUPE_ALERT_EMAIL needs a mail server: set RECOUPE_SMTP_URL to smtp://... or smtps://..."
            )
        return self

    @model_validator(mode="after")
    def _name_the_database(self) -> Settings:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.home / DATABASE_FILE}"
        return self
