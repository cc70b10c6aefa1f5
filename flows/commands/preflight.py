"""What a user gave is looked at before anything starts: what is wrong with it is told at once, and no work is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from flows.commands.writing import writing_to
from recoupe.errors import BadInput
from recoupe.inputs import STANDARD_INPUT, file_content, is_url

if TYPE_CHECKING:
    from flows.parameters import CampaignParameters, VerifyParameters, WatchParameters


# The rules need nothing that could be missing, and are imported while Prefect's server starts.
_ALWAYS_THERE = "rules"


def check_verification(parameters: VerifyParameters) -> None:
    """Raises `BadInput` where an article cannot be verified as asked for, as far as that shows beforehand."""
    _check_campaign(parameters)
    if parameters.article != STANDARD_INPUT and not is_url(parameters.article):
        file_content(Path(parameters.article))
    if parameters.out is not None:
        _check_folder(Path(parameters.out))


def check_again(as_of: str | None, dossiers: Sequence[str]) -> None:
    """Raises `BadInput` where nothing can be verified again as of that moment or with those dossiers."""
    from db.settings import Settings
    from flows.parameters import check_has_come

    Settings()
    check_has_come(as_of)
    _check_dossiers(dossiers)


def check_watch(parameters: WatchParameters) -> None:
    """Raises `BadInput` for a folder that is none, and where articles cannot be verified as asked for."""
    _check_campaign(parameters)
    for feed in parameters.feeds:
        if not is_url(feed) and not Path(feed).is_dir():
            raise BadInput(f"{feed}: no such folder; name folders of articles, and addresses of feeds")


def _check_dossiers(folders: Sequence[str]) -> None:
    """Raises `BadDossier` for a folder that is no dossier."""
    from recoupe.dossiers import load_dossier

    for folder in folders:
        load_dossier(Path(folder))


def _check_campaign(parameters: CampaignParameters) -> None:
    from db.settings import Settings
    from recoupe.decompose.decomposers import get_decomposer
    from recoupe.judge.backends import get_backend
    from recoupe.topics import load_topic

    # A setting that can be none ends a command before anything else is looked at.
    Settings()
    if parameters.topic is not None:
        load_topic(parameters.topic)
    if parameters.backend != _ALWAYS_THERE:
        get_backend(parameters.backend)
    if parameters.decomposer != _ALWAYS_THERE:
        get_decomposer(parameters.decomposer)
    _check_dossiers(parameters.dossiers)


def _check_folder(folder: Path) -> None:
    """Make the folder of a report, and a file in it that nobody sees: some places say only then that they take none."""
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
