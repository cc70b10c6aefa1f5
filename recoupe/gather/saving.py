"""Saving: ask a public archive to keep a page, and note only what it says it has kept."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from recoupe.defaults import gather as limits
from recoupe.errors import LayoutChanged, SourceSkipped, SourceUnavailable
from recoupe.gather.web import Fetched, Web
from recoupe.source_files import Politeness, SavePage, Source

_STAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one page: the address and time of its capture, or the fault for which there is none."""

    url: str
    capture: str = ""
    captured_at: datetime | None = None
    fault: str = ""


def save_pages(
    urls: Sequence[str],
    archive: Source,
    web: Web,
    keys: Mapping[str, str],
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Saved, ...]:
    """Ask `archive` to save each page, one after the other, and wait until it says what became of them.

    A page that was handed in is not yet a page that was saved: without a confirmed time there is no capture.
    """
    save = archive.save
    if save is None:
        return ()
    saver = _Saver(archive, save, web, {save.key_header: save.key_value.replace("{key}", keys.get(save.key_env, ""))})
    jobs = [(url, saver.hand_in(url)) for url in urls]
    return tuple(saver.outcome(url, job, sleep) if isinstance(job, str) else job for url, job in jobs)


@dataclass(frozen=True, slots=True)
class _Saver:
    archive: Source
    save: SavePage
    web: Web
    headers: Mapping[str, str]

    @property
    def politeness(self) -> Politeness:
        return Politeness(delay_s=self.save.delay_s)

    def hand_in(self, url: str) -> str | Saved:
        """The number of the job that saves the page, or why there is none."""
        # What was saved of late need not be saved again.
        form = {"url": url, "if_not_archived_within": limits.SAVED_WITHIN}
        try:
            answer = _said(self.web.submit(self.save.url, form, self.politeness, {**self.headers, **_JSON}))
        except (SourceSkipped, SourceUnavailable) as error:
            return Saved(url, fault=str(error))
        job = answer.get("job_id")
        return job if isinstance(job, str) and job else Saved(url, fault=str(answer.get("message") or "no job"))

    def outcome(self, url: str, job: str, sleep: Callable[[float], None]) -> Saved:
        """What became of a job, asked until it is over or for so long that it is given up."""
        for attempt in range(limits.SAVE_LOOKS):
            if attempt:
                sleep(self.save.delay_s)
            try:
                told = _said(self.web.fetch(self.save.status.replace("{job}", job), self.politeness, self.headers))
            except (SourceSkipped, SourceUnavailable) as error:
                return Saved(url, fault=str(error))
            if told.get("status") != "pending":
                return self._ended(url, told)
        return Saved(url, fault="the archive was still at it when it was last asked")

    def _ended(self, url: str, told: Mapping[str, Any]) -> Saved:
        stamp, original = str(told.get("timestamp") or ""), str(told.get("original_url") or url)
        try:
            captured_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return Saved(url, fault=str(told.get("message") or told.get("status") or "no time of a capture"))
        if told.get("status") != "success":
            return Saved(url, fault=str(told.get("message") or told.get("status")))
        return Saved(url, f"{self.archive.url.rstrip('/')}/web/{stamp}/{original}", captured_at)


_JSON = {"Accept": "application/json"}


def _said(answer: Fetched) -> dict[str, Any]:
    try:
        said = json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"{answer.url}: does not answer in JSON") from error
    if not isinstance(said, dict):
        raise LayoutChanged(f"{answer.url}: does not say what became of the page")
    return said
