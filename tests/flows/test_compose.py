"""What compose.yml starts works together: its own commands and settings, run as processes against a real PostgreSQL."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
import yaml

from flows.orchestration import is_healthy
from tests.db.conftest import postgresql
from tests.db.postgresql import Server
from tests.flows.test_serve import KURSK, READY_TIMEOUT_S, RUN_TIMEOUT_S, _await
from tests.shared import REPOSITORY, free_port

__all__ = ["postgresql"]

SERVICES: Mapping[str, Any] = yaml.safe_load((REPOSITORY / "compose.yml").read_text(encoding="utf-8"))["services"]
ONCE = ("records", "pool", "deployments")
STAYING = ("worker", "worker", "site")


class Here:
    """The services of the file on this machine: other hosts and ports, the same commands and settings."""

    def __init__(self, server: Server, home: Path) -> None:
        self._server, self._home = server, home
        self.api_port, self.site_port = free_port(), free_port()
        self.api = f"http://127.0.0.1:{self.api_port}/api"

    def command(self, service: str) -> list[str]:
        return [sys.executable, "-m", *(self._moved(word) for word in SERVICES[service]["command"])]

    def environment(self, service: str) -> dict[str, str]:
        declared = {name: self._moved(str(value)) for name, value in SERVICES[service]["environment"].items()}
        return {**os.environ, **declared, "RECOUPE_HOME": str(self._home), "DO_NOT_TRACK": "1"}

    def _moved(self, text: str) -> str:
        text = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text)
        text = re.sub(r"recoupe:\$\{[^}]+\}@postgres:5432", f"postgres@127.0.0.1:{self._server.port}", text)
        text = text.replace("http://prefect:4200/api", self.api).replace("0.0.0.0", "127.0.0.1")
        return {"4200": str(self.api_port), "4201": str(self.site_port)}.get(text, text)

    def run(self, service: str) -> None:
        subprocess.run(
            self.command(service),
            env=self.environment(service),
            cwd=REPOSITORY,
            check=True,
            capture_output=True,
            timeout=RUN_TIMEOUT_S,
        )

    @contextmanager
    def staying(self, service: str) -> Iterator[None]:
        process = subprocess.Popen(
            self.command(service),
            env=self.environment(service),
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            family = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
            for one in family:
                one.kill()
            process.wait(RUN_TIMEOUT_S)

    def order(self) -> None:
        asked = {"article": str(KURSK / "article.fr.txt"), "dossiers": [str(KURSK)], "as_of": "2024-12-17"}
        words = ("deployment", "run", "verify-article/on-demand", "-p", f"parameters={json.dumps(asked)}")
        subprocess.run(
            [sys.executable, "-m", "prefect", *words],
            env=self.environment("worker"),
            cwd=REPOSITORY,
            check=True,
            capture_output=True,
            timeout=RUN_TIMEOUT_S,
        )


@pytest.mark.slow(seconds=50)
@pytest.mark.postgres
def test_the_services_of_the_compose_file_verify_an_article_together(postgresql: Server, tmp_path: Path) -> None:
    for database in ("recoupe", "prefect"):
        postgresql.create_database(database)
    here = Here(postgresql, tmp_path / "desk")
    with ExitStack() as stack:
        stack.enter_context(here.staying("prefect"))
        _await(lambda: is_healthy(here.api), READY_TIMEOUT_S)
        for service in ONCE:
            here.run(service)
        for service in STAYING:
            stack.enter_context(here.staying(service))
        here.order()
        site = f"http://127.0.0.1:{here.site_port}"
        _await(lambda: _has_a_run(site), RUN_TIMEOUT_S)
        assert list((tmp_path / "desk" / "reports").glob("run-*/report.html"))


def _has_a_run(site: str) -> bool:
    try:
        return "recoupe_runs 1.0" in requests.get(f"{site}/metrics", timeout=5).text
    except requests.RequestException:
        return False


def test_every_service_is_started_after_what_it_needs_and_keeps_no_password() -> None:
    for name, service in SERVICES.items():
        for other in service.get("depends_on", {}):
            assert other in SERVICES, name
    text = (REPOSITORY / "compose.yml").read_text(encoding="utf-8")
    assert not re.search(r"(?i)password[^\n]*:\s*[\"']?[a-z0-9]+[\"']?\s*$", text)
