"""No test reaches the outside or the user's own desk; what a bare machine lacks is left out with a reason."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

from recoupe.gather.traffic import forget_hosts
from tests.shared import shared_folder

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")

# Set by .ci/run, which installs the parts first: there a test that is left out for want of one has failed.
EVERYTHING = os.environ.get("RECOUPE_TEST_EVERYTHING") == "1"


def _postgres() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None


def _browser() -> bool:
    return shutil.which("chromium") is not None and shutil.which("chromedriver") is not None


PARTS = {
    "shared": (shared_folder() is not None, "the project's shared folder is not beside the repository"),
    "postgres": (_postgres(), "PostgreSQL is not installed (Debian: postgresql)"),
    "pywb": (Path(sys.prefix, "pywb", "bin", "wayback").exists(), "pywb is not installed (make .venv/pywb/.installed)"),
    "browser": (_browser(), "Chromium is not installed (Debian: chromium, chromium-driver)"),
}


@pytest.fixture(autouse=True)
def only_loopback() -> None:
    """Every test may reach this machine and nothing else."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every test has a desk of its own."""
    home = tmp_path / "desk"
    monkeypatch.setenv("RECOUPE_HOME", str(home))
    monkeypatch.delenv("RECOUPE_DATABASE_URL", raising=False)
    yield home


@pytest.fixture(autouse=True)
def own_hosts() -> None:
    """Every test meets its hosts for the first time, as a process does: ports come again, and rules with them."""
    forget_hosts()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, file by file; what needs a part that this machine lacks is left out."""
    seconds: Counter[Path] = Counter()
    for item in items:
        mark = item.get_closest_marker("slow")
        seconds[item.path] += mark.kwargs.get("seconds", 2) if mark else 0
    items.sort(key=lambda item: -seconds[item.path])
    for item in items:
        for name, (present, reason) in PARTS.items():
            if item.get_closest_marker(name) and not present and not EVERYTHING:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where everything has to run, a test that was left out has failed."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if EVERYTHING and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out although everything has to run: {item.nodeid}: {report.longrepr}"
