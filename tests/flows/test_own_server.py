"""A command that finds no server brings its own: up before the first task, gone with the command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import REPOSITORY

pytestmark = pytest.mark.slow(seconds=12)

_BEGUN = """
import os
import sys
import flows.own_server
flows.own_server.IS_FORK = sys.argv[1] == "fork"
from flows.commands.verifying import announce, prepared
own = prepared()
announce()
assert own.is_started
from prefect.client.orchestration import get_client
with get_client(sync_client=True) as client:
    assert client.api_healthcheck() is None
    assert str(client.api_url).startswith(os.environ["PREFECT_API_URL"])
print(own._process.pid)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_commands_own_server_answers_and_ends_with_it(method: str, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, "-c", _BEGUN, method],
        cwd=REPOSITORY,
        env={**environment, "RECOUPE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
