"""Where a desk keeps its things: environment variables with the prefix `RECOUPE_`, and their defaults."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_FILE = "recoupe.sqlite"


def default_home() -> Path:
    """The folder for user data that the XDG base directory specification names, with `recoupe` in it."""
    data = os.environ.get("XDG_DATA_HOME", "")
    # The specification has relative paths ignored.
    folder = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return folder / "recoupe"


class Settings(BaseSettings):
    """The settings of one desk: `RECOUPE_HOME`, `RECOUPE_DATABASE_URL`, `RECOUPE_ALLOW_LOOPBACK`.

    `home` is absolute. Without `database_url` the records are the SQLite file `recoupe.sqlite` in `home`.
    `allow_loopback` lets the gatherer fetch from this machine, which only tests and mirrors need.
    """

    model_config = SettingsConfigDict(env_prefix="RECOUPE_", env_ignore_empty=True, extra="ignore")

    home: Path = Field(default_factory=default_home)
    database_url: str = ""
    allow_loopback: bool = False

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @model_validator(mode="after")
    def _name_the_database(self) -> Settings:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.home / DATABASE_FILE}"
        return self
