"""What a run works with on this machine: records, archive, home folder and the settings of the desk."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from db.archive import Archive
from db.decisions import decisions_of
from db.engine import open_engine, upgrade
from db.history import past_versions
from db.records import load_run
from db.settings import Settings
from recoupe.cadence import Steps, read_steps
from recoupe.decisions import Decision
from recoupe.defaults.cadence import STEPS
from recoupe.gather.web import Web, WebSettings
from recoupe.model import Verification
from recoupe.versions import PastVersion


@dataclass(frozen=True, slots=True)
class Desk:
    """The open records and archive of one desk."""

    home: Path
    engine: Engine
    archive: Archive
    web_settings: WebSettings
    site_url: str = ""
    saves_pages: bool = False
    cadence: Steps = STEPS

    @property
    def reports(self) -> Path:
        """Where the desk's copies of its reports lie, each in a folder of its run."""
        return self.home / "reports"

    def web(self, *, leaves_pages: bool = False) -> Web:
        """The web as this desk reads it: asked only for what changed, and every answer is kept.

        With `leaves_pages` those that are neither refused nor lead on are for whoever fetches to keep, with the text
        that was read in them.
        """
        keep = self.archive.keep_fetched
        return Web(self.web_settings, earlier=self.archive.last_fetch, record=keep, leaves_pages=leaves_pages)

    def load(self, run_id: str) -> Verification:
        """The verification that was saved under `run_id`."""
        return load_run(self.engine, run_id)

    def past(self, run_id: str | None, now: Verification) -> tuple[PastVersion, ...]:
        """The verdicts of that run and of those it verified again on the claims of `now`, the earliest first.

        None for None.
        """
        return past_versions(self.engine, run_id, now) if run_id else ()

    def decisions(self, run_id: str) -> tuple[Decision, ...]:
        """What people have decided on the article up to that run."""
        return decisions_of(self.engine, run_id)


def open_desk(settings: Settings | None = None) -> Desk:
    """The desk of this environment (`RECOUPE_HOME`, `RECOUPE_DATABASE_URL`), its database at the newest revision."""
    settings = settings or Settings()
    engine = open_engine(settings.database_url)
    upgrade(engine)
    web = WebSettings(allow_loopback=settings.allow_loopback)
    archive = Archive(engine, settings.home / "snapshots")
    cadence = read_steps(settings.cadence)
    return Desk(settings.home, engine, archive, web, settings.site_url, settings.save_pages, cadence)
